import { type ComplaintRow, channel, complaintState, type StepName, severity } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { Limit } from '@tongli/contracts/work';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { hot } from '../../platform/database/prepared.ts';
import { type ListColumns, readCountedPage } from '../../platform/http/list.ts';
import { maskText } from '../../platform/personal/mask.ts';
import { describeCustomers } from '../customers/index.ts';
import { describePeople } from '../org/index.ts';
import { limitsOf } from '../work/index.ts';
import { endOfToday, impliedBy, isDueToday, standingAt } from './board/standing.ts';
import { precedenceNamed } from './stages/precedence.ts';
import { currentStep, promisedOn, type StepEntry, skippedSteps, stepStates } from './steps.ts';
import { type ComplaintRecord, inReach, tables, visible } from './store.ts';

const columns: ListColumns = {
  id: { expression: sql`complaint.id`, type: 'uuid' },
  number: { expression: sql`complaint.number`, type: 'text' },
  state: { expression: sql`complaint.state`, type: 'text', known: complaintState.options },
  ownerId: { expression: sql`complaint.owner_id`, type: 'uuid' },
  unitId: { expression: sql`complaint.unit_id`, type: 'uuid' },
  customerId: { expression: sql`complaint.customer_id`, type: 'uuid' },
  product: { expression: sql`complaint.product`, type: 'text' },
  area: { expression: sql`complaint.area`, type: 'text' },
  cause: { expression: sql`complaint.cause`, type: 'text' },
  severity: { expression: sql`complaint.severity`, type: 'text', known: severity.options },
  channel: { expression: sql`complaint.channel`, type: 'text', known: channel.options },
  lodgedOn: { expression: sql`complaint.lodged_on`, type: 'date' },
  closedOn: { expression: sql`complaint.closed_on`, type: 'date' },
  onTime: { expression: sql`complaint.on_time`, type: 'boolean' },
  timedOn: { expression: sql`complaint.timed_on`, type: 'date' },
  importId: { expression: sql`complaint.import_id`, type: 'uuid' },
  dueAt: { expression: sql`complaint.due_at`, type: 'instant' },
  precedence: { expression: sql`complaint.order_at`, type: 'instant' },
  lodgedAt: { expression: sql`complaint.lodged_at`, type: 'instant' },
};

/** What depends on the instant of asking, made only where it is asked for. */
async function columnsAt(call: Call, { filters }: ListQuery): Promise<ListColumns> {
  if (!filters.some(({ field }) => field === 'standing' || field === 'dueToday')) return columns;
  return {
    ...columns,
    standing: { expression: standingAt(call.now), type: 'text' },
    dueToday: { expression: isDueToday(call.now, await endOfToday(call)), type: 'boolean' },
  };
}

const summaryLength = 80;

export async function listComplaints(
  call: Call,
  query: ListQuery,
): Promise<{ items: ComplaintRow[]; nextCursor: string | null; total: number | null; now: string }> {
  const select = tables(call)
    .selectFrom('complaints.complaint as complaint')
    .modifyFront(hot('complaint_list'))
    .selectAll('complaint')
    .where(inReach(call))
    .where(visible);
  const id = sql<string>`complaint.id`;
  const implied = impliedBy(query.filters.find(({ field }) => field === 'standing')?.value ?? '', call.now);
  const bounded = implied ? select.where(implied) : select;
  const { rows, nextCursor, total } = await readCountedPage(call.tx, bounded, query, await columnsAt(call, query), id);
  return { items: await rowsWithNames(call, rows), nextCursor, total, now: call.now.toISOString() };
}

async function rowsWithNames(call: Call, rows: readonly ComplaintRecord[]): Promise<ComplaintRow[]> {
  const ids = rows.map((row) => row.id);
  const customers = await describeCustomers(call, present(rows.map((row) => row.customer_id)));
  const people = await describePeople(call, present(rows.map((row) => row.owner_id)));
  const limits = await limitsOf(
    call,
    ids.map((id) => ({ type: 'complaint', id })),
  );
  const steps = await stepsOf(
    call,
    rows.filter((row) => row.state !== 'closed').map((row) => row.id),
  );
  return rows.map((row) => ({
    ...plainRow(row, limits.get(row.id) ?? [], ofThisRound(row, steps.get(row.id) ?? [])),
    customerName: customers.get(row.customer_id ?? '')?.name ?? null,
    ownerName: people.get(row.owner_id ?? '') ?? null,
  }));
}

export const present = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

async function stepsOf(call: Call, ids: readonly string[]): Promise<Map<string, StepEntry[]>> {
  if (ids.length === 0) return new Map();
  const entries = await tables(call)
    .selectFrom('complaints.step_entry')
    .select(['complaint_id', 'step', 'state', 'record', 'reason', 'at', 'actor_name', 'round', 'spent_seconds'])
    .where('complaint_id', 'in', [...ids])
    .orderBy('place')
    .execute();
  return Map.groupBy(entries, (entry) => entry.complaint_id);
}

const ofThisRound = (row: ComplaintRecord, entries: readonly StepEntry[]) =>
  entries.filter(({ round }) => round === row.reopen_count);

const running = new Set<Limit['state']>(['running', 'warned', 'breached', 'paused']);

/** The limit that ends first among those still running. */
function nextLimit(limits: readonly Limit[]): Limit | null {
  const open = limits.filter((limit) => running.has(limit.state));
  return open.sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0] ?? null;
}

function stepOf(row: ComplaintRecord, entries: readonly StepEntry[]): StepName | null {
  return row.state === 'closed' ? null : currentStep(stepStates(entries));
}

/** A row without names of people. */
export function plainRow(
  row: ComplaintRecord,
  limits: readonly Limit[],
  entries: readonly StepEntry[],
): Omit<ComplaintRow, 'customerName' | 'ownerName'> {
  const facts = maskText(row.facts.slice(0, summaryLength * 2)).replace(/\s+/g, ' ');
  return {
    id: row.id,
    number: row.number,
    state: row.state as ComplaintRow['state'],
    summary: facts.length > summaryLength ? `${facts.slice(0, summaryLength)}…` : facts,
    product: row.product,
    area: row.area,
    cause: row.cause,
    severity: row.severity as ComplaintRow['severity'],
    kind: row.kind as ComplaintRow['kind'],
    channel: row.channel as ComplaintRow['channel'],
    ownerId: row.owner_id,
    lodgedAt: row.lodged_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    limit: nextLimit(limits),
    step: stepOf(row, entries),
    skipped: skippedSteps(stepStates(entries)),
    promisedOn: row.state === 'closed' ? null : promisedOn(entries),
    precedence: precedenceNamed(row.precedence),
    reopenCount: row.reopen_count,
    importId: row.import_id,
  };
}
