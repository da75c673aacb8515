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

/** The step of handling that a complaint spent most time in. */
const longestStep = (complaint: string) => sql`
  select step from complaints.step_entry entry
  where entry.complaint_id = ${sql.ref(`${complaint}.id`)} and spent_seconds > 0
  group by step order by sum(spent_seconds) desc, step limit 1`;

export async function readCases(call: Call, slice: Slice): Promise<readonly CaseFacts[]> {
  const { rows } = await sql<CaseFacts>`
    select complaint.id, number, lodged_on as "lodgedOn", cause, product, area, coalesce(longest.step, '') as step
    from complaints.complaint complaint
    left join lateral (${longestStep('complaint')}) longest on true
    where ${inSlice(slice)}
    order by number`.execute(call.tx);
  return rows;
}

type Counts = Awaited<ReturnType<Beyond['countCasesBy']>>;

export async function countCasesBy(call: Call, slice: Slice): Promise<Counts> {
  const { rows } = await sql<{ by: keyof Counts; code: string; cases: number }>`
    with studied as materialized (
      select id, cause, product, area from complaints.complaint where ${inSlice(slice)})
    select 'cause' as by, cause as code, count(*) as cases from studied group by 2
    union all select 'product', product, count(*) from studied group by 2
    union all select 'area', area, count(*) from studied group by 2
    union all select 'step', coalesce(longest.step, ''), count(*)
      from studied left join lateral (${longestStep('studied')}) longest on true group by 2`.execute(call.tx);
  const of = (by: keyof Counts) => rows.filter((row) => row.by === by).map(({ code, cases }) => ({ code, cases }));
  return { cause: of('cause'), product: of('product'), area: of('area'), step: of('step') };
}

export async function casesWithin(call: Call, slice: Slice, numbers: readonly string[]): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ number: string }>`
    select number from complaints.complaint where number = any(${[...numbers]}::text[]) and ${inSlice(slice)}`.execute(
    call.tx,
  );
  return rows.map(({ number }) => number);
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
