import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import {
  type answerDispute,
  type MonthDispute,
  monthDisputeAnswered,
  monthDisputed,
  type raiseDispute,
} from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope, holds } from '../../../platform/permissions/scope.ts';
import { businessDay, isPerson, projectFor, unitNames } from '../../org/index.ts';
import { isDerived, partsOf } from '../catalogue/derived.ts';
import { findIndicator, type IndicatorEntry, type Measure, type Part } from '../catalogue/index.ts';
import { firstDay, homeOf, type MonthOf } from './components.ts';
import { mayRaise, openMonthFor, stateOf } from './month.ts';
import { figuresAt } from './record.ts';
import { answerRule, describeDisputes, describedAs } from './replies.ts';
import { type DisputeRow, findDispute, holdMonths, keptOne, readDisputes, readKept } from './store.ts';

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

type Raised = BodyOf<typeof raiseDispute>;

/** One's own figures are everybody's to dispute; those of others whoever may look at that place. */
async function checkPlace(call: Call, { projectId, month }: MonthOf, { unitId, personId }: Raised) {
  if (personId !== null && personId === call.actor.id)
    return { unitId: await homeOf(call, { projectId, month }, personId), personId };
  if (personId !== null && !(await isPerson(call, personId))) return wrong('unknown-person', 'personId');
  if (unitId !== null && !(await unitNames(call, [unitId])).has(unitId)) return wrong('unknown-unit', 'unitId');
  const home = personId === null ? unitId : await homeOf(call, { projectId, month }, personId);
  return holds(call.actor, 'measures.live', { projectId, unitId: home }) ? { unitId: home, personId } : forbidden;
}

async function readOne(call: Call, of: MonthOf, id: string): Promise<MonthDispute | Refusal> {
  const rows = await readDisputes(call, of, null);
  const [shown] = await describeDisputes(
    call,
    rows.filter((row) => row.id === id),
  );
  return shown ?? notFound;
}

export async function raise(call: Call, month: string, body: Raised): Promise<MonthDispute | Refusal> {
  const projectId = await projectFor(call, body.projectId);
  if (isRefusal(projectId)) return projectId;
  await holdMonths(call, projectId);
  const of = { projectId, month };
  const { today } = await businessDay(call);
  const state = stateOf(month, today, keptOne(await readKept(call, projectId), month));
  const refused = mayRaise(month, state, today);
  if (refused) return refused;
  const place = await checkPlace(call, of, body);
  if (isRefusal(place)) return place;
  const everywhere = beyondScope(call);
  const figures = await figuresAt(everywhere, of, place, state);
  const figure = figures.find(({ indicator }) => indicator.code === body.indicator);
  if (!figure) return wrong('nothing-to-dispute', 'indicator', { indicator: body.indicator, month });
  const standing = (await readDisputes(everywhere, of, call.actor.id)).some(
    (one) =>
      one.state === 'open' &&
      one.indicator === body.indicator &&
      one.personId === place.personId &&
      one.unitId === place.unitId,
  );
  if (standing) return refuse('already-disputed', { field: 'body.indicator' });
  const id = randomUUID();
  await sql`
    insert into measures.month_dispute (id, project_id, month, indicator, unit_id, person_id, value, count, size, raised_at, raised_by,
      raised_by_name, reason, evidence, state)
    values (${id}, ${projectId}, ${firstDay(month)}, ${body.indicator}, ${place.unitId}, ${place.personId}, ${figure.value},
      ${figure.count}, ${figure.size}, ${call.now}, ${call.actor.id}, ${call.actor.name}, ${body.reason}, ${body.evidence}, 'open')`.execute(
    call.tx,
  );
  const { name } = figure.indicator;
  await append(call, monthDisputed, id, { projectId, month, indicator: body.indicator, name });
  await audit(call, 'measures.raise-dispute', { type: 'month-dispute', id });
  return readOne(everywhere, of, id);
}

