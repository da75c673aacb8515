import { randomUUID } from 'node:crypto';
import { byOneConnection, withoutIndexes } from '../platform/rows.ts';

export const kinds = ['enquiry', 'order', 'after-sales', 'visit', 'value-added', 'suggestion', 'praise'] as const;
const subjects =
  '宽带 账单 套餐 流量 机顶盒 路由器 手机卡 发票 积分 会员 专线 固话 国际漫游 云盘 摄像头 光猫 合约机 充值 副卡 电视'.split(
    ' ',
  );
const wishes = '移机 开通 更换 升级 检修 退订 补办 查询 过户 提速 延期 上门安装 开具证明 修改地址 恢复服务'.split(' ');

/** What is asked for, of a subject and a wish that come together in few of a hundred thousand. */
export const titleOf = (at: number): string =>
  `${subjects[at % subjects.length]}${wishes[Math.floor(at / 7) % wishes.length]}`;

interface Served {
  readonly address: string;
  readonly cookie: string;
}

/** Requests of every kind, each of another customer, as the house makes them; a few abreast. */
export async function lodgeRequests({ address, cookie }: Served, count: number): Promise<void> {
  const lodge = async (at: number) => {
    const customer = {
      name: `${'赵钱孙李周吴郑王'[at % 8]}${'伟芳娜敏静磊洋艳'[at % 7]}`,
      phone: `138${10_000_000 + at}`,
    };
    const kind = kinds[at % kinds.length];
    const body = {
      kind,
      customer,
      title: titleOf(at),
      text: '新地址已通光纤，周末都在家。',
      channel: 'phone',
      tags: [wishes[at % 9]],
    };
    const response = await fetch(`${address}/api/v1/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    if (response.status !== 200) throw new Error(`refused: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  let next = 0;
  const work = async () => {
    while (next < count) await lodge(next++);
  };
  await Promise.all(Array.from({ length: 4 }, work));
}

/** Each copy of a lodged one: in this place of `wanted`, with an owner of all. */
const copies = `
  create temporary table copied as
  select gen_random_uuid() as id, n, one.id as of, one.owner_id as was, owners.ids[n * 7919 % array_length(owners.ids, 1) + 1] as owner_id
  from generate_series(1, $1::integer) as n
  join (select id, owner_id, row_number() over (order by number) - 1 as place from requests.request) as one
    on one.place = n % (select count(*) from requests.request)
  cross join (select array_agg(id order by id) as ids from org.person) as owners`;

/** By turns of the text, the urgency and the day; half of them were closed long ago. */
const requests = `
  insert into requests.request (id, number, project_id, for_unit_id, unit_id, kind, state, priority, channel, title, body, tags, form,
    customer_id, lodged_by, owner_id, process_version_id, step, step_since, lodged_at, lodged_on, due_at, closed_at, closed_on, outcome, on_time)
  select c.id, 'QQ2025-' || lpad(c.n::text, 6, '0'), project_id, for_unit_id, person.unit_id, kind, case when is_open then 'open' else 'closed' end,
    (array['normal', 'normal', 'normal', 'low', 'urgent'])[c.n % 5 + 1], (array['phone', 'chat', 'counter', 'letter', 'portal'])[c.n * 31 % 5 + 1],
    subject || wish || '，第' || c.n % 97 || '次', body || '装维工号' || c.n % 9973, array[wish], form,
    customer_id, lodged_by, c.owner_id, process_version_id, case when is_open then step else '' end, at, at, at::date,
    case when is_open then at + interval '40 days' else 'infinity' end,
    case when not is_open then at + interval '2 days' end, case when not is_open then at::date + 2 end, case when not is_open then 'done' end,
    case when not is_open then c.n % 9 <> 1 end
  from copied c join requests.request r on r.id = c.of join org.person on person.id = c.owner_id
  cross join lateral (select c.n <= $1::integer as is_open, r.lodged_at - c.n % 52000 * interval '1 minute' - case when c.n <= $1::integer
    then interval '0' else interval '60 days' end as at, $2::text[] as s, $3::text[] as w) as t
  cross join lateral (select s[c.n % array_length(s, 1) + 1] as subject, w[c.n / 7 % array_length(w, 1) + 1] as wish) as words`;

const stays = `
  insert into requests.request_stay (id, request_id, place, step, entered_at, due_at, left_at, ending, owner_id, on_time, minutes, entered)
  select gen_random_uuid(), c.id, s.place, s.step, r.lodged_at, r.lodged_at + interval '1 day', r.closed_at,
    case when r.state = 'closed' then 'done' end, c.owner_id, r.on_time, case when r.state = 'closed' then 600 end, s.entered
  from copied c join requests.request r on r.id = c.id join requests.request_stay s on s.request_id = c.of and s.left_at is null`;

/** Of the open ones, due with the request; the classes of `hurt` are those of what is calm. */
const limits = `
  insert into work.time_limit (id, subject_type, subject_id, kind, owner_id, started_at, warn_at, due_at, fire_at, hurt)
  select gen_random_uuid(), 'request', c.id, l.kind, c.owner_id, r.lodged_at, r.due_at - interval '2 hours', r.due_at, r.due_at - interval '2 hours',
    3100000000000 + extract(epoch from r.due_at)::bigint
  from copied c join requests.request r on r.id = c.id and r.state = 'open' join work.time_limit l on l.subject_id = c.of and l.ended_at is null`;

const entries = `
  insert into requests.request_entry (request_id, at, actor_name, code, params)
  select c.id, r.lodged_at, '陈静', 'lodged', '{"channel": "phone"}' from copied c join requests.request r on r.id = c.id`;

const watchers = `
  insert into work.watcher (subject_type, subject_id, person_id) select 'request', c.id, r.lodged_by
  from copied c join requests.request r on r.id = c.id where c.n % 5 = 0 and r.lodged_by is not null`;

/** So many open requests and as many closed ones beside those that were lodged. */
export const fillRequests = (url: string, open: number): Promise<void> =>
  byOneConnection(url, async (client) => {
    await client.query(copies, [2 * open]);
    await client.query('analyze copied');
    await withoutIndexes(client, 'requests.request', () => client.query(requests, [open, subjects, wishes]));
    for (const more of [stays, limits, entries, watchers]) await client.query(more);
    await client.query('vacuum analyze requests.request');
    await client.query('vacuum analyze work.time_limit');
    await client.query('analyze');
  });

/** Limits of as many more open cases, due in a month and later. */
export const fillLimits = (url: string, count: number): Promise<void> =>
  byOneConnection(url, async (client) => {
    await withoutIndexes(client, 'work.time_limit', () => client.query(moreLimits, [count]));
    await client.query('vacuum analyze work.time_limit');
  });

const moreLimits = `
  insert into work.time_limit (id, subject_type, subject_id, kind, owner_id, started_at, warn_at, due_at, fire_at, hurt)
  select gen_random_uuid(), 'request', gen_random_uuid(), 'respond', owners.ids[n % array_length(owners.ids, 1) + 1], at, later,
    later + interval '1 day', later, 3100000000000 + extract(epoch from later)::bigint
  from generate_series(1, $1::integer) as n
  cross join (select array_agg(id order by id) as ids from org.person) as owners
  cross join lateral (select clock_timestamp() as at, clock_timestamp() + interval '30 days' + n * interval '1 second' as later) as t`;
