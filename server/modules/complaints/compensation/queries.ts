import {
  type Compensation,
  type CompensationRule,
  compensationFacts,
  type LedgerAccount,
  type LedgerAct,
} from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { partiesTo } from '../accountability/parties.ts';
import { present } from '../list.ts';
import { findCase, tables } from '../store.ts';
import { compensationAllowances } from './compensation.ts';
import { type CompensationRow, currency, factsOf, inReach } from './store.ts';

type Described = CompensationRow & { readonly complaintNumber: string };

const select = (call: Call) =>
  tables(call)
    .selectFrom('complaints.compensation as compensation')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'compensation.complaint_id')
    .selectAll('compensation')
    .select('complaint.number as complaintNumber');

async function repliesOf(call: Call, rows: readonly Described[], complaintId: string): Promise<Compensation[]> {
  const recused = await partiesTo(call, complaintId);
  const names = await describePeople(
    call,
    present(
      rows.flatMap((row) => [
        row.proposer_id,
        row.decided_by,
        row.decided_for,
        row.paid_by,
        row.ended_by,
        row.remedy_owner,
      ]),
    ),
  );
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return rows.map((row) => ({
    ...plain(row),
    proposerName: named(row.proposer_id) ?? '',
    decidedByName: named(row.decided_by),
    decidedForName: named(row.decided_for),
    paidByName: named(row.paid_by),
    endedByName: named(row.ended_by),
    remedy: remedyOf(row, named(row.remedy_owner) ?? ''),
    actions: compensationAllowances(factsOf(row, recused), call.actor),
  }));
}

function remedyOf(row: CompensationRow, ownerName: string): Compensation['remedy'] {
  const { remedy_what: what, remedy_owner: ownerId, remedy_due_on: dueOn, remedy_evidence: evidence } = row;
  if (what === null || ownerId === null || dueOn === null) return null;
  return { what: maskText(what), ownerId, ownerName, dueOn, evidence: evidence === null ? null : maskText(evidence) };
}

function plain(row: Described) {
  return {
    id: row.id,
    number: row.number,
    complaintId: row.complaint_id,
    complaintNumber: row.complaintNumber,
    state: row.state as Compensation['state'],
    kind: row.kind as Compensation['kind'],
    rule: row.rule as CompensationRule | null,
    ruleVersion: row.rule_version,
    facts: compensationFacts.parse(row.facts),
    proposedMinor: row.proposed_minor,
    amountMinor: row.amount_minor,
    currency: row.currency,
    reason: row.reason,
    overBudget: row.over_budget,
    unitId: row.unit_id,
    bookedOn: row.booked_on,
    proposerId: row.proposer_id,
    proposedAt: row.proposed_at.toISOString(),
    approvalId: row.approval_id,
    decidedAt: row.decided_at?.toISOString() ?? null,
    paidAt: row.paid_at?.toISOString() ?? null,
    reference: row.reference,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    version: row.version,
  };
}

export async function compensationAfter(call: Call, id: string): Promise<Compensation | Refusal> {
  const row = await select(call).where('compensation.id', '=', id).executeTakeFirst();
  return (row && (await repliesOf(call, [row], row.complaint_id))[0]) ?? notFound;
}

/** Newest first. */
export async function listCaseCompensations(
  call: Call,
  complaintId: string,
): Promise<{ compensations: Compensation[] } | Refusal> {
  if (!(await findCase(call, complaintId))) return notFound;
  const rows = await select(call)
    .where('compensation.complaint_id', '=', complaintId)
    .orderBy('compensation.proposed_at', 'desc')
    .orderBy('compensation.number', 'desc')
    .execute();
  return { compensations: await repliesOf(call, rows, complaintId) };
}

const columns: ListColumns = {
  at: { expression: sql`line.at`, type: 'instant' },
  bookedOn: { expression: sql`line.booked_on`, type: 'date' },
  amountMinor: { expression: sql`line.amount_minor`, type: 'number' },
  act: { expression: sql`line.act`, type: 'text' },
  kind: { expression: sql`compensation.kind`, type: 'text' },
  unitId: { expression: sql`line.unit_id`, type: 'uuid' },
  complaintNumber: { expression: sql`complaint.number`, type: 'text' },
  compensationNumber: { expression: sql`compensation.number`, type: 'text' },
  ruleCode: { expression: sql`compensation.rule_code`, type: 'text' },
  reference: { expression: sql`compensation.reference`, type: 'text' },
  decidedById: { expression: sql`compensation.decided_by`, type: 'uuid' },
};

