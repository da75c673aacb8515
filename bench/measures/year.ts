import type pg from 'pg';

/** A year of a large centre: what is written down, and the numbers of its people and places. */
export const year = {
  contacts: Number(process.env.TONGLI_BENCH_CONTACTS ?? 10_000_000),
  days: 365,
  agents: 1_200,
  teams: 40,
  queues: 200,
  complaints: 50_000,
} as const;

const idAt = (kind: number, number: string) =>
  `('0192b000-000${kind}-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;

const project = '(select id from org.project order by id limit 1)';

/** Teams below the hotline, their people, and the queues. */
export async function fillPlaces(client: pg.Client): Promise<void> {
  await client.query(
    `insert into org.unit (id, parent_id, code, name_zh, name_en, kind)
     select ${idAt(4, 'n')}, hotline.id, 'bench-' || n, '第' || n || '组', 'Team ' || n, 'team'
     from generate_series(0, ${year.teams - 1}) n cross join (select id from org.unit where code = 'hotline') hotline`,
  );
  await client.query(
    `insert into platform.unit_branch (unit_id, within_id)
     select one.id, one.id from org.unit one where one.code like 'bench-%'
     union all select one.id, above.within_id from org.unit one join platform.unit_branch above on above.unit_id = one.parent_id
     where one.code like 'bench-%'`,
  );
  await client.query(
    `insert into org.person (id, name, unit_id, post_id)
     select ${idAt(1, 'n')}, '座席' || n, ${idAt(4, `n % ${year.teams}`)}, (select id from org.post where code = 'agent')
     from generate_series(0, ${year.agents - 1}) n`,
  );
  await client.query(
    `insert into contacts.queue (id, project_id, code, name_zh, name_en, greeting_zh, greeting_en, channels, is_public, priority, skills, rule,
       prefer_last_days, prefer_seconds, offer_seconds, wrap_up_seconds, answer_within_seconds, offers_callback, blocks_nuisance, targets)
     select ${idAt(2, 'n')}, ${project}, 'q' || n, '队列' || n, 'Queue ' || n, '', '',
       '{chat,voice}', true, 0, '[]', 'longest-idle', 0, 0, 20, 60, 20, true, true, '{}' from generate_series(0, ${year.queues - 1}) n`,
  );
}

/** As the product makes it of the dimensions (cells/fact.ts). */
const sliceOf = (
  one: string,
) => `md5('["' || ${one}.project_id || '",' || coalesce('"' || ${one}.unit_id || '"', 'null') || ',' ||
  coalesce('"' || ${one}.person_id || '"', 'null') || ',' || coalesce('"' || ${one}.queue_id || '"', 'null') || ',"' || ${one}.product || '","' ||
  ${one}.area || '","' || ${one}.cause || '","' || ${one}.channel || '","' || ${one}.kind || '","' || ${one}.step || '"]')::uuid`;

/**
 * The log of a year: each contact with its stay, numbered from 1, without keys. Who answers belongs to two queues; one in twelve gives up.
 * Times are of the site's day from 8 to 18 o'clock, busiest in the middle.
 */
export async function fillLog(client: pg.Client): Promise<void> {
  await client.query(`
    create unlogged table public.stay as
    select n, day, at as entered_at, person, queue, case when queue % 3 = 0 then 'chat' else 'voice' end as channel, person is not null as answered,
      wait, case when person is null then 0 else 40 + (n * 104729) % 500 end as talk,
      case when person is null or n % 4 > 0 then 0 else (n * 31) % 60 end as hold,
      case when person is null then 0 else 10 + (n * 17) % 50 end as wrap, person is not null and n % 13 = 0 as transferred
    from generate_series(1::bigint, ${year.contacts}) n
    cross join lateral (select ((n * 48271) % 2147483647)::bigint as chance, n * ${year.days} / ${year.contacts + 1} as day_number) a
    cross join lateral (select (current_date - ${year.days}) + day_number::integer as day,
      case when n % 12 = 0 then null else (chance % ${year.agents})::integer end as person, ((chance / 1200) % 2)::integer as second,
      ((n * 7919) % case when n % 9 = 0 then 90 else 24 end)::integer as wait) b
    cross join lateral (select case when person is null then (chance % ${year.queues})::integer else (person * 7 + second * 31) % ${year.queues} end as queue,
      day::timestamp at time zone 'Asia/Shanghai' + make_interval(secs => 28800 + ((n * 15485863) % 18000)::integer + ((n * 32452843) % 18000)::integer) as at) c`);
}

/** What the log comes to in each quarter of an hour and slice, all measures beside one another, in the order of the cells. */
export async function fillQuarters(client: pg.Client): Promise<void> {
  await client.query(`
    create unlogged table public.sliced as
    select one.*, ${sliceOf('one')} as slice_id from (
      select distinct person, queue, ${project} as project_id,
        case when person is null then (select id from org.unit where code = 'hotline') else ${idAt(4, `person % ${year.teams}`)} end as unit_id,
        case when person is null then null else ${idAt(1, 'person')} end as person_id, ${idAt(2, 'queue')} as queue_id,
        '' as product, '' as area, '' as cause, channel, '' as kind, '' as step from public.stay) one`);
  await client.query(
    `insert into measures.slice (id, project_id, unit_id, person_id, queue_id, product, area, cause, channel, kind, step)
     select slice_id, project_id, unit_id, person_id, queue_id, product, area, cause, channel, kind, step from public.sliced`,
  );
  await client.query('analyze public.stay; analyze public.sliced');
  await client.query(`
    create unlogged table public.quarter as
    select date_bin('15 minutes', stay.entered_at, timestamptz '2000-01-01Z') as slot, stay.day, sliced.slice_id,
      count(*) as contacts, count(*) filter (where answered) as answered, count(*) filter (where answered and wait <= 20) as within,
      count(*) filter (where not answered) as abandoned, count(*) filter (where not answered and wait <= 20) as abandoned_within,
      count(*) filter (where not answered and wait < 5) as abandoned_short,
      count(*) filter (where answered) as waited, coalesce(sum(wait) filter (where answered), 0) as answer_seconds,
      coalesce(sum(wait) filter (where not answered), 0) as lost_seconds, sum(talk) as talk, sum(hold) as hold, sum(wrap) as wrap,
      count(*) filter (where answered and wait > 0) as answer_n, count(*) filter (where not answered and wait > 0) as lost_n,
      count(*) filter (where hold > 0) as hold_n, count(*) filter (where transferred) as transferred
    from public.stay join public.sliced on sliced.queue = stay.queue and sliced.person is not distinct from stay.person
    group by 1, 2, 3 order by 1, 3`);
}

/** Measure, how often, how much: what is nothing is no cell. */
const measures = [
  ['contacts', 'contacts', 'contacts'],
  ['contacts-answered', 'answered', 'answered'],
  ['contacts-answered-within', 'within', 'within'],
  ['contacts-abandoned', 'abandoned', 'abandoned'],
  ['contacts-abandoned-within', 'abandoned_within', 'abandoned_within'],
  ['contacts-abandoned-short', 'abandoned_short', 'abandoned_short'],
  ['contacts-transferred', 'transferred', 'transferred'],
  ['answer-seconds', 'answer_n', 'answer_seconds'],
  ['lost-seconds', 'lost_n', 'lost_seconds'],
  ['talk-seconds', 'answered', 'talk'],
  ['hold-seconds', 'hold_n', 'hold'],
  ['wrap-up-seconds', 'answered', 'wrap'],
] as const;

/** In the order of the table's key, so that its index grows at its end. */
export async function fillCells(client: pg.Client): Promise<void> {
  for (const [measure, count, sum] of measures.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await client.query(
      `insert into measures.cell (measure, slot, day, slice_id, bucket, count, sum)
       select '${measure}', slot, day, slice_id, 0, ${count}, ${sum} from public.quarter where ${count} > 0`,
    );
}

/** Fifty thousand complaints of products, areas and causes, closed some days later, with the spread of those days. */
export async function fillComplaints(client: pg.Client): Promise<void> {
  await client.query(`
    create unlogged table public.complaint as
    select one.*, ${sliceOf('one')} as slice_id from (
      select n, ${project} as project_id, ${idAt(4, `n * 7919 % ${year.teams}`)} as unit_id, null::uuid as person_id, null::uuid as queue_id,
        (array['broadband','mobile','television','fixed-line','cloud','roaming'])[n % 6 + 1] as product,
        (array['billing','speed','service','sales','coverage','repair'])[n * 31 % 6 + 1] as area,
        (array['process','staff','technology','policy'])[n * 17 % 4 + 1] as cause, 'voice' as channel, '' as kind, '' as step,
        (current_date - ${year.days}) + (n::bigint * ${year.days} / ${year.complaints + 1})::integer as day,
        ((n::bigint * 104729) % 140 + 5) / 10.0 as took
      from generate_series(1, ${year.complaints}) n) one`);
  await client.query(
    `insert into measures.slice (id, project_id, unit_id, person_id, queue_id, product, area, cause, channel, kind, step)
     select distinct slice_id, project_id, unit_id, person_id, queue_id, product, area, cause, channel, kind, step from public.complaint`,
  );
  const of: readonly (readonly [string, string, string])[] = [
    ['lodged', '1', 'true'],
    ['closed', '1', 'true'],
    ['timed', '1', 'true'],
    ['closed-on-time', '1', 'took <= 10'],
    ['dated', '1', 'true'],
    ['days-to-close', 'took', 'true'],
  ];
  for (const [measure, value, where] of of)
    await client.query(
      `insert into measures.cell (measure, slot, day, slice_id, bucket, count, sum)
       select '${measure}', day::timestamp at time zone 'Asia/Shanghai' + interval '10 hours', day, slice_id,
         case when '${measure}' = 'days-to-close' then 1 + ceil(ln(took / 0.01) / ln(1.1) - 1e-9) else 0 end, count(*), sum(${value})
       from public.complaint where ${where} group by 2, 3, 4, 5`,
    );
}

/** What is made of the cells, by the arithmetic of the product's own tables. */
export async function fillSums(client: pg.Client): Promise<void> {
  await client.query(`
    create unlogged table public.by_day as
    select counted.measure, counted.day, counted.slice_id, sum(counted.count) as count, sum(counted.sum) as sum
    from measures.cell counted group by 1, 2, 3`);
  await client.query('analyze public.by_day');
  await client.query(`
    insert into measures.day_sum (cut, key, measure, day, project_id, unit_id, count, sum)
    select cut.cut, cut.key, one.measure, one.day, slice.project_id, cut.unit_id, sum(one.count), sum(one.sum)
    from public.by_day one join measures.slice slice on slice.id = one.slice_id
    cross join lateral (
      select 'project' as cut, '' as key, null::uuid as unit_id union all select 'place', '', slice.unit_id
      union all select 'person', coalesce(slice.person_id::text, ''), slice.unit_id
      union all select 'queue', coalesce(slice.queue_id::text, ''), slice.unit_id union all select 'channel', slice.channel, slice.unit_id) cut
    group by 1, 2, 3, 4, 5, 6`);
  await client.query(`
    insert into measures.observation (project_id, measure, product, area, day, value)
    select slice.project_id, one.measure, coalesce(slice.product, '*'), coalesce(slice.area, '*'), one.day, sum(one.sum)
    from public.by_day one join measures.slice slice on slice.id = one.slice_id
    group by 1, 2, 5, cube (slice.product, slice.area)`);
  await client.query(
    `insert into measures.coverage (source, first_day, last_day, project_id) values ('live', current_date - ${year.days}, null, ${project})`,
  );
  await client.query(
    `insert into measures.unsummed (span, measure, from_on, due_at) select distinct 'day', measure, day, now() from public.by_day`,
  );
  await client.query('drop table public.by_day; drop table public.quarter; drop table public.complaint');
}
