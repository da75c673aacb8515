import type { ListQuery } from '@tongli/contracts/kernel';
import { type InboxItem, type InboxKind, inboxKind } from '@tongli/contracts/work';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { pageOf, planList } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { urgencyIn } from '../hurt.ts';
import { labelsOf, returnsOf } from './labels.ts';

/** One piece of somebody's inbox as it stands in its own table. */
export interface Waiting {
  readonly id: string;
  readonly kind: InboxKind;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly detail: string;
  readonly at: Date;
  readonly due_at: Date | null;
  readonly hurt: number;
  readonly for_id: string | null;
}

/**
 * Where things wait for a person: each is a select over an index on (person, hurt, id), so that each gives its first rows in
 * the order of the inbox without reading the others. Delegated approvals come once, also where two have delegated.
 */
const sources: readonly ((personId: string, now: Date) => RawBuilder<Waiting>)[] = [
  (personId) => sql`
    select id, case state when 'returned' then 'return' else kind end as kind, 'task' as subject_type, id as subject_id,
      '' as detail, created_at as at, due_at, hurt, null::uuid as for_id
    from work.task where waits_for = ${personId}::uuid`,
  (personId) => sql`
    select id, 'arbitration' as kind, 'task' as subject_type, task_id as subject_id, '' as detail, opened_at as at, due_at, hurt,
      null::uuid as for_id
    from work.arbitration where arbiter_id = ${personId}::uuid and decided_at is null`,
  (personId) => sql`
    select approval_id as id, 'approval' as kind, 'approval' as subject_type, approval_id as subject_id, kind as detail,
      null::timestamptz as at, due_at, hurt, null::uuid as for_id
    from work.approver where person_id = ${personId}::uuid`,
  (personId, now) => sql`
    select distinct on (a.hurt, a.approval_id) a.approval_id as id, 'approval' as kind, 'approval' as subject_type,
      a.approval_id as subject_id, a.kind as detail, null::timestamptz as at, a.due_at, a.hurt, a.person_id as for_id
    from work.delegation d
    join work.approver a on a.person_id = d.from_id and (d.kinds is null or a.kind = any(d.kinds))
    join work.approval p on p.id = a.approval_id and p.requester_id not in (${personId}::uuid, d.from_id)
    where d.to_id = ${personId}::uuid and d.from_at <= ${now} and d.until_at > ${now} and d.revoked_at is null
      and not exists (select from work.approver own where own.approval_id = a.approval_id and own.person_id = ${personId}::uuid)`,
  (personId) => sql`
    select id, 'limit' as kind, subject_type, subject_id, kind as detail, started_at as at, due_at, hurt, null::uuid as for_id
    from work.time_limit where owner_id = ${personId}::uuid and ended_at is null`,
  (personId) => sql`
    select id, 'mention' as kind, subject_type, subject_id, '' as detail, at, null::timestamptz as due_at, hurt, null::uuid as for_id
    from work.mention where person_id = ${personId}::uuid and read_at is null`,
];

const columns = {
  kind: { expression: sql`kind`, type: 'text' },
  hurt: { expression: sql`hurt`, type: 'number' },
} as const;

/** Nobody reads another's inbox. */
export function reader(call: Call): string {
  if (call.actor.id === null) throw new Error(`inbox: ${call.actor.name} is no person and has none`);
  return call.actor.id;
}

const all = (conditions: readonly unknown[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`;

/** A page: the first rows of each source, merged. */
export function selectWaiting(call: Call, query: ListQuery): RawBuilder<Waiting & { sortValue: string }> {
  const personId = reader(call);
  const plan = planList(query, columns, sql<string>`id`);
  const firsts = sources.map(
    (source) => sql`(select * from (${source(personId, call.now)}) as one where ${all(plan.where)}
      order by ${plan.orderBy} limit ${plan.limit})`,
  );
  return sql`
    select *, ${plan.sortValue} as "sortValue" from (${sql.join(firsts, sql` union all `)}) as waiting
    order by ${plan.orderBy} limit ${plan.limit}`;
}

export async function waitingFor(call: Call, query: ListQuery) {
  const { rows } = await selectWaiting(call, query).execute(call.tx);
  return pageOf(query, rows);
}

export interface Counts {
  readonly total: number;
  readonly breached: number;
  readonly byKind: Record<InboxKind, number>;
}

const firstUnbreached = 1_000_000_000_000;

export async function countWaiting(call: Call): Promise<Counts> {
  const personId = reader(call);
  const counted = sources.map(
    (
      source,
    ) => sql`select kind, count(*)::int as items, (count(*) filter (where hurt < ${firstUnbreached}))::int as breached
      from (${source(personId, call.now)}) as one group by kind`,
  );
  const { rows } = await sql<{ kind: InboxKind; items: number; breached: number }>`
    ${sql.join(counted, sql` union all `)}`.execute(call.tx);
  const byKind = Object.fromEntries(inboxKind.options.map((kind) => [kind, 0])) as Record<InboxKind, number>;
  for (const { kind, items } of rows) byKind[kind] += items;
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return { total: sum(rows.map(({ items }) => items)), breached: sum(rows.map(({ breached }) => breached)), byKind };
}

export async function getInbox(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await waitingFor(call, query);
  return { items: await described(call, rows), nextCursor, counts: await countWaiting(call) };
}

async function described(call: Call, rows: readonly Waiting[]): Promise<InboxItem[]> {
  const labels = await labelsOf(call, rows);
  const returns = await returnsOf(call, rows);
  const names = await describePeople(
    call,
    rows.flatMap((row) => row.for_id ?? []),
  );
  return rows.map((row) => {
    const label = labels.get(row.subject_id);
    return {
      id: row.id,
      kind: row.kind,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      number: label?.number ?? '',
      title: label?.title ?? '',
      detail: row.detail,
      at: (row.at ?? label?.at ?? call.now).toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      urgency: urgencyIn(row.hurt),
      onBehalfOf: row.for_id === null ? null : { id: row.for_id, name: names.get(row.for_id) ?? '' },
      returned: returns.get(row.subject_id) ?? null,
    };
  });
}
