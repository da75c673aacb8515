import { addDays, dayRange, type IsoDate, startOfDay } from '@tongli/calendar';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { businessDay } from '../../org/index.ts';
import { agentDaysDue, countAgentDays } from './agent-day-counting.ts';
import { changedDays, followedDays } from './days.ts';
import { weekSlotOf } from './slices.ts';
import { isSpoken } from './spoken.ts';

/** In one transaction. It holds nobody up, and a day of a large centre may take its time. */
const daysAtOnce = 2;
const limitMs = 300_000;

/** Days as rows: the date, and the instants between which it lies. */
function daysTable(zone: string, days: readonly IsoDate[]) {
  const start = days.map((day) => startOfDay(zone as never, day));
  const end = days.map((day) => startOfDay(zone as never, addDays(day, 1)));
  return sql`unnest(${[...days]}::date[], ${start}::timestamptz[], ${end}::timestamptz[]) d (day, start_at, end_at)`;
}

/** Every way in which a stay is counted. A contact of several codes counts under each of them. */
const cutsOf = (zone: string) => sql`lateral (
  select 'queue' as cut, s.queue_id::text as key
  union all select 'hour', to_char(s.entered_at at time zone ${zone}, 'HH24')
  union all select 'agent', coalesce(s.agent_id::text, '')
  union all select 'code', coalesce(k.code, '') from (select) one left join unnest(s.wrap_up_codes) k (code) on true
  union all select 'arrival', ((${weekSlotOf(sql`s.entered_at`, zone)}) % 48)::text where s.number = 1) cut`;

async function countStays(call: Call, zone: string, days: RawBuilder<unknown>): Promise<void> {
  await sql`
    with stay as materialized (
      select d.day, v.*, c.agent_id, c.wrap_up_codes from ${days}
      join contacts.visit v on v.entered_at >= d.start_at and v.entered_at < d.end_at
      join contacts.contact c on c.id = v.contact_id)
    insert into contacts.stay_day
    select cut.cut, s.day, cut.key, s.project_id, s.unit_id, case when cut.cut = 'agent' then '' else s.channel end,
      case when s.outcome = 'abandoned' then s.queue_id end, s.outcome, count(*),
      count(*) filter (where s.wait_ms <= s.answer_within_seconds * 1000), count(*) filter (where s.transferred),
      sum(s.wait_ms), sum(s.talk_ms), sum(s.hold_ms), sum(s.wrap_up_ms),
      coalesce(array_agg(s.wait_ms order by s.wait_ms)
        filter (where s.outcome = 'abandoned' and cut.cut <> 'arrival' or s.outcome = 'answered' and cut.cut = 'queue'), '{}')
    from stay s cross join ${cutsOf(zone)}
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(call.tx);
  await sql`
    insert into contacts.stay_day
    select 'flow', d.day, n.queue_id::text, v.project_id, v.unit_id, v.channel, v.queue_id,
      case when v.transferred then 'transferred' else 'overflowed' end, count(*), 0, 0, 0, 0, 0, 0, '{}'
    from ${days}
    join contacts.visit n on n.number > 1 and n.entered_at >= d.start_at and n.entered_at < d.end_at
    join contacts.visit v on v.contact_id = n.contact_id and v.number = n.number - 1
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(call.tx);
}

/** After how many days each was followed by another of its customer, a moment later or after a full day alike being one; null after none. */
async function countRepeats(call: Call, days: RawBuilder<unknown>): Promise<void> {
  await sql`
    with meant as materialized (
      select d.day, c.project_id, c.unit_id, c.channel, c.wrap_up_codes,
        (select greatest(1, ceil(extract(epoch from min(f.started_at) - c.started_at) / 86400))::smallint from contacts.contact f
          where f.customer_id = c.customer_id and f.project_id = c.project_id and ${isSpoken('f')} and (f.started_at, f.id) > (c.started_at, c.id)
            and f.started_at <= c.started_at + make_interval(days => ${followedDays}::integer)) as after
      from ${days}
      join contacts.contact c on c.started_at >= d.start_at and c.started_at < d.end_at
      where c.customer_id is not null and c.outcome = 'answered' and ${isSpoken('c')})
    insert into contacts.repeat_day
    select m.day, m.project_id, m.unit_id, m.channel, k.code, count(*),
      coalesce(array_agg(m.after order by m.after) filter (where m.after is not null), '{}')
    from meant m cross join lateral (
      select null as code union all select coalesce(u.code, '') from (select) one left join unnest(m.wrap_up_codes) u (code) on true) k
    group by 1, 2, 3, 4, 5`.execute(call.tx);
}

