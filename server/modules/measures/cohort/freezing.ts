import { randomUUID } from 'node:crypto';
import { addDays, startOfDay } from '@tongli/calendar';
import type { CohortWho } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { businessDay, projectFor } from '../../org/index.ts';
import { listed, tables } from '../store.ts';
import { decidePeriod, decideReading, decideTelling, type Period } from './cohort.ts';
import type { CohortDoor, CohortSpan } from './door.ts';
import { findCohort, readingsOf } from './record.ts';

export interface NewCohort extends Period {
  readonly projectId?: string | undefined;
  readonly name: string;
  readonly who: CohortWho;
}

type Done = Promise<{ id: string } | Refusal>;

function byWhom({ actor }: Call): string {
  if (actor.id === null) throw new Error('a cohort is frozen and read by somebody');
  return actor.id;
}

async function spanOf(call: Call, projectId: string, { from, to }: Period): Promise<CohortSpan | Refusal> {
  const { today, calendar } = await businessDay(call);
  const refused = decidePeriod({ from, to }, today);
  if (refused) return refused;
  const { zone } = calendar;
  return { projectId, since: startOfDay(zone, from), before: startOfDay(zone, addDays(to, 1)) };
}

async function insertMembers(call: Call, cohortId: string, customerIds: readonly string[]): Promise<void> {
  await sql`insert into measures.cohort_member (cohort_id, place, customer_id)
    select ${cohortId}::uuid, place, customer_id
    from unnest(${listed(customerIds)}::uuid[]) with ordinality as given (customer_id, place)`.execute(call.tx);
}

async function insertReading(call: Call, door: CohortDoor, cohortId: string, span: CohortSpan, period: Period) {
  const id = randomUUID();
  const facts = await door.factsOf(call, cohortId, span);
  await tables(call)
    .insertInto('measures.cohort_reading')
    .values({
      ...{ id, cohort_id: cohortId, from_on: period.from, to_on: period.to },
      ...{ read_at: call.now, read_by_id: byWhom(call), ...facts },
    })
    .execute();
  return id;
}

/** Whoever is of it now; what becomes of them later changes neither the set nor what was read. */
export async function freeze(call: Call, door: CohortDoor, cohort: NewCohort): Done {
  const projectId = await projectFor(call, cohort.projectId);
  if (isRefusal(projectId)) return projectId;
  const span = await spanOf(call, projectId, cohort);
  if (isRefusal(span)) return span;
  const customerIds = await door.customersOf(call, cohort.who, span);
  if (customerIds.length === 0) return refuse('nobody-to-freeze', { status: 422, field: 'body.who' });
  const id = randomUUID();
  await tables(call)
    .insertInto('measures.cohort')
    .values({
      ...{ id, project_id: projectId, name: cohort.name, who: cohort.who, from_on: cohort.from, to_on: cohort.to },
      ...{ members: customerIds.length, frozen_at: call.now, frozen_by_id: byWhom(call) },
    })
    .execute();
  await insertMembers(call, id, customerIds);
  await insertReading(call, door, id, span, cohort);
  await audit(call, 'measures.freeze-cohort', { type: 'cohort', id });
  return { id };
}

/** Locked against a second reading at the same time. */
const lock = (call: Call, id: string) =>
  sql`select from measures.cohort where id = ${id}::uuid for update`.execute(call.tx);

export async function readAgain(call: Call, door: CohortDoor, cohortId: string, period: Period): Done {
  const cohort = await findCohort(call, cohortId);
  if (!cohort) return notFound;
  await lock(call, cohortId);
  const before = (await readingsOf(call, cohortId)).map(({ from_on: from, to_on: to }) => ({ from, to }));
  const refused = decideReading(before);
  if (refused) return refused;
  if (before.some(({ from, to }) => from === period.from && to === period.to))
    return refuse('read-already', { field: 'body.from' });
  const span = await spanOf(call, cohort.project_id, period);
  if (isRefusal(span)) return span;
  const id = await insertReading(call, door, cohortId, span, period);
  await audit(call, 'measures.read-cohort', { type: 'cohort', id: cohortId });
  return { id };
}

export interface Told {
  readonly lost: number;
  readonly revenueMinor: number;
  readonly totalMinor: number;
  readonly source: string;
}

export async function tell(call: Call, readingId: string, told: Told): Promise<Record<string, never> | Refusal> {
  const reading = await tables(call)
    .selectFrom('measures.cohort_reading')
    .selectAll()
    .where('id', '=', readingId)
    .forUpdate()
    .executeTakeFirst();
  const cohort = reading && (await findCohort(call, reading.cohort_id));
  if (!cohort) return notFound;
  const refused = decideTelling(reading.told_at !== null, cohort.members, told);
  if (refused) return refused;
  await tables(call)
    .updateTable('measures.cohort_reading')
    .set({
      ...{ lost: told.lost, revenue_minor: told.revenueMinor, total_minor: told.totalMinor, source: told.source },
      ...{ told_at: call.now, told_by_id: byWhom(call) },
    })
    .where('id', '=', readingId)
    .execute();
  await audit(call, 'measures.tell-cohort', { type: 'cohort', id: cohort.id });
  return {};
}
