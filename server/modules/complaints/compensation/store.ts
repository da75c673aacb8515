import { randomUUID } from 'node:crypto';
import type { LedgerAct } from '@tongli/contracts/complaints';
import { type Selectable, sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { partiesTo } from '../accountability/parties.ts';
import { addTimelineEntry, tables, tellChange } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import type { CompensationCase } from './compensation.ts';
import { entryOf } from './ledger.ts';

export type CompensationRow = Selectable<ComplaintsTables['complaints.compensation']>;

/** Everything is counted in one currency. */
export const currency = 'CNY';

export const inReach = (call: Pick<Call, 'scope'>, alias: string) =>
  inScope(call, { project: sql.ref(`${alias}.project_id`), unit: sql.ref(`${alias}.unit_id`) });

export interface LockedCompensation {
  readonly row: CompensationRow;
  readonly facts: CompensationCase;
}

export const factsOf = (row: CompensationRow, recused: ReadonlySet<string>): CompensationCase => ({
  state: row.state as CompensationCase['state'],
  place: { projectId: row.project_id, unitId: row.unit_id },
  proposerId: row.proposer_id,
  reference: row.reference,
  remedyOwnerId: row.remedy_owner,
  version: row.version,
  recused,
});

/** Of two who act at once the second waits here, and finds what the first has done. */
export async function lockCompensation(call: Call, id: string): Promise<LockedCompensation | Refusal> {
  const row = await tables(call)
    .selectFrom('complaints.compensation as compensation')
    .selectAll()
    .where('compensation.id', '=', id)
    .where(inReach(call, 'compensation'))
    .forUpdate()
    .executeTakeFirst();
  return row ? { row, facts: factsOf(row, await partiesTo(call, row.complaint_id)) } : notFound;
}

type Change = Partial<Omit<CompensationRow, 'id' | 'number' | 'rule' | 'rule_code' | 'facts' | 'version'>>;

export const saveCompensation = (call: Call, row: CompensationRow, change: Change) =>
  tables(call)
    .updateTable('complaints.compensation')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();

export interface By {
  readonly id: string | null;
  readonly name: string;
}

/** Writes an act into the ledger. It can be written once: the second time the database refuses it. */
export async function enter(call: Call, row: CompensationRow, act: LedgerAct, by: By = call.actor): Promise<void> {
  const lies = row.state === 'approved' ? 'approved' : 'reserved';
  const lines = entryOf(act, row.amount_minor, lies).map(({ account, otherAccount, amountMinor }) => ({
    id: randomUUID(),
    compensation_id: row.id,
    act,
    account,
    other_account: otherAccount,
    amount_minor: amountMinor,
    currency: row.currency,
    project_id: row.project_id,
    unit_id: row.unit_id,
    booked_on: row.booked_on,
    at: call.now,
    actor_id: by.id,
    actor_name: by.name,
  }));
  await tables(call).insertInto('complaints.compensation_line').values(lines).execute();
}

/** A line in the history of the case, and word to those who look at it. */
export async function tellCase(call: Call, row: CompensationRow, act: string, text: string | null): Promise<void> {
  const params = { number: row.number, amountMinor: String(row.amount_minor) };
  await addTimelineEntry(call, row.complaint_id, `compensation-${act}`, params, text);
  await tellChange(call, row.complaint_id, 'compensation-moved', null);
}

/** What every fact on a compensation says of it. */
export const about = (row: CompensationRow) => ({
  projectId: row.project_id,
  complaintId: row.complaint_id,
  unitId: row.unit_id,
  kind: row.kind as 'money',
  ruleCode: row.rule_code,
  amountMinor: row.amount_minor,
  currency: row.currency,
  bookedOn: row.booked_on,
});