/** Which of the parts that are counted takes what is added to one that is made of them. */
function countedIn(part: Part): Measure | null {
  if (!isDerived(part)) return part;
  return partsOf(part).find(([, sign]) => sign === 1)?.[0] ?? null;
}

interface Delta {
  readonly measure: Measure;
  readonly delta: number;
}

/** Not less than nothing, and no share of more than the whole. */
function checkBounds(
  { count, size }: DisputeRow,
  { recipe: { bounds } }: IndicatorEntry,
  { countDelta, sizeDelta }: { readonly countDelta: number; readonly sizeDelta: number },
): Refusal | null {
  const [above, below] = [count + countDelta, size + sizeDelta];
  if (above < 0) return wrong('below-lowest', 'countDelta', { lowest: -count });
  return bounds.upper !== undefined && above > bounds.upper * below
    ? wrong('above-highest', 'countDelta', { highest: bounds.upper })
    : null;
}

/** What is to be added to which part; where the line has days below it, only what stands above can be put right. */
function deltasOf(row: DisputeRow, { countDelta, sizeDelta }: BodyOf<typeof answerDispute>) {
  const entry = findIndicator(row.indicator);
  if (!entry) return wrong('not-correctable', 'verdict');
  const { count, size } = entry.recipe;
  const beyond = checkBounds(row, entry, { countDelta, sizeDelta });
  if (beyond) return beyond;
  if (size === 'calendar-days' && sizeDelta !== 0) return wrong('size-not-correctable', 'sizeDelta');
  const asked = [
    { measure: countedIn(count), delta: countDelta },
    { measure: size === 'calendar-days' ? null : countedIn(size), delta: sizeDelta },
  ];
  const deltas = asked.flatMap(({ measure, delta }): Delta[] => (measure && delta !== 0 ? [{ measure, delta }] : []));
  return deltas.length === 0 ? wrong('nothing-corrected', 'countDelta') : deltas;
}

async function book(call: Call, row: DisputeRow, into: string, deltas: readonly Delta[], reason: string) {
  for (const { measure, delta } of deltas)
    await sql`
      insert into measures.month_correction
        (project_id, booked_month, of_month, measure, unit_id, person_id, delta, origin, dispute_id, reason, made_at, made_by)
      values (${row.projectId}, ${firstDay(into)}, ${firstDay(row.month)}, ${measure}, ${row.unitId}, ${row.personId}, ${delta},
        'dispute', ${row.id}, ${reason}, ${call.now}, ${call.actor.name})`.execute(call.tx);
}

/** What is granted is an entry of its own, in the month itself or, where that is locked, in the next that is open. */
export async function answer(
  call: Call,
  id: string,
  body: BodyOf<typeof answerDispute>,
): Promise<MonthDispute | Refusal> {
  const known = await findDispute(call, id);
  if (!known) return notFound;
  await holdMonths(call, known.projectId);
  const row = await findDispute(call, id);
  if (!row) return notFound;
  const refused = answerRule(call, row);
  if (refused) return refused;
  if (row.version !== body.version) return staleVersion;
  const deltas = body.verdict === 'corrected' ? deltasOf(row, body) : [];
  if (isRefusal(deltas)) return deltas;
  const locked = (await readKept(call, row.projectId)).map(({ month }) => month);
  const into = locked.includes(row.month) ? openMonthFor(row.month, locked) : row.month;
  await book(call, row, into, deltas, body.text);
  await sql`
    update measures.month_dispute set state = ${body.verdict}, answered_at = ${call.now}, answered_by = ${call.actor.name},
      answer = ${body.text}, version = version + 1
    where id = ${id}::uuid`.execute(call.tx);
  const indicator = await describedAs(call, row.indicator);
  await append(call, monthDisputeAnswered, id, {
    ...{ projectId: row.projectId, month: row.month, indicator: row.indicator, verdict: body.verdict },
    ...{ name: indicator?.name ?? { zh: row.indicator, en: row.indicator }, raisedBy: row.raisedBy },
  });
  await audit(call, 'measures.answer-dispute', { type: 'month-dispute', id });
  return readOne(call, row, id);
}
