import { type RawBuilder, sql } from 'kysely';
import type { Beyond } from '../modules/improvement/index.ts';
import type { Call } from '../platform/call.ts';

type Slice = Parameters<Beyond['countCases']>[1];

/** Rows of an import that is not complete do not count. */
const shown = sql`(import_id is null or import_id not in (select id from complaints.ledger_import where not shown))`;

const inSlice = (slice: Slice): RawBuilder<unknown> => sql`
  project_id = ${slice.projectId}
  and lodged_on between ${slice.from} and ${slice.to}
  and (${slice.product} = '' or product = ${slice.product})
  and (${slice.area} = '' or area = ${slice.area})
  and ${shown}`;

type CaseFacts = Awaited<ReturnType<Beyond['readCases']>>[number];

export async function readCases(call: Call, slice: Slice): Promise<readonly CaseFacts[]> {
  const { rows } = await sql<CaseFacts>`
    select complaint.id, number, lodged_on as "lodgedOn", cause, product, area, coalesce(longest.step, '') as step
    from complaints.complaint complaint
    left join lateral (
      select step from complaints.step_entry entry
      where entry.complaint_id = complaint.id and spent_seconds > 0
      group by step order by sum(spent_seconds) desc, step limit 1
    ) longest on true
    where ${inSlice(slice)}
    order by number`.execute(call.tx);
  return rows;
}

export async function countCases(call: Call, slice: Slice): Promise<number> {
  const { rows } = await sql<{ cases: number }>`
    select count(*) as cases from complaints.complaint where ${inSlice(slice)}`.execute(call.tx);
  return rows[0]?.cases ?? 0;
}

export async function findCases(call: Call, projectId: string, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from complaints.complaint
    where number = any(${[...numbers]}::text[]) and project_id = ${projectId} and ${shown}`.execute(call.tx);
  return rows;
}

/** Contacts of the project of which a recording is kept. */
export async function findRecordings(call: Call, projectId: string, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from contacts.contact contact
    where number = any(${[...numbers]}::text[]) and project_id = ${projectId}
      and exists (select from contacts.recording where contact_id = contact.id and state = 'kept')`.execute(call.tx);
  return rows;
}