/** Counts the stays of these days anew. What follows upon contacts is then open for all days that it may reach back to. */
async function countDays(call: Call, zone: string, days: readonly IsoDate[]): Promise<void> {
  await sql`delete from contacts.stay_day where day = any(${[...days]}::date[])`.execute(call.tx);
  await countStays(call, zone, daysTable(zone, days));
  await sql`insert into contacts.counted_day select day, ${zone}, false from unnest(${[...days]}::date[]) d (day)
    on conflict (day) do update set zone = excluded.zone, repeats = false`.execute(call.tx);
  const reached = [...new Set(days.flatMap((day) => dayRange(addDays(day, -followedDays), day)))];
  await sql`update contacts.counted_day set repeats = false where repeats and day = any(${reached}::date[])`.execute(
    call.tx,
  );
}

/** Of days so long ago that whoever was to follow has come. */
async function countOpenRepeats(call: Call, zone: string, today: IsoDate): Promise<number> {
  const { rows } = await sql<{ day: IsoDate }>`
    select day::text as day from contacts.counted_day
    where not repeats and zone = ${zone} and day < ${addDays(today, -followedDays - 1)}::date order by day limit ${2 * daysAtOnce}`.execute(
    call.tx,
  );
  const days = rows.map(({ day }) => day);
  if (days.length === 0) return 0;
  await sql`delete from contacts.repeat_day where day = any(${days}::date[])`.execute(call.tx);
  await countRepeats(call, daysTable(zone, days));
  await sql`update contacts.counted_day set repeats = true where day = any(${days}::date[])`.execute(call.tx);
  return days.length;
}

/** Counts some of the days that are over and have changed, oldest first; returns how many. By one process at a time. */
export async function countChanged(call: Call): Promise<number> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('contacts.counting')) as mine`.execute(call.tx);
  if (!rows[0]?.mine) return 0;
  await sql`set local statement_timeout = ${sql.lit(limitMs)}`.execute(call.tx);
  const {
    today,
    calendar: { zone },
  } = await businessDay(call);
  const days = (await changedDays(call, zone)).filter((day) => day < today).slice(0, daysAtOnce);
  // First the notes, then the counting: what is noted in between is counted, and noted still.
  if (days.length > 0) {
    await sql`delete from contacts.uncounted u using ${daysTable(zone, days)} where u.at >= d.start_at and u.at < d.end_at`.execute(
      call.tx,
    );
    await countDays(call, zone, days);
  }
  return days.length + (await countOpenRepeats(call, zone, today));
}

/** Forgets what is counted: everything is counted anew, from the stays that the log left. */
export async function countAnew(call: Call): Promise<void> {
  for (const table of ['stay_day', 'repeat_day', 'counted_day', 'uncounted'])
    await sql`delete from ${sql.table(`contacts.${table}`)}`.execute(call.tx);
  await sql`insert into contacts.uncounted (at, noted_at)
    select at, at from (select distinct date_bin('15 minutes', entered_at, timestamptz '2000-01-01Z') as at from contacts.visit
      union select distinct date_bin('15 minutes', started_at, timestamptz '2000-01-01Z') from contacts.contact where closed_at is not null) quarters`.execute(
    call.tx,
  );
}

/** Of contacts and of agents. */
async function countDue(call: Call): Promise<number> {
  const contacts = await countChanged(call);
  return contacts + (await countAgentDays(call));
}

/** Once a day, when all that was noted first is of a day that is over by every clock; until then a changed day is read as it stands. */
export const countingTimer: Timer = {
  isLong: true,
  name: 'contact-counting',
  due: sql<Date | null>`select least(min(noted_at) + interval '25 hours', ${agentDaysDue}) from contacts.uncounted`,
  fireDue: countDue,
};
