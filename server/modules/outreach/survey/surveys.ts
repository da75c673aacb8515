import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { Survey, SurveyContent, SurveyState } from '@tongli/contracts/outreach';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleBehind,
} from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { projectFor } from '../../org/index.ts';
import { inProject, inReach, tables } from '../store.ts';
import { decideSurvey, designChecks } from './design.ts';

const subjectOf = (id: string) => ({ type: 'survey', id });

const selectSurveys = (call: Call) => {
  const counted = (what: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(select count(*)::integer from outreach.invitation sent
      where sent.survey_id = survey.id and ${what} and ${inReach(call, 'sent')})`;
  return tables(call)
    .selectFrom('outreach.survey as survey')
    .innerJoin('outreach.edition as edition', (join) =>
      join.onRef('edition.survey_id', '=', 'survey.id').onRef('edition.number', '=', 'survey.edition'),
    )
    .selectAll('survey')
    .select('edition.content')
    .select([
      counted(sql`true`).as('invited'),
      counted(sql`sent.sent_at is not null`).as('sent'),
      counted(sql`sent.answered_at is not null`).as('answered'),
    ])
    .where(inProject(call, 'survey'));
};

type Row = Awaited<ReturnType<ReturnType<typeof selectSurveys>['executeTakeFirstOrThrow']>>;

/** An ended one is kept for its results: what comes next is another. */
const decideChange = (state: string): Refusal | null => (state === 'ended' ? refuse('survey-ended') : null);
const decideUse = (state: string): Refusal | null =>
  state === 'draft' ? null : refuse(state === 'ended' ? 'survey-ended' : 'survey-in-use');
const decideEnd = (state: string): Refusal | null => (state === 'in-use' ? null : refuse('survey-not-in-use'));

function replyOf(call: Call, row: Row): Survey {
  const content = row.content as SurveyContent;
  const may = holds(call.actor, 'outreach.design', { projectId: row.project_id, unitId: null });
  const allowed = (refused: Refusal | null) => allowanceOf(may ? refused : forbidden);
  return {
    ...{ id: row.id, projectId: row.project_id, state: row.state as SurveyState, edition: row.edition },
    ...{
      content,
      checks: designChecks(content),
      invited: row.invited,
      sent: row.sent,
      answered: row.answered,
      version: row.version,
    },
    changedAt: row.changed_at.toISOString(),
    actions: {
      change: allowed(decideChange(row.state)),
      use: allowed(decideUse(row.state)),
      end: allowed(decideEnd(row.state)),
    },
  };
}

export async function getSurvey(call: Call, id: string): Promise<Survey | Refusal> {
  const row = await selectSurveys(call).where('survey.id', '=', id).executeTakeFirst();
  return row ? replyOf(call, row) : notFound;
}

const columns: ListColumns = {
  state: { expression: sql`survey.state`, type: 'text' },
  changedAt: { expression: sql`survey.changed_at`, type: 'instant' },
};

export async function listSurveys(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectSurveys(call), query, columns, sql<string>`survey.id`);
  return { items: rows.map((row) => replyOf(call, row)), nextCursor };
}

export type NewSurvey = SurveyContent & { readonly projectId?: string | undefined };

export async function addSurvey(call: Call, { projectId: asked, ...content }: NewSurvey): Promise<Survey | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const refused = decideSurvey(content);
  if (refused) return refused;
  const id = randomUUID();
  await tables(call)
    .insertInto('outreach.survey')
    .values({ id, project_id: projectId, state: 'draft', edition: 1, changed_at: call.now })
    .execute();
  await insertEdition(call, id, 1, content);
  await audit(call, 'outreach.add-survey', subjectOf(id));
  return getSurvey(call, id);
}

const insertEdition = (call: Call, surveyId: string, number: number, content: SurveyContent) =>
  tables(call)
    .insertInto('outreach.edition')
    .values({ survey_id: surveyId, number, content: JSON.stringify(content) })
    .onConflict((conflict) =>
      conflict.columns(['survey_id', 'number']).doUpdateSet({ content: JSON.stringify(content) }),
    )
    .execute();

/** Locked; refused where it is not there, is older than what the caller looked at, or the rule says so. */
async function lockSurvey(call: Call, id: string, version: number, decide: (state: string) => Refusal | null) {
  const row = await tables(call)
    .selectFrom('outreach.survey as survey')
    .selectAll()
    .where('id', '=', id)
    .where(inProject(call, 'survey'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== version) return staleBehind(await getSurvey(call, id));
  return decide(row.state) ?? row;
}

const save = (call: Call, id: string, version: number, set: { state?: SurveyState; edition?: number }) =>
  tables(call)
    .updateTable('outreach.survey')
    .set({ ...set, changed_at: call.now, version: version + 1 })
    .where('id', '=', id)
    .execute();

export async function changeSurvey(
  call: Call,
  id: string,
  { version, ...content }: SurveyContent & { readonly version: number },
): Promise<Survey | Refusal> {
  const row = await lockSurvey(call, id, version, decideChange);
  if (isRefusal(row)) return row;
  const refused = decideSurvey(content);
  if (refused) return refused;
  // A draft was sent to nobody, so that nothing refers to what it said.
  const edition = row.state === 'draft' ? row.edition : row.edition + 1;
  await insertEdition(call, id, edition, content);
  await save(call, id, version, { edition });
  await audit(call, 'outreach.change-survey', subjectOf(id));
  return getSurvey(call, id);
}

export async function useSurvey(call: Call, id: string, version: number): Promise<Survey | Refusal> {
  const row = await lockSurvey(call, id, version, decideUse);
  if (isRefusal(row)) return row;
  await tables(call)
    .updateTable('outreach.survey')
    .set({ state: 'ended', changed_at: call.now, version: sql`version + 1` })
    .where('project_id', '=', row.project_id)
    .where('state', '=', 'in-use')
    .execute();
  await save(call, id, version, { state: 'in-use' });
  await audit(call, 'outreach.use-survey', subjectOf(id));
  return getSurvey(call, id);
}

export async function endSurvey(call: Call, id: string, version: number): Promise<Survey | Refusal> {
  const row = await lockSurvey(call, id, version, decideEnd);
  if (isRefusal(row)) return row;
  await save(call, id, version, { state: 'ended' });
  await audit(call, 'outreach.end-survey', subjectOf(id));
  return getSurvey(call, id);
}
