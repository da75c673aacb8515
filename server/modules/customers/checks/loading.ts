import { type CheckPlace, type CheckSettings, type IdentityLevel, identityLevels } from '@tongli/contracts/customers';
import { type Selectable, sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { type FullCustomer, findClear } from '../queries.ts';
import { tables } from '../store.ts';
import type { CustomersTables } from '../tables.ts';
import type { Situation, Step } from './check.ts';
import type { CheckDoors, CheckedPlace } from './doors.ts';
import { askableOf, type OnRecord, readRecord } from './record.ts';
import { readCheckSettings } from './settings.ts';

export interface Where {
  readonly place: CheckPlace;
  readonly id: string;
}

export type StepRow = Selectable<CustomersTables['customers.check_step']>;

/** A check as it stands, with what its questions are compared with: that never leaves the server. */
export interface LoadedCheck {
  readonly where: Where;
  readonly customerId: string | null;
  readonly customer: FullCustomer | null;
  readonly record: OnRecord | null;
  readonly rows: readonly StepRow[];
  readonly situation: Situation;
}

const stepOf = (row: StepRow): Step => ({
  ...{ id: row.id, question: row.question, right: row.right, at: row.at, lockedUntil: row.locked_until },
  kind: row.kind as Step['kind'],
  level: row.level as Step['level'],
});

export const stepsWithin = (call: Pick<Call, 'tx'>, { place, id }: Where, customerId: string): Promise<StepRow[]> =>
  tables(call)
    .selectFrom('customers.check_step')
    .selectAll()
    .where('place', '=', place)
    .where('place_id', '=', id)
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();

/** Wherever it was that they were locked; whoever vouched for them since has ended it. */
async function lockOf(call: Call, customerId: string): Promise<Date | null> {
  const last = await tables(call)
    .selectFrom('customers.check_step')
    .select('locked_until')
    .where('customer_id', '=', customerId)
    .where(sql<boolean>`(locked_until is not null or kind = 'vouch')`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.locked_until && last.locked_until > call.now ? last.locked_until : null;
}

/** With `locked`, whoever checks the same customer at the same time waits, so that every wrong answer counts. */
export async function loadCheck(
  call: Call,
  doors: CheckDoors,
  where: Where,
  { locked = false } = {},
): Promise<LoadedCheck | Refusal> {
  const found = await doors.places[where.place](call, where.id);
  if (!found) return notFound;
  const { customerId } = found;
  if (locked && customerId !== null)
    await tables(call)
      .selectFrom('customers.customer')
      .select('id')
      .where('id', '=', customerId)
      .forNoKeyUpdate()
      .executeTakeFirst();
  const customer = customerId === null ? null : await findClear(call, customerId);
  const record = customer && (await readRecord(call, doors, { customer, placeId: where.id }));
  const { settings } = await readCheckSettings(call);
  const rows = customerId === null ? [] : await stepsWithin(call, where, customerId);
  const about = { settings, rows, customer, record, lockedUntil: customer && (await lockOf(call, customer.id)) };
  return { where, customerId, customer, record, rows, situation: situationOf(call, found, about) };
}

interface About {
  readonly settings: CheckSettings;
  readonly rows: readonly StepRow[];
  readonly customer: FullCustomer | null;
  readonly record: OnRecord | null;
  readonly lockedUntil: Date | null;
}

function situationOf(
  call: Call,
  { open, mine, projectId, unitId }: CheckedPlace,
  { settings, rows, customer, record, lockedUntil }: About,
): Situation {
  const may = (permission: string) => holds(call.actor, permission, { projectId, unitId });
  return {
    ...{ settings, now: call.now, open, mine, lockedUntil },
    known: customer !== null,
    may: { check: may('customers.check'), vouch: may('customers.vouch') },
    steps: rows.map(stepOf),
    askable: record ? askableOf(settings, record) : [],
    noCode: customer?.email ? (call.mail ? null : 'check-no-mail') : 'check-no-address',
  };
}

/** The surest that it ever was, however long ago. */
export const surestEver = (rows: readonly StepRow[]): IdentityLevel =>
  identityLevels.findLast((level) => rows.some((row) => row.level === level)) ?? 'recognised';
