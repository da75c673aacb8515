import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { complaint, lodge, signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { openDatabaseOf } from '../platform/installation.ts';
import { keptInstallation } from '../platform/kept.ts';
import { byOneConnection, withoutIndexes } from '../platform/rows.ts';

const cases = Number(process.env.TONGLI_BENCH_COMPLAINTS ?? 1_000_000);
const searches = 240;
const customers = 50;
const ofOneCustomer = 40;
const boundMs = 100;
const longestIndexingMs = 30 * 60_000;
/** People who are known, with numbers of their own. */
const customerAt = (at: number) => {
  const one = at % customers;
  return { name: `${'赵钱孙李周吴郑王'[one % 8]}晓梅`, phone: `1371234${1000 + one}` };
};
const root = fileURLToPath(new URL('../..', import.meta.url));
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

const letterFiles = ['zh_gov_messages_labeled', 'zh_gov_messages_hot_topics', 'zh_gov_messages_with_replies'];

/** Sentences of letters that citizens wrote to their authorities, where they are at hand; else made of what complaints are made of. */
function sentences(): string[] {
  const folder = join(process.env.TONGLI_TEST_DATA ?? join(root, '../shared'), 'data/complaints');
  const files = letterFiles.map((name) => join(folder, `${name}.csv.gz`));
  if (!files.every((file) => existsSync(file))) return Array.from({ length: 40_000 }, (_, at) => madeText(at));
  const letters = files.flatMap((file) => parse(gunzipSync(readFileSync(file)), { columns: true, bom: true }));
  const told = (letters as Record<string, string>[]).flatMap((row) => [
    row.留言主题 ?? '',
    ...(row.留言详情 ?? '').split(/[。！？；\s]+/),
  ]);
  return [...new Set(told)].filter((one) => one.length >= 8 && one.length <= 120);
}

const subjects =
  '退款 账单 宽带 快递 包裹 信号 套餐 流量 会员 押金 发票 保修 配件 合同 积分 充值 手机卡 利息 额度 保单'.split(' ');
const troubles =
  '没有到账 重复扣费 一直断线 送错地址 破损严重 无法登录 不能使用 被拒绝 态度恶劣 没人处理 拖了很久'.split(' ');

function madeText(at: number): string {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(at / step) % list.length] ?? '';
  const proper = String.fromCodePoint(0x4e00 + ((at * 7919) % 8000), 0x4e00 + ((at * 104_729) % 8000));
  return `${proper}的${pick(subjects, 1)}${pick(troubles, 3)}，${pick(subjects, 7)}也${pick(troubles, 11)}，第${1 + (at % 9)}次来电`;
}

/** Each case four sentences, that come together in few others; the first ones of customers who are known. */
const fill = `
  insert into complaints.complaint (id, number, project_id, state, channel, severity, kind, product, area, cause, facts,
    wants_response, about_handling, customer_id, lodged_at, lodged_on, due_at)
  select gen_random_uuid(), 'BENCH-' || n, project_id, 'closed', 'phone', 'normal', kind, product, area, 'other',
    one.text || '。' || two.text || '，' || three.text || '。' || four.text || '。',
    true, false, case when n < $2 then known.ids[n % array_length(known.ids, 1) + 1] else gen_random_uuid() end,
    lodged_at - n * interval '3 seconds', lodged_on, 'infinity'
  from (select * from complaints.complaint limit 1) as first
  cross join (select array_agg(distinct customer_id) as ids from complaints.complaint) as known
  cross join generate_series(1, $1::integer) as n
  join sentence one on one.place = n::bigint * 7919 % $3 join sentence two on two.place = n::bigint * 104729 % $3
  join sentence three on three.place = (n::bigint * 15485863 + n / $3) % $3 join sentence four on four.place = (n::bigint * 32452843 + n / 7) % $3`;

/** Customers who are not there any more are found by nobody, yet stand in every index. */
const others = `
  insert into customers.customer (id, project_id, name_hash, phone_hash, email_hash, tail_hash, created_at)
  select gen_random_uuid(), project_id, sha256(n::text::bytea), sha256(('p' || n)::bytea), null, sha256(('t' || n / 10)::bytea), created_at
  from (select * from customers.customer limit 1) as one, generate_series(1, $1::integer) n`;

