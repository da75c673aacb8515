import type { ListQuery } from '@tongli/contracts/kernel';
import type { RequestRow } from '@tongli/contracts/requests';
import type { Limit } from '@tongli/contracts/work';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { limitsOf } from '../../work/index.ts';
import { tables } from '../store.ts';
import { type Path, pathOf } from './path.ts';
import { type RequestRecord, seenBy, subjectOf } from './store.ts';

const columns: ListColumns = {
  id: { expression: sql`request.id`, type: 'uuid' },
  number: { expression: sql`request.number`, type: 'text' },
  kind: { expression: sql`request.kind`, type: 'text' },
  state: { expression: sql`request.state`, type: 'text' },
  priority: { expression: sql`request.priority`, type: 'text' },
  ownerId: { expression: sql`request.owner_id`, type: 'uuid' },
  unitId: { expression: sql`request.unit_id`, type: 'uuid' },
  forUnitId: { expression: sql`request.for_unit_id`, type: 'uuid' },
  customerId: { expression: sql`request.customer_id`, type: 'uuid' },
  step: { expression: sql`request.step`, type: 'text' },
  tag: { expression: sql`request.tags`, type: 'text', many: true },
  channel: { expression: sql`request.channel`, type: 'text' },
  adoption: { expression: sql`request.adoption`, type: 'text' },
  lodgedOn: { expression: sql`request.lodged_on`, type: 'date' },
  closedOn: { expression: sql`request.closed_on`, type: 'date' },
  dueAt: { expression: sql`request.due_at`, type: 'instant' },
  lodgedAt: { expression: sql`request.lodged_at`, type: 'instant' },
};

export async function listRequests(call: Call, query: ListQuery) {
  const select = tables(call).selectFrom('requests.request as request').selectAll('request').where(seenBy(call));
  const id = sql<string>`request.id`;
  const { rows, nextCursor, total } = await readCountedPage(call.tx, select, query, columns, id);
  return { items: await withNames(call, rows), nextCursor, total, now: call.now.toISOString() };
}

export const present = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

async function withNames(call: Call, rows: readonly RequestRecord[]): Promise<RequestRow[]> {
  const customers = await describeCustomers(call, present(rows.map((row) => row.customer_id)));
  const people = await describePeople(call, present(rows.map((row) => row.owner_id)));
  const limits = await limitsOf(
    call,
    rows.filter((row) => row.state === 'open').map(({ id }) => subjectOf(id)),
  );
  const items: RequestRow[] = [];
  for (const row of rows)
    items.push({
      ...plainRow(row, await pathOf(call, row), limits.get(row.id) ?? []),
      customerName: customers.get(row.customer_id ?? '')?.name ?? null,
      ownerName: people.get(row.owner_id ?? '') ?? null,
    });
  return items;
}

const ended = new Set<Limit['state']>(['met', 'met-late', 'cancelled']);

/** Of those that still run the one that ends first. */
function nextLimit(limits: readonly Limit[]): Limit | null {
  const open = limits.filter((limit) => !ended.has(limit.state));
  return open.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0] ?? null;
}

/** A row without names of people. */
export function plainRow(
  row: RequestRecord,
  { definition }: Path,
  limits: readonly Limit[],
): Omit<RequestRow, 'customerName' | 'ownerName'> {
  const step = definition.steps.find(({ key }) => key === row.step);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as RequestRow['kind'],
    state: row.state as RequestRow['state'],
    priority: row.priority as RequestRow['priority'],
    title: maskText(row.title),
    channel: row.channel as RequestRow['channel'],
    projectId: row.project_id,
    unitId: row.unit_id,
    ownerId: row.owner_id,
    tags: row.tags,
    step: step ? { key: step.key, name: step.name } : null,
    limit: nextLimit(limits),
    lodgedAt: row.lodged_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome as RequestRow['outcome'],
    adoption: row.adoption as RequestRow['adoption'],
  };
}
