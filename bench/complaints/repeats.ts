import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { complaint, lodge, signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';

const cases = Number(process.env.TONGLI_BENCH_COMPLAINTS ?? 1_000_000);
const searches = 200;
const mostBase = 20_000;
const ofOneCustomer = 40;
const boundMs = 100;
const longestIndexingMs = 30 * 60_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

/** Letters that customers wrote to their authorities, where they are at hand; else sentences made of what complaints are made of. */
function baseTexts(): string[] {
  const file = join(
    process.env.TONGLI_TEST_DATA ?? join(root, '../shared'),
    'data/complaints/zh_gov_messages_labeled.csv.gz',
  );
  if (!existsSync(file)) return Array.from({ length: mostBase }, (_, at) => madeText(at));
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), { columns: true, bom: true });
  return rows.slice(0, mostBase).map((row) => `${row.留言主题} ${row.留言详情?.trim()}`.slice(0, 400));
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

/** Every text many times, with a name of two letters of its own; a few of them of the customer who is there already. */
const fill = `
  insert into complaints.complaint (id, number, project_id, state, channel, severity, kind, product, area, cause, facts,
    wants_response, about_handling, customer_id, lodged_at, lodged_on, due_at)
  select gen_random_uuid(), 'BENCH-' || n, project_id, 'closed', 'phone', 'normal', kind, product, area, 'other',
    chr(19968 + n * 7919 % 8000) || chr(19968 + n / 8000 * 31 % 8000) || texts.list[n % array_length(texts.list, 1) + 1],
    true, false, case when n < $2 then customer_id else gen_random_uuid() end,
    lodged_at - n * interval '3 seconds', lodged_on, 'infinity'
  from (select * from complaints.complaint limit 1) as one, (select $3::text[] as list) as texts, generate_series(1, $1::integer) n`;

/** Customers who are not there any more are found by nobody, yet stand in every index. */
const others = `
  insert into customers.customer (id, project_id, name_hash, phone_hash, email_hash, tail_hash, created_at)
  select gen_random_uuid(), project_id, sha256(n::text::bytea), sha256(('p' || n)::bytea), null, sha256(('t' || n / 10)::bytea), created_at
  from (select * from customers.customer limit 1) as one, generate_series(1, $1::integer) n`;

async function fillHouse(url: string, texts: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(fill, [cases, ofOneCustomer, texts]);
  await client.query(others, [Math.ceil(cases / 2)]);
  await client.query('analyze');
  await client.end();
}

/** The nightly job of the serving process makes every case findable. */
async function indexed(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const began = performance.now();
  for (let there = 0; there < cases && performance.now() - began < longestIndexingMs; await setTimeout(2_000)) {
    const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from complaints.matter');
    there = rows[0]?.count ?? 0;
  }
  await client.query('vacuum analyze complaints.matter');
  await client.end();
  return (performance.now() - began) / 1000;
}

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

/** Over HTTP, each search another text, as far as an agent may have typed it. */
async function* measureSearches(served: Served, texts: readonly string[]): AsyncGenerator<Measurement> {
  const typed = (at: number) => (texts[(at * 53) % texts.length] ?? '').slice(0, 12 + ((at * 29) % 150));
  const times: Record<'own' | 'stranger', number[]> = { own: [], stranger: [] };
  for (let at = 0; at < 10; at += 1) await search(served, { ...complaint.customer, text: typed(at) });
  for (let at = 0; at < searches; at += 1) {
    times.own.push(await search(served, { ...complaint.customer, product: complaint.product, text: typed(at) }));
    times.stranger.push(await search(served, { name: '王小明', phone: '13900001111', text: typed(at) }));
  }
  const all = [...times.own, ...times.stranger];
  yield beside({ name: 'complaints.repeat_search_p95_ms', value: quantile(all, 0.95), unit: 'ms' }, 'bound', boundMs);
  yield { name: 'complaints.repeat_search_median_ms', value: median(all), unit: 'ms' };
  yield { name: 'complaints.repeat_search_of_customer_p95_ms', value: quantile(times.own, 0.95), unit: 'ms' };
}

/** What an agent waits for while they type, among a million cases: of the same customer, and of any other with such words. */
export async function* measureRepeats(): AsyncGenerator<Measurement> {
  const texts = baseTexts();
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  try {
    const opening = { url: database.url, folder: installation.path, pulses: false };
    const first = await server.ask<string>('open', opening);
    await lodge(first, await signIn(first));
    await server.ask('close');
    await fillHouse(database.url, texts);
    const address = await server.ask<string>('open', { ...opening, pulses: true });
    yield { name: 'complaints.indexing_seconds', value: await indexed(database.url), unit: 's' };
    yield* measureSearches({ address, cookie: await signIn(address) }, texts);
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
