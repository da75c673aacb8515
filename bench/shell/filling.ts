import pg from 'pg';

/** One complaint made many times, with other values: three in four are closed, few have a rare cause. */
const complaints = `
  insert into complaints.complaint (id, number, project_id, unit_id, state, channel, severity, kind, product, area, cause, facts,
    wants_response, about_handling, customer_id, owner_id, process_version_id, lodged_at, lodged_on, on_time, due_at)
  select gen_random_uuid(), 'BENCH-' || lpad(n::text, 6, '0'), project_id, unit_id,
    case when n % 4 = 0 then 'lodged' else 'closed' end, case when n % 500 = 0 then 'letter' else 'phone' end,
    case when n % 50 = 0 then 'serious' else 'normal' end, kind,
    (array['broadband', 'mobile', 'roaming', 'television'])[n % 4 + 1],
    (array['north', 'south', 'east', 'west', 'gaoxin'])[n % 5 + 1],
    case when n % 20000 = 7 then 'rare' else 'install-delay' end,
    facts, wants_response, about_handling, customer_id, owners.ids[n % 97 + 1], process_version_id,
    timestamptz '2026-01-01' + n * interval '1 minute', date '2026-01-01' + n / 1440,
    case when n % 4 > 0 then n % 40 <> 1 end,
    case when n % 4 = 0 then timestamptz '2026-01-03' + n * interval '1 minute' else 'infinity' end
  from (select * from complaints.complaint limit 1) as complaint,
    (select array_agg(id order by username) as ids from access.account) as owners, generate_series(1, $1::integer) as n`;

/** What waits for one person: limits of complaints and tasks by turns, some of them breached. */
const limits = `
  insert into work.time_limit (id, subject_type, subject_id, kind, owner_id, started_at, warn_at, due_at, hurt)
  select gen_random_uuid(), 'complaint', id, 'respond', $1, lodged_at, lodged_at, lodged_at,
    (case when number like '%0' then 1 else 31 end) * 100000000000 + extract(epoch from lodged_at)::bigint
  from complaints.complaint where number like 'BENCH%' and state = 'lodged' order by number limit $2`;
const tasks = `
  insert into work.task (id, number, project_id, unit_id, kind, state, title, body, owner_id, creator_id, calendar, created_at,
    clock_from, warn_at, press_at, due_at, waits_for, hurt)
  select gen_random_uuid(), number, project_id, unit_id, 'task', 'open', '回访客户', facts, $1, $1, 'office', lodged_at, lodged_at,
    lodged_at, lodged_at, lodged_at, $1,
    (case when number like '%0' then 5 else 35 end) * 100000000000 + extract(epoch from lodged_at)::bigint
  from complaints.complaint where number like 'BENCH%' order by number limit $2`;

/** Into a centre that has one complaint: so many more, and so many items in the inbox of the account of this name. */
export async function fill(url: string, rows: number, items: number, username: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(complaints, [rows]);
  const { rows: found } = await client.query<{ id: string }>('select id from access.account where username = $1', [
    username,
  ]);
  await client.query(limits, [found[0]?.id, items / 2]);
  await client.query(tasks, [found[0]?.id, items / 2]);
  await client.query('analyze');
  await client.end();
}
