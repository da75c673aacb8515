import { addDays, instantOf, localDate } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { type Deviation, type Expected, judgeVolume, reach, type Stream, seen, thresholdFor } from './volume.ts';

const quarterMs = 15 * 60_000;
const weeksBack = 10;

interface Day {
  readonly id: string;
  readonly start: Date;
  readonly week: number;
}

/** Quarter hours from `start`, by queue and week: contacts that came in themselves, whatever became of them, not those handed on. */
async function countArrivals(call: Call, ids: readonly string[], days: readonly Omit<Day, 'id'>[], length: number) {
  const { rows } = await sql<{ id: string; week: number; place: number; count: number }>`
    select v.queue_id as id, d.week, floor(extract(epoch from v.entered_at - d.start) / 900)::integer as place, count(*)::integer as count
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) d (start timestamptz, week integer)
    join contacts.visit v on v.queue_id = any(${[...ids]}::uuid[]) and v.number = 1 and v.entered_at >= d.start
      and v.entered_at < d.start + make_interval(mins => 15 * ${length}::integer)
    group by 1, 2, 3`.execute(call.tx);
  return rows;
}

/** Those that are not closed have no stay of their own yet. */
async function countOpen(call: Call, ids: readonly string[], start: Date) {
  const { rows } = await sql<{ id: string; place: number; count: number }>`
    select l.queue_id as id, floor(extract(epoch from l.at - ${start}::timestamptz) / 900)::integer as place, count(*)::integer as count
    from contacts.live o join contacts.contact_log l on l.contact_id = o.contact_id and l.seq = (
      select min(f.seq) from contacts.contact_log f where f.contact_id = o.contact_id)
    where l.queue_id = any(${[...ids]}::uuid[]) and l.at >= ${start} group by 1, 2`.execute(call.tx);
  return rows;
}

/** When the first contact ever came: weeks before it are not weeks without contacts. */
async function readFirst(call: Call, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; at: Date | null }>`
    select q.id, (select min(v.entered_at) from contacts.visit v where v.queue_id = q.id) as at
    from unnest(${[...ids]}::uuid[]) q (id)`.execute(call.tx);
  return new Map(rows.map(({ id, at }) => [id, at?.getTime() ?? Number.POSITIVE_INFINITY]));
}

async function readForeseen(call: Call, ids: readonly string[], start: Date): Promise<Map<string, Expected>> {
  const { rows } = await sql<{ id: string; at: Date } & Expected>`
    select queue_id as id, at, mean, variance from contacts.expected_volume
    where queue_id = any(${[...ids]}::uuid[]) and at >= ${start} and at <= ${call.now}`.execute(call.tx);
  return new Map(rows.map(({ id, at, mean, variance }) => [`${id} ${at.getTime()}`, { mean, variance }]));
}

/** The quarter hour of the site's clock that runs now. */
export const quarterOf = (now: Date): number => Math.floor(now.getTime() / quarterMs) * quarterMs;

/** The same time of the same weekday in the last weeks. A holiday or make-up day is like no other: it is left out, and has no past. */
async function pastDays(call: Call): Promise<{ start: Date; week: number }[]> {
  const { calendar } = await businessDay(call);
  const { zone, special } = calendar;
  const quarter = new Date(quarterOf(call.now));
  const today = localDate(zone, quarter);
  if (special[today]) return [];
  const minute = Math.round((quarter.getTime() - instantOf(zone, today, 0).getTime()) / 60_000);
  return Array.from({ length: weeksBack }, (_, back) => back + 1)
    .map((week) => ({ week, on: addDays(today, -7 * week) }))
    .filter(({ on }) => !special[on])
    .map(({ week, on }) => ({ week, start: new Date(instantOf(zone, on, minute).getTime() - reach * quarterMs) }));
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Arrivals of queues, and what is to be held against them. */
export async function readStreams(call: Call, ids: readonly string[]): Promise<Map<string, Stream>> {
  const quarter = quarterOf(call.now);
  const days = await pastDays(call);
  const past = await countArrivals(call, ids, days, 2 * reach + 1);
  const start = new Date(quarter - (seen - 1) * quarterMs);
  const now = [...(await countArrivals(call, ids, [{ start, week: 0 }], seen)), ...(await countOpen(call, ids, start))];
  const [first, foreseen] = [await readFirst(call, ids), await readForeseen(call, ids, start)];
  const streams = ids.map((id) => {
    const weeks = days.filter((day) => day.start.getTime() >= (first.get(id) ?? 0));
    const rows = new Map(weeks.map(({ week }) => [week, zeros(2 * reach + 1)]));
    for (const { id: of, week, place, count } of past) if (of === id) rows.get(week)?.splice(place, 1, count);
    const current = zeros(seen);
    for (const { id: of, place, count } of now)
      if (of === id && place < seen) current[place] = (current[place] ?? 0) + count;
    const planned = zeros(seen).map((_, place) => foreseen.get(`${id} ${start.getTime() + place * quarterMs}`) ?? null);
    return [id, { past: [...rows.values()], current, foreseen: planned }] as const;
  });
  return new Map(streams);
}

/** Queues whose arrivals are beyond what chance brings, one false alarm a week being borne over all of them. */
export async function findDeviations(
  call: Call,
  ids: readonly string[],
): Promise<(Deviation & { readonly queueId: string })[]> {
  const threshold = thresholdFor(ids.length);
  const streams = await readStreams(call, ids);
  return [...streams].flatMap(([queueId, stream]) => {
    const found = judgeVolume(stream, threshold);
    return found ? [{ ...found, queueId }] : [];
  });
}

export interface ExpectedVolume extends Expected {
  /** The beginning of a quarter hour. */
  readonly at: Date;
}

/**
 * For planning: what it foresees of a queue from the first to the last of these quarter hours. From then on alerts hold arrivals
 * against it and not against the queue's own past weeks. What was foreseen of the same span before is forgotten.
 */
export async function expectVolumes(
  call: Pick<Call, 'tx'>,
  queueId: string,
  volumes: readonly ExpectedVolume[],
): Promise<void> {
  const times = volumes.map(({ at }) => at.getTime());
  if (times.length === 0) return;
  const odd = times.find((at) => at % quarterMs !== 0);
  if (odd !== undefined) throw new RangeError(`at is ${new Date(odd).toISOString()}; it must begin a quarter hour`);
  await sql`delete from contacts.expected_volume where queue_id = ${queueId}
    and at between ${new Date(Math.min(...times))} and ${new Date(Math.max(...times))}`.execute(call.tx);
  await sql`insert into contacts.expected_volume (queue_id, at, mean, variance)
    select ${queueId}, x.at, x.mean, greatest(x.variance, x.mean) from jsonb_to_recordset(${JSON.stringify(volumes)}::jsonb)
      as x (at timestamptz, mean float8, variance float8)`.execute(call.tx);
}
