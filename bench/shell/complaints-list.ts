import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { lodge, signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';

const rows = 100_000;
const rounds = Number(process.env.TONGLI_BENCH_ROUNDS ?? 20);
/** What the server may take of the 300 ms that a list may take in all. */
const boundMs = 100;
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

/** What people ask of the list: usual views, each filter, each order, and how many there are. */
const questions = [
  'filter[state][ne]=closed',
  'filter[state][in]=closed',
  'sort=-lodgedAt',
  'sort=number',
  'filter[product][eq]=broadband&filter[area][eq]=north',
  'filter[product][eq]=broadband&sort=-lodgedAt',
  'filter[cause][eq]=rare',
  'filter[cause][eq]=rare&sort=-lodgedAt',
  'filter[severity][eq]=serious&sort=number',
  'filter[channel][eq]=letter',
  'filter[ownerId][null]=true',
  'filter[lodgedOn][gte]=2026-01-10&filter[lodgedOn][lte]=2026-01-11',
  'filter[number][starts]=BENCH-000123',
  'filter[state][ne]=closed&count=true&limit=1',
  'count=true&limit=1',
];

/** One complaint made a hundred thousand times, with other values: three in four are closed, few have a rare cause. */
async function fill(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    `insert into complaints.complaint (id, number, project_id, unit_id, state, channel, severity, kind, product, area, cause, facts,
       wants_response, about_handling, customer_id, owner_id, process_version_id, lodged_at, lodged_on, due_at)
     select gen_random_uuid(), 'BENCH-' || lpad(n::text, 6, '0'), project_id, unit_id,
       case when n % 4 = 0 then 'lodged' else 'closed' end, case when n % 500 = 0 then 'letter' else 'phone' end,
       case when n % 50 = 0 then 'serious' else 'normal' end, kind,
       (array['broadband', 'mobile', 'roaming', 'television'])[n % 4 + 1],
       (array['north', 'south', 'east', 'west', 'gaoxin'])[n % 5 + 1],
       case when n % 20000 = 7 then 'rare' else 'install-delay' end,
       facts, wants_response, about_handling, customer_id, case when n % 3 = 0 then owner_id end, process_version_id,
       timestamptz '2026-01-01' + n * interval '1 minute', date '2026-01-01' + n / 1440,
       case when n % 4 = 0 then timestamptz '2026-01-03' + n * interval '1 minute' else 'infinity' end
     from (select * from complaints.complaint limit 1) as complaint, generate_series(1, $1::integer) as n`,
    [rows],
  );
  await client.query('analyze complaints.complaint');
  await client.end();
}

/** Milliseconds of one question, from asking to the last byte. */
async function ask(address: string, cookie: string, question: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${address}/api/v1/complaints?${question}`, { headers: { cookie } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${question}: ${response.status} ${body}`);
  return performance.now() - began;
}

/** A page of a hundred thousand complaints over HTTP: whatever is asked of the list, and what is slowest. */
export async function* measureComplaintsList(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  try {
    const opening = { url: database.url, folder: installation.path, pulses: false };
    const address = await server.ask<string>('open', opening);
    await lodge(address, await signIn(address));
    await fill(database.url);
    const cookie = await signIn(address, 'chenjing');
    const times = new Map<string, number[]>(questions.map((question) => [question, []]));
    for (let round = -3; round < rounds; round += 1)
      for (const question of questions) {
        const took = await ask(address, cookie, question);
        if (round >= 0) times.get(question)?.push(took);
      }
    const p95 = new Map([...times].map(([question, all]) => [question, quantile(all, 0.95)]));
    if (process.env.TONGLI_BENCH_EACH) for (const one of p95) console.error(...one);
    const all = [...times.values()].flat();
    yield beside({ name: 'shell.list_p95_ms', value: quantile(all, 0.95), unit: 'ms' }, 'bound', boundMs);
    yield beside({ name: 'shell.list_slowest_p95_ms', value: Math.max(...p95.values()), unit: 'ms' }, 'bound', boundMs);
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
