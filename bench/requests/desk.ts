import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { openDatabaseOf } from '../platform/installation.ts';
import { keptInstallation } from '../platform/kept.ts';
import { fillRequests, lodgeRequests, titleOf } from './filling.ts';
import { limitsFiring } from './limits.ts';
import { mapsDrawn } from './maps.ts';

const open = Number(process.env.TONGLI_BENCH_REQUESTS ?? 100_000);
const lodged = 300;
const rounds = Number(process.env.TONGLI_BENCH_ROUNDS ?? 5);
const deepPages = 12;
const inBulk = 500;
const bounds = { pageMs: 200, bulkSeconds: 10 };
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

/** From everywhere to one's own: complaint manager, handler, agent, and a leader whose reach is a branch. */
const readers = ['chenjing', 'liwei', 'wangfang', 'songjia'] as const;

/** What people ask of the worklist: usual views, each filter, each order, many at a time, and how many there are. */
const questions = (ownId: string): readonly string[] => [
  'filter[state][eq]=open&count=true',
  `filter[state][eq]=open&filter[ownerId][eq]=${ownId}&count=true`,
  'filter[kind][in]=suggestion,praise',
  'filter[state][eq]=open&filter[kind][eq]=after-sales&count=true',
  'filter[state][eq]=open&filter[priority][in]=urgent,low',
  'filter[state][eq]=open&sort=-lodgedAt&limit=200',
  'filter[state][eq]=open&filter[channel][eq]=letter&sort=-lodgedAt',
  'filter[state][eq]=open&filter[ownerId][null]=true&count=true',
  'filter[state][eq]=closed&sort=-lodgedAt&count=true',
  'filter[adoption][eq]=adopted',
  'filter[step][eq]=diagnose&filter[state][eq]=open',
  'sort=-number&count=true',
];

/** What people look for: the end or the beginning of a number, words of the title and the text, in Chinese and in digits. */
const lookedFor = (at: number): readonly string[] => [
  String(1 + ((at * 7919) % 900_000)),
  `QQ2025-${String((at * 7919) % 2_000).padStart(4, '0')}`,
  titleOf(at * 97),
  titleOf(at * 89).slice(0, 2),
  `装维工号${(at * 31) % 9_973}`,
  '周末都在家',
  '找不到的词',
];

/** What the list is asked for when somebody looks for a request in it. */
const listSearches = (at: number): readonly string[] => [
  `filter[number][starts]=QQ2025-${String((at * 7919) % 20_000).padStart(5, '0')}`,
  `filter[tag][eq]=${encodeURIComponent('检修')}&filter[state][eq]=open`,
  `filter[lodgedOn][gte]=2026-11-0${1 + (at % 8)}&filter[lodgedOn][lte]=2026-11-0${1 + (at % 8)}&count=true`,
];

export interface Served {
  readonly address: string;
  readonly cookie: string;
}

interface Asked {
  readonly items?: readonly { readonly id: string; readonly ownerId: string | null }[];
  readonly nextCursor?: string | null;
}

interface Reply {
  readonly took: number;
  readonly status: number;
  readonly body: Asked;
}

