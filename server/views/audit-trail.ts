import { getAuditSeal, listAudit, looks } from '@tongli/contracts/access';
import type { Filter, ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { readAudit } from '../modules/access/index.ts';
import { getCalendar } from '../modules/org/index.ts';
import { readSealState } from '../platform/audit/seal-state.ts';
import type { Call } from '../platform/call.ts';
import { operation } from '../platform/http/operation.ts';

/** Who saw or changed what; its dates are those of the site. */
export const auditTrail = operation(listAudit, async (call, { query }) => {
  const { calendar } = await getCalendar(call);
  const { items, nextCursor } = await readAudit(call, await asStored(call, query), calendar.zone);
  const names = await subjectNames(call, items);
  return {
    items: items.map((item) => ({
      ...item,
      subjectName: names.get(nameKey(item.subjectType, item.subjectId)) ?? null,
    })),
    nextCursor,
  };
});

export const auditSeal = operation(getAuditSeal, (call) => readSealState(call.tx));

interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const nameKey = (type: string, id: string): string => `${type} ${id}`;

/**
 * What the subjects of a page are called, in one question. A number tells nothing of a person, so that it stands here for
 * whoever may read the trail, also where the record itself lies outside their reach. Customers stay without a name.
 */
async function subjectNames(call: Call, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(subjects.map(({ subjectId }) => subjectId))].filter((id) => uuid.test(id));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ type: string; id: string; name: string }>`
    select 'complaint' as type, id::text, number as name from complaints.complaint where id = any(${ids}::uuid[])
    union all select 'account', id::text, name || ' · ' || username from access.account where id = any(${ids}::uuid[])
    union all select 'triage', id::text, number from improvement.triage where id = any(${ids}::uuid[])
    union all select 'root-cause', id::text, number from improvement.root_cause where id = any(${ids}::uuid[])
    union all select 'action', id::text, number from improvement.action where id = any(${ids}::uuid[])
    union all select 'improvement-project', id::text, number from improvement.project where id = any(${ids}::uuid[])
    union all select 'launch', id::text, number from improvement.launch where id = any(${ids}::uuid[])
    union all select 'change', id::text, number from improvement.change where id = any(${ids}::uuid[])
    union all select 'unit', id::text, name_zh || ' · ' || code from org.unit where id = any(${ids}::uuid[])
    union all select 'person', id::text, name from org.person where id = any(${ids}::uuid[])
    union all select 'post', id::text, name_zh || ' · ' || code from org.post where id = any(${ids}::uuid[])
    union all select 'project', id::text, name_zh || ' · ' || code from org.project where id = any(${ids}::uuid[])
    union all select 'subject-request', id::text, number from privacy.subject_request where id = any(${ids}::uuid[])
  `.execute(call.tx);
  return new Map(rows.map(({ type, id, name }) => [nameKey(type, id), name]));
}

/** What an auditor types, in terms of what entries hold: people and things by what they are called become their ids. */
async function asStored(call: Call, query: ListQuery): Promise<ListQuery> {
  const filters: Filter[] = [];
  for (const filter of query.filters) filters.push(...(await stored(call, filter)));
  return { ...query, filters };
}

async function stored(call: Call, filter: Filter): Promise<Filter[]> {
  const value = filter.value.trim();
  if (filter.field === 'who') {
    const ids = await accountIds(call, value);
    // A customer, a timer or the system has no account and goes by its name.
    return [
      ids.length > 0
        ? { field: 'actorId', comparison: 'in', value: ids.join(',') }
        : { field: 'actorName', comparison: 'eq', value },
    ];
  }
  if (filter.field === 'subject')
    return [{ field: 'subjectId', comparison: 'in', value: [value, ...(await subjectIds(call, value))].join(',') }];
  if (filter.field === 'look')
    return value === 'true' ? [{ field: 'operation', comparison: 'in', value: looks.join(',') }] : [];
  return [filter];
}

async function accountIds(call: Call, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from access.account where username = ${name.toLowerCase()} or name = ${name}`.execute(call.tx);
  return rows.map(({ id }) => id);
}

async function subjectIds(call: Call, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text from complaints.complaint where number = ${name.toUpperCase()}
    union all select id::text from access.account where username = ${name.toLowerCase()}`.execute(call.tx);
  return rows.map(({ id }) => id);
}