/** One row for each entry: its line of what came in, with where it came from. */
export async function listLedger(call: Call, query: ListQuery) {
  const entries = tables(call)
    .selectFrom('complaints.compensation_line as line')
    .innerJoin('complaints.compensation as compensation', 'compensation.id', 'line.compensation_id')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'compensation.complaint_id')
    .select(['line.id', 'line.at', 'line.booked_on', 'line.act', 'line.account', 'line.other_account'])
    .select(['line.amount_minor', 'line.currency', 'line.unit_id', 'line.actor_name'])
    .select(['compensation.kind', 'compensation.rule', 'compensation.reference', 'compensation.id as compensationId'])
    .select(['compensation.number as compensationNumber', 'compensation.decided_by', 'compensation.decided_for'])
    .select(['complaint.id as complaintId', 'complaint.number as complaintNumber'])
    .where('line.amount_minor', '>', 0)
    .where(inReach(call, 'line'));
  const { rows, nextCursor } = await readPage(entries, query, columns, sql<string>`line.id`);
  const names = await describePeople(call, present(rows.flatMap((row) => [row.decided_by, row.decided_for])));
  const items = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    bookedOn: row.booked_on,
    act: row.act as LedgerAct,
    from: row.other_account as LedgerAccount,
    to: row.account as LedgerAccount,
    amountMinor: row.amount_minor,
    currency: row.currency,
    kind: row.kind as Compensation['kind'],
    compensationId: row.compensationId,
    compensationNumber: row.compensationNumber,
    complaintId: row.complaintId,
    complaintNumber: row.complaintNumber,
    unitId: row.unit_id,
    rule: (row.rule as CompensationRule | null)?.name ?? null,
    actorName: row.actor_name,
    decidedByName: row.decided_by === null ? null : (names.get(row.decided_by) ?? ''),
    decidedForName: row.decided_for === null ? null : (names.get(row.decided_for) ?? ''),
    reference: row.reference,
  }));
  return { items, nextCursor };
}

interface Sum {
  readonly unitId: string | null;
  readonly month: string;
  readonly reservedMinor: number;
  readonly approvedMinor: number;
  readonly paidMinor: number;
  readonly count: number;
  readonly balanceMinor: number;
}

/** By unit and month of the business date; what was reversed is in no sum. */
export async function sumLedger(call: Call, { from, to }: { from: string; to: string }) {
  const of = (account: string) =>
    sql`coalesce(sum(line.amount_minor) filter (where line.account = ${account}), 0)::bigint`;
  const { rows } = await sql<Sum>`
    select line.unit_id as "unitId", to_char(date_trunc('month', line.booked_on), 'YYYY-MM-DD') as month,
      ${of('reserved')} as "reservedMinor", ${of('approved')} as "approvedMinor", ${of('paid')} as "paidMinor",
      count(distinct line.compensation_id) filter (where line.account = 'paid')::integer as count,
      sum(line.amount_minor)::bigint as "balanceMinor"
    from complaints.compensation_line line
    where line.booked_on between ${from} and ${to} and ${inReach(call, 'line')}
    group by 1, 2 order by 2 desc, 1`.execute(call.tx);
  const sums = rows.map(({ balanceMinor: _, ...row }) => ({
    ...row,
    reservedMinor: Number(row.reservedMinor),
    approvedMinor: Number(row.approvedMinor),
    paidMinor: Number(row.paidMinor),
  }));
  return { sums, currency, balanceMinor: rows.reduce((total, row) => total + Number(row.balanceMinor), 0) };
}

/** What of a case was granted: approved or paid. */
export async function grantedMinor(call: Call, complaintId: string): Promise<number> {
  const { granted } = await tables(call)
    .selectFrom('complaints.compensation')
    .select(sql<string>`coalesce(sum(amount_minor), 0)`.as('granted'))
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', ['approved', 'paid'])
    .executeTakeFirstOrThrow();
  return Number(granted);
}
