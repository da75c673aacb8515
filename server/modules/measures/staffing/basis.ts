import { addDays } from '@tongli/calendar';
import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { getStaffingBasis } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay, getCalendar, projectAsked } from '../../org/index.ts';
import { amountOf, type Measure, measuresOf, type Part } from '../catalogue/index.ts';
import type { Range } from '../observations.ts';

const weeks = 4;

const partsOfTrial: readonly Part[] = [
  ...(['contacts-offered-to-agents', 'contacts-decided', 'contacts-answered-within', 'contacts-abandoned'] as const),
  ...(['handle-seconds', 'queue-seconds', 'contacts-answered', 'cost', 'signed-in-seconds'] as const),
];
const measuresOfTrial: readonly Measure[] = [
  ...new Set(partsOfTrial.flatMap((count) => measuresOf({ count, size: 'calendar-days' }))),
];
const offered = measuresOf({ count: 'contacts-offered-to-agents', size: 'calendar-days' });

const inRange = (call: Call, projectId: string, { from, to }: Range, queueId?: string) => sql`
  counted.day between ${from}::date and ${to}::date and slice.project_id = ${projectId}::uuid
  and ${inScope(call, { project: sql.ref('slice.project_id'), unit: sql.ref('slice.unit_id') })}
  ${queueId ? sql`and slice.queue_id = ${queueId}::uuid` : sql``}`;

const source = sql`measures.cell counted join measures.slice slice on slice.id = counted.slice_id`;

/** What was offered, by weekday and half-hour of the site's day. */
async function readProfile(call: Call, projectId: string, range: Range, queueId?: string) {
  const { calendar } = await getCalendar(call);
  const { rows } = await sql<{ weekday: number; half: number; sum: number }>`
    select extract(isodow from counted.day)::int as weekday,
      floor(extract(epoch from (counted.slot at time zone ${calendar.zone})::time) / 1800)::int as half, sum(counted.sum)::float8 as sum
    from ${source}
    where counted.measure = any(${[...offered]}::text[]) and ${inRange(call, projectId, range, queueId)}
    group by 1, 2`.execute(call.tx);
  const profile = Array.from({ length: 7 }, () => Array.from({ length: 48 }, () => 0));
  for (const { weekday, half, sum } of rows) {
    const day = profile[weekday - 1];
    if (day) day[half] = Math.round((sum / weeks) * 100) / 100;
  }
  return profile;
}

async function readSums(call: Call, projectId: string, range: Range, measures: readonly Measure[], queueId?: string) {
  const { rows } = await sql<{ measure: string; sum: number }>`
    select counted.measure, sum(counted.sum)::float8 as sum from ${source}
    where counted.measure = any(${[...measures]}::text[]) and ${inRange(call, projectId, range, queueId)} group by 1`.execute(
    call.tx,
  );
  return new Map(rows.map(({ measure, sum }) => [measure, sum]));
}

async function readQueues(call: Call, projectId: string, range: Range): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct slice.queue_id as id from ${source}
    where counted.measure = any(${[...offered]}::text[]) and slice.queue_id is not null and ${inRange(call, projectId, range)}
    order by 1 limit 200`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** What the queues were held to in these weeks, if all to the same. */
async function readAnswerSeconds(call: Call, projectId: string, { from, to }: Range, queueId?: string) {
  const { rows } = await sql<{ seconds: number }>`
    select distinct within_seconds as seconds from measures.queue_rule
    where project_id = ${projectId}::uuid and last_day >= ${from}::date and first_day <= ${to}::date
      ${queueId ? sql`and queue_id = ${queueId}::uuid` : sql``}`.execute(call.tx);
  return rows.length === 1 ? (rows[0]?.seconds ?? null) : null;
}

const over = (above: number, below: number) => (below > 0 ? above / below : null);

export async function readBasis(
  call: Call,
  { projectId: asked, queueId }: QueryOf<typeof getStaffingBasis>,
): Promise<ReplyOf<typeof getStaffingBasis> | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const { lastComplete } = await businessDay(call);
  const range = { from: addDays(lastComplete, 1 - 7 * weeks), to: lastComplete };
  const sums = await readSums(call, projectId, range, measuresOfTrial, queueId);
  // What things cost and how long agents were there belongs to no queue.
  const whole = queueId ? await readSums(call, projectId, range, ['cost', 'signed-in-seconds']) : sums;
  const of = (part: Part) => amountOf(part, sums);
  const hours = amountOf('signed-in-seconds', whole) / 3_600;
  const cost = amountOf('cost', whole);
  return {
    ...range,
    queueIds: await readQueues(call, projectId, range),
    weekdays: await readProfile(call, projectId, range, queueId),
    contacts: of('contacts-offered-to-agents'),
    handleSeconds: over(of('handle-seconds'), of('contacts-answered')),
    patienceSeconds: over(of('queue-seconds'), of('contacts-abandoned')),
    serviceLevel: over(of('contacts-answered-within'), of('contacts-decided')),
    abandonment: over(of('contacts-abandoned'), of('contacts-offered-to-agents')),
    answerSeconds: await readAnswerSeconds(call, projectId, range, queueId),
    hourCost: cost > 0 ? over(cost, hours) : null,
  };
}
