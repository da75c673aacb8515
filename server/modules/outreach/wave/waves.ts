import { randomUUID } from 'node:crypto';
import {
  longestWave,
  mostWaves,
  type SurveyContent,
  type SurveyWave,
  type WaveScale,
} from '@tongli/contracts/outreach';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
} from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import { inProject, inReach, tables } from '../store.ts';
import { figuresOf, nothing, type Sums, sums } from '../survey/figures.ts';
import { getSurvey } from '../survey/surveys.ts';
import type { OutreachTables } from '../tables.ts';
import { compareWaves } from './compare.ts';

type WaveRow = Selectable<OutreachTables['outreach.wave']>;
type Counted = Sums & { readonly id: string; readonly editions: readonly number[] };

const wavesOf = (call: Call, surveyId: string): Promise<WaveRow[]> =>
  tables(call).selectFrom('outreach.wave').selectAll().where('survey_id', '=', surveyId).orderBy('from_on').execute();

/** All waves of a survey by one look at what was asked in them. */
async function countedIn(call: Call, surveyId: string): Promise<Map<string, Counted>> {
  const { rows } = await sql<Counted>`
    select wave.id, ${sums},
      coalesce(array_agg(distinct asked.edition) filter (where asked.answered_at is not null), '{}') as editions
    from outreach.wave wave join outreach.invitation asked
      on asked.survey_id = wave.survey_id and asked.invited_on between wave.from_on and wave.to_on
    where wave.survey_id = ${surveyId}::uuid and ${inReach(call, 'asked')} group by wave.id`.execute(call.tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of each edition how a scale was asked for; the first question of it is the one that counts. */
async function wordingsOf(call: Call, surveyId: string) {
  const rows = await tables(call)
    .selectFrom('outreach.edition')
    .select(['number', 'content'])
    .where('survey_id', '=', surveyId)
    .execute();
  const contents = new Map(rows.map(({ number, content }) => [number, content as SurveyContent]));
  return (editions: Iterable<number>, scale: WaveScale): Set<string> =>
    new Set(
      [...editions].flatMap((edition) => {
        const asked = contents.get(edition)?.questions.find(({ kind }) => kind === scale);
        return asked ? [JSON.stringify([asked.text.zh, asked.text.en])] : [];
      }),
    );
}

export async function listWaves(call: Call, surveyId: string) {
  const survey = await getSurvey(call, surveyId);
  if (isRefusal(survey)) return survey;
  const { today } = await businessDay(call);
  const rows = await wavesOf(call, surveyId);
  const counted = await countedIn(call, surveyId);
  const wordings = await wordingsOf(call, surveyId);
  const found = (row: WaveRow | undefined): Counted | null =>
    row ? (counted.get(row.id) ?? { ...nothing, id: row.id, editions: [] }) : null;
  const waves = rows.map((row, at): SurveyWave => {
    const [own, before] = [found(row) ?? { ...nothing, id: row.id, editions: [] }, found(rows[at - 1])];
    const alike = (scale: WaveScale) => wordings([...own.editions, ...(before?.editions ?? [])], scale).size <= 1;
    return {
      ...{ id: row.id, name: row.name, from: row.from_on, to: row.to_on, running: row.to_on >= today },
      ...{ sent: own.sent, ...figuresOf(own) },
      changes: before && compareWaves(before, own, alike),
    };
  });
  const may = holds(call.actor, 'outreach.design', { projectId: survey.projectId, unitId: null });
  return { waves: waves.reverse(), add: allowanceOf(may ? tooMany(rows.length) : forbidden) };
}

const tooMany = (count: number): Refusal | null =>
  count >= mostWaves ? refuse('too-many-waves', { params: { most: mostWaves } }) : null;

interface NewWave {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** An invitation is of one wave at most: otherwise a difference would be told of customers against themselves. */
function decideWave(rows: readonly WaveRow[], { from, to }: NewWave): Refusal | null {
  const refused = checkRange({ from, to }, 'body', longestWave) ?? tooMany(rows.length);
  if (refused) return refused;
  const other = rows.find((row) => row.from_on <= to && from <= row.to_on);
  if (!other) return null;
  const params = { name: other.name, from: other.from_on, to: other.to_on };
  return refuse('wave-overlaps', { status: 409, field: 'body.from', params });
}

export async function addWave(call: Call, surveyId: string, wave: NewWave): Promise<{ id: string } | Refusal> {
  const survey = await tables(call)
    .selectFrom('outreach.survey as survey')
    .select('id')
    .where('id', '=', surveyId)
    .where(inProject(call, 'survey'))
    .forUpdate()
    .executeTakeFirst();
  if (!survey) return notFound;
  const refused = decideWave(await wavesOf(call, surveyId), wave);
  if (refused) return refused;
  const id = randomUUID();
  await tables(call)
    .insertInto('outreach.wave')
    .values({ id, survey_id: surveyId, name: wave.name, from_on: wave.from, to_on: wave.to })
    .execute();
  await audit(call, 'outreach.add-wave', { type: 'survey', id: surveyId });
  return { id };
}

export async function removeWave(call: Call, id: string): Promise<Record<string, never> | Refusal> {
  const row = await tables(call)
    .deleteFrom('outreach.wave as wave')
    .using('outreach.survey as survey')
    .whereRef('survey.id', '=', 'wave.survey_id')
    .where('wave.id', '=', id)
    .where(inProject(call, 'survey'))
    .returning('wave.survey_id')
    .executeTakeFirst();
  if (!row) return notFound;
  await audit(call, 'outreach.remove-wave', { type: 'survey', id: row.survey_id });
  return {};
}
