import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { lodge, signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { openVisitor } from './browsing.ts';
import { fill } from './filling.ts';

const rows = 100_000;
const inboxItems = 5_000;
const reader = 'chenjing';
const rounds = Number(process.env.TONGLI_BENCH_ROUNDS ?? 10);
/** Enough that the twentieth part of them is more than one. */
const visits = 40;
/** From asking to the rows on screen, and what the server may take of it. */
const bounds = { wholeMs: 300, serverMs: 100 };
const root = fileURLToPath(new URL('../..', import.meta.url));
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

/** What people ask of the list: usual views, each filter, each order, and how many there are. */
const questions = [
  'filter[state][ne]=closed',
  'filter[state][in]=closed',
  'filter[state][in]=acknowledged,answered',
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

const listPage = (view: string) => `/complaints?${view}`;
/** What a reader opens, first for the sake of the code alone. */
const pages = [
  {
    name: 'list',
    first: listPage('filter[cause][eq]=rare'),
    next: ['filter[state][ne]=closed', 'sort=-lodgedAt', 'filter[channel][eq]=letter', 'filter[state][in]=closed'].map(
      listPage,
    ),
    shown: '[data-row="0"]',
  },
  { name: 'inbox', first: '/work?filter[kind][eq]=task', next: ['/work'], shown: '[data-item]' },
];

interface Served {
  readonly address: string;
  readonly cookie: string;
}

/** Milliseconds of one question, from asking to the last byte. */
async function ask({ address, cookie }: Served, path: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${address}/api/v1/${path}`, { headers: { cookie } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return performance.now() - began;
}

/** The times of each path, asked by turns; the first three rounds only warm up. */
async function askAll(served: Served, paths: readonly string[], times: number): Promise<Map<string, number[]>> {
  const taken = new Map<string, number[]>(paths.map((path) => [path, []]));
  for (let round = -3; round < times; round += 1)
    for (const path of paths) {
      const took = await ask(served, path);
      if (round >= 0) taken.get(path)?.push(took);
    }
  return taken;
}

async function* measureServer(served: Served): AsyncGenerator<Measurement> {
  const list = await askAll(
    served,
    questions.map((question) => `complaints?${question}`),
    rounds,
  );
  const p95 = new Map([...list].map(([path, all]) => [path, quantile(all, 0.95)]));
  if (process.env.TONGLI_BENCH_EACH) for (const one of p95) console.error(...one);
  const figure = (name: string, value: number) =>
    beside({ name, value, unit: 'ms' }, 'bound of the server', bounds.serverMs);
  yield figure('shell.list_server_p95_ms', quantile([...list.values()].flat(), 0.95));
  yield figure('shell.list_server_slowest_p95_ms', Math.max(...p95.values()));
  const inbox = await askAll(served, ['inbox'], rounds * 5);
  yield figure('shell.inbox_server_p95_ms', quantile([...inbox.values()].flat(), 0.95));
}

async function* measureVisits({ address, cookie }: Served): AsyncGenerator<Measurement> {
  const visitor = await openVisitor(address, cookie);
  try {
    for (const { name, first, next, shown } of pages) {
      const times: { first: number; next: number }[] = [];
      for (let visit = 0; visit < visits; visit += 1)
        times.push(await visitor.visit(first, next[visit % next.length] ?? '', shown));
      const again = times.map((one) => one.next);
      const figure = (part: string, value: number) =>
        beside({ name: `shell.${name}_${part}`, value, unit: 'ms' }, 'bound', bounds.wholeMs);
      yield figure('p95_ms', quantile(again, 0.95));
      yield figure('median_ms', median(again));
      yield figure('first_time_median_ms', median(times.map((one) => one.first)));
    }
  } finally {
    await visitor.close();
  }
}

/**
 * A list of a hundred thousand complaints and an inbox of five thousand items: the server's part over HTTP, and in a browser from
 * leaving another page to the rows on screen.
 */
export async function* measurePages(): AsyncGenerator<Measurement> {
  execFileSync(process.execPath, ['scripts/build-web.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  try {
    const opening = { url: database.url, folder: installation.path, pulses: false };
    const address = await server.ask<string>('open', opening);
    await lodge(address, await signIn(address));
    await fill(database.url, rows, inboxItems, reader);
    const served = { address, cookie: await signIn(address, reader) };
    yield* measureServer(served);
    yield* measureVisits(served);
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