/** Milliseconds from asking to the last byte, and what came. */
async function ask({ address, cookie }: Served, method: string, path: string, body?: object): Promise<Reply> {
  const began = performance.now();
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const response = await fetch(`${address}/api/v1/${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const told = await response.text();
  return { took: performance.now() - began, status: response.status, body: JSON.parse(told) as Asked };
}

async function mustAsk(served: Served, method: string, path: string, body?: object): Promise<Reply> {
  const reply = await ask(served, method, path, body);
  if (reply.status !== 200) throw new Error(`refused: ${reply.status} ${path} ${JSON.stringify(reply.body)}`);
  return reply;
}

const told = (took: number, what: string) => {
  if (process.env.TONGLI_BENCH_EACH) console.error(Math.round(took), what);
};

/** Page after page, as far as nobody scrolls. */
async function deeper(served: Served, path: string, times: number[]): Promise<void> {
  let cursor: string | null | undefined = null;
  for (let page = 0; page < deepPages && cursor !== undefined; page += 1) {
    const reply = await mustAsk(served, 'GET', `requests?${path}&limit=200${cursor ? `&cursor=${cursor}` : ''}`);
    times.push(reply.took);
    told(reply.took, `page ${page} ${path}`);
    cursor = reply.body.nextCursor ?? undefined;
  }
}

/** The first round only warms up. */
export async function* listsAsked(address: string): AsyncGenerator<Measurement> {
  const [worklist, searches, inbox]: [number[], number[], number[]] = [[], [], []];
  for (const name of readers) {
    const served = { address, cookie: await signIn(address, name) };
    const { accountId } = (await mustAsk(served, 'GET', 'session')).body as { accountId?: string };
    for (let round = -1; round < rounds; round += 1) {
      const [pages, finds]: [number[], number[]] = [[], []];
      for (const question of questions(accountId ?? '')) {
        const { took } = await mustAsk(served, 'GET', `requests?${question}`);
        pages.push(took);
        told(took, `${name} ${question}`);
      }
      for (const path of listSearches(round + 1)) finds.push((await mustAsk(served, 'GET', `requests?${path}`)).took);
      for (const text of lookedFor(round + 1)) {
        const { took } = await mustAsk(served, 'POST', 'search', { text });
        finds.push(took);
        told(took, `${name} ${text}`);
      }
      const { took } = await mustAsk(served, 'GET', 'inbox');
      if (round < 0) continue;
      inbox.push(took);
      worklist.push(...pages);
      searches.push(...finds);
    }
    await deeper(served, 'filter[state][eq]=open', worklist);
    await deeper(served, 'sort=-lodgedAt', worklist);
  }
  const figure = (name: string, times: readonly number[]) =>
    beside({ name, value: quantile(times, 0.95), unit: 'ms' }, 'bound', bounds.pageMs);
  yield figure('requests.worklist_p95_ms', worklist);
  yield { name: 'requests.worklist_median_ms', value: median(worklist), unit: 'ms' };
  yield figure('requests.search_p95_ms', searches);
  yield figure('requests.inbox_p95_ms', inbox);
  yield { name: 'requests.search_median_ms', value: median(searches), unit: 'ms' };
}

const abreast = 4;

/** As the list does it: a few at a time, in their order, and on where one is refused; how many were, and seconds. */
async function actOnAll(served: Served, acts: readonly (readonly [path: string, body: object])[]) {
  const refused = new Map<number, number>();
  const began = performance.now();
  let next = 0;
  const work = async () => {
    for (let act = acts[next++]; act; act = acts[next++]) {
      const { status } = await ask(served, 'POST', ...act);
      if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return { seconds: (performance.now() - began) / 1000, refused };
}

/** Five hundred open ones to one person, of which twenty were closed by somebody else since the list was read. */
export async function* bulkActed(address: string): AsyncGenerator<Measurement> {
  const manager = { address, cookie: await signIn(address, 'chenjing') };
  const { accountId } = (await mustAsk(manager, 'GET', 'session')).body as { accountId?: string };
  const rows: { readonly id: string; readonly ownerId: string | null }[] = [];
  for (let cursor = ''; rows.length < inBulk; ) {
    const page = await mustAsk(
      manager,
      'GET',
      `requests?filter[state][eq]=open&filter[kind][in]=enquiry,order,after-sales&sort=-dueAt&limit=200${cursor}`,
    );
    rows.push(...(page.body.items ?? []).filter(({ ownerId }) => ownerId !== accountId));
    cursor = `&cursor=${page.body.nextCursor}`;
  }
  const chosen = rows.slice(0, inBulk);
  const close = ({ id }: { id: string }) =>
    [`requests/${id}/closure`, { outcome: 'withdrawn', reason: '客户撤回' }] as const;
  await actOnAll(manager, chosen.filter((_, at) => at % 25 === 0).map(close));
  const assigned = await actOnAll(
    manager,
    chosen.map(({ id, ownerId }) => [`requests/${id}/assignment`, { ownerId: accountId, fromId: ownerId }]),
  );
  const closed = await actOnAll(manager, chosen.map(close));
  for (const { refused } of [assigned, closed]) {
    const known = [...refused].reduce((sum, [, count]) => sum + count, 0);
    if (known !== inBulk / 25) throw new Error(`refused: ${JSON.stringify([...refused])} instead of ${inBulk / 25}`);
  }
  const figure = (name: string, value: number) => beside({ name, value, unit: 's' }, 'bound', bounds.bulkSeconds);
  yield figure('requests.bulk_assign_500_s', assigned.seconds);
  yield figure('requests.bulk_close_500_s', closed.seconds);
}

/** A hundred thousand open requests and as many closed ones. */
export async function* measureDesk(): AsyncGenerator<Measurement> {
  const installation = await keptInstallation('requests');
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  try {
    const opening = { url: database.url, folder: installation.path, pulses: false };
    if (!installation.isFilled) {
      const first = await server.ask<string>('open', opening);
      await lodgeRequests({ address: first, cookie: await signIn(first, 'chenjing') }, lodged);
      await server.ask('close');
      await fillRequests(database.url, open);
      installation.filled();
    }
    const address = await server.ask<string>('open', { ...opening, pulses: true });
    yield* listsAsked(address);
    yield* bulkActed(address);
    yield* mapsDrawn(address);
    await server.ask('close');
    yield* limitsFiring({ server, url: database.url, opening });
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
