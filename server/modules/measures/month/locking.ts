import type { BodyOf } from '@tongli/contracts/kernel';
import { type lockMonth, type MonthState, monthLocked, monthSigned, type signMonth } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, type Refusal, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope, holds } from '../../../platform/permissions/scope.ts';
import { businessDay, projectAsked } from '../../org/index.ts';
import {
  type At,
  bookDifferences,
  countedParts,
  firstDay,
  keptParts,
  type MonthOf,
  type PlaceSums,
  sumsEverywhere,
} from './components.ts';
import { daysOfMonth, figuresOf, ownFiguresOf, type Reckoned, readToldIn, readWanted } from './figures.ts';
import { mayLock, maySign, stateOf } from './month.ts';
import { holdMonths, keptOne, openDisputesOf, readKept } from './store.ts';

type Done = { month: string; state: MonthState };

interface Published {
  readonly at: At;
  readonly figure: Reckoned;
}

/** Everything that is to stand: the catalogue wherever anything was counted, what people wrote for the whole and its units. */
async function reckonAll(call: Call, of: MonthOf): Promise<Published[]> {
  const range = await daysOfMonth(call, of.month);
  const told = await readToldIn(call, of.projectId);
  const places: PlaceSums[] = await sumsEverywhere(call, of, keptParts(of));
  const counted = places.flatMap(({ sums, ...at }) =>
    figuresOf(sums, range, told, at.unitId === null && at.personId === null).map((figure) => ({ at, figure })),
  );
  const units = places.filter(({ personId }) => personId === null);
  return [...counted, ...(await ownFiguresOf(call, of, units, { withArchived: false }))];
}

async function targetsOfPlaces(call: Call, of: MonthOf, all: readonly Published[]) {
  const places = new Map(all.map(({ at }) => [`${at.unitId} ${at.personId}`, at]));
  const wanted = new Map<string, Awaited<ReturnType<typeof readWanted>>>();
  for (const [key, at] of places) wanted.set(key, await readWanted(call, of, at));
  return ({ at, figure }: Published) => wanted.get(`${at.unitId} ${at.personId}`)?.(figure) ?? null;
}

async function keep(call: Call, of: MonthOf, all: readonly Published[]): Promise<void> {
  const { projectId, month } = of;
  const definitions = new Map(all.map(({ figure: { indicator } }) => [indicator.code, indicator]));
  const indicators = [...definitions].map(([code, definition], place) => ({ code, place, definition }));
  await sql`
    insert into measures.month_indicator (project_id, month, code, place, definition)
    select ${projectId}::uuid, ${firstDay(month)}, code, place, definition
    from jsonb_to_recordset(${JSON.stringify(indicators)}::jsonb) as given (code text, place int, definition jsonb)`.execute(
    call.tx,
  );
  const targetOf = await targetsOfPlaces(call, of, all);
  const figures = all.map(({ at, figure }) => {
    const { indicator, value, count, size } = figure;
    const place = { code: indicator.code, unit_id: at.unitId, person_id: at.personId };
    return { ...place, value, count, size, target: targetOf({ at, figure }) };
  });
  await sql`
    insert into measures.month_figure (project_id, month, code, unit_id, person_id, value, count, size, target)
    select ${projectId}::uuid, ${firstDay(month)}, code, unit_id, person_id, value, count, size, target
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as given
      (code text, unit_id uuid, person_id uuid, value float8, count float8, size float8, target float8)`.execute(
    call.tx,
  );
}

/**
 * First what has come to months that are locked is booked in this one, while it is open; then its parts are kept as they are counted,
 * and its figures as they follow from both.
 */
export async function lock(
  asked: Call,
  month: string,
  { projectId: named }: BodyOf<typeof lockMonth>,
): Promise<Done | Refusal> {
  const projectId = await projectAsked(asked, named);
  if (isRefusal(projectId)) return projectId;
  if (!holds(asked.actor, 'measures.close', { projectId, unitId: null })) return forbidden;
  const call = beyondScope(asked);
  await holdMonths(call, projectId);
  const kept = await readKept(call, projectId);
  const { today } = await businessDay(call);
  const openDisputes = (await openDisputesOf(call, projectId)).get(month) ?? 0;
  const state = stateOf(month, today, keptOne(kept, month));
  const refused = mayLock(month, state, { locked: kept.map((one) => one.month), openDisputes });
  if (refused) return refused;
  for (const one of kept) await bookDifferences(call, { projectId, month: one.month }, month, one.month);
  const of = { projectId, month };
  await sql`
    insert into measures.month (project_id, month, locked_at, locked_by)
    values (${projectId}, ${firstDay(month)}, ${call.now}, ${call.actor.name})`.execute(call.tx);
  await sql`
    insert into measures.month_sum (project_id, month, measure, unit_id, person_id, sum)
    select ${projectId}::uuid, ${firstDay(month)}, measure, unit_id, person_id, sum
    from (${countedParts(of, 'person')}) part`.execute(call.tx);
  await keep(call, of, await reckonAll(call, of));
  await append(call, monthLocked, projectId, { month });
  await audit(call, 'measures.lock-month', { type: 'project', id: projectId });
  return { month, state: 'locked' };
}

export async function sign(
  call: Call,
  month: string,
  { projectId: named, version }: BodyOf<typeof signMonth>,
): Promise<Done | Refusal> {
  const projectId = await projectAsked(call, named);
  if (isRefusal(projectId)) return projectId;
  if (!holds(call.actor, 'measures.sign', { projectId, unitId: null })) return forbidden;
  await holdMonths(call, projectId);
  const kept = keptOne(await readKept(call, projectId), month);
  const { today } = await businessDay(call);
  const refused = maySign(month, stateOf(month, today, kept));
  if (refused) return refused;
  if (kept?.version !== version) return staleVersion;
  await sql`
    update measures.month set signed_at = ${call.now}, signed_by = ${call.actor.name}, version = version + 1
    where project_id = ${projectId}::uuid and month = ${firstDay(month)}`.execute(call.tx);
  await append(call, monthSigned, projectId, { month });
  await audit(call, 'measures.sign-month', { type: 'project', id: projectId });
  return { month, state: 'signed' };
}