const fillHouse = (url: string, texts: readonly string[]): Promise<void> =>
  byOneConnection(url, async (client) => {
    await client.query(
      'create temporary table sentence as select at - 1 as place, text from unnest($1::text[]) with ordinality as told (text, at)',
      [texts],
    );
    await client.query('analyze sentence');
    await withoutIndexes(client, 'complaints.complaint', () =>
      client.query(fill, [cases, customers * ofOneCustomer, texts.length]),
    );
    await client.query(others, [Math.ceil(cases / 2)]);
    await client.query('vacuum analyze complaints.complaint');
    await client.query('analyze');
  });

/** Seconds in which the nightly job of the serving process learns what words mean and makes every case findable. */
const indexed = (url: string): Promise<number> =>
  byOneConnection(url, async (client) => {
    const began = performance.now();
    for (let there = 0; there < cases; await setTimeout(2_000)) {
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::integer as count from complaints.matter',
      );
      there = rows[0]?.count ?? 0;
      if (performance.now() - began > longestIndexingMs) throw new Error(`${there} of ${cases} cases are findable`);
    }
    await client.query('vacuum analyze complaints.matter');
    return (performance.now() - began) / 1000;
  });

interface Served {
  readonly address: string;
  readonly cookie: string;
}

async function search({ address, cookie }: Served, body: object): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${address}/api/v1/complaint-repeats/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  await response.text();
  if (response.status !== 200) throw new Error(`refused: ${response.status}`);
  return performance.now() - began;
}

/** What an agent has typed by then, of a text of three sentences; each is asked three times, as it grows. */
function typed(texts: readonly string[], at: number): string {
  const whole = Math.floor(at / 3);
  const told = [1, 7919, 104_729].map((step) => texts[(whole * step * 53) % texts.length]).join('，');
  return told.slice(0, [14, 45, 200][at % 3]);
}

/** Over HTTP: of customers with forty cases, and of one who is not known. */
async function* measureSearches(served: Served, texts: readonly string[]): AsyncGenerator<Measurement> {
  const times: Record<'own' | 'stranger', number[]> = { own: [], stranger: [] };
  for (let at = 0; at < searches + 10; at += 1) {
    const text = typed(texts, at);
    const own = await search(served, { ...customerAt(Math.floor(at / 3)), product: complaint.product, text });
    const stranger = await search(served, { name: '王小明', phone: '13900001111', text });
    if (at < 10) continue;
    times.own.push(own);
    times.stranger.push(stranger);
  }
  const all = [...times.own, ...times.stranger];
  yield beside({ name: 'complaints.repeat_search_p95_ms', value: quantile(all, 0.95), unit: 'ms' }, 'bound', boundMs);
  yield { name: 'complaints.repeat_search_median_ms', value: median(all), unit: 'ms' };
  yield { name: 'complaints.repeat_search_of_customer_p95_ms', value: quantile(times.own, 0.95), unit: 'ms' };
}

const measureDisk = (url: string): Promise<Measurement> =>
  byOneConnection(url, async (client) => {
    const { rows } = await client.query<{ bytes: number }>(
      "select pg_total_relation_size('complaints.matter')::float8 as bytes",
    );
    return { name: 'complaints.repeat_index_bytes_per_case', value: (rows[0]?.bytes ?? 0) / cases, unit: 'bytes' };
  });

/** What an agent waits for while they type, among a million cases: of the same customer, and of any other with such words. */
export async function* measureRepeats(): AsyncGenerator<Measurement> {
  const texts = sentences();
  const installation = await keptInstallation('complaints');
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  const opening = { url: database.url, folder: installation.path, pulses: false };
  try {
    if (!installation.isFilled) {
      const first = await server.ask<string>('open', opening);
      const cookie = await signIn(first);
      for (let at = 0; at < customers; at += 1) await lodge(first, cookie, customerAt(at));
      await server.ask('close');
      await fillHouse(database.url, texts);
      await server.ask<string>('open', { ...opening, pulses: true });
      yield { name: 'complaints.indexing_seconds', value: await indexed(database.url), unit: 's' };
      await server.ask('close');
      installation.filled();
    }
    // By day: what is learned at night does not run beside.
    const address = await server.ask<string>('open', opening);
    yield* measureSearches({ address, cookie: await signIn(address) }, texts);
    yield await measureDisk(database.url);
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
