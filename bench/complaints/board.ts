import { fileURLToPath } from 'node:url';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { complaint, lodge, signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { byOneConnection, withoutIndexes } from '../platform/rows.ts';

const open = Number(process.env.TONGLI_BENCH_OPEN_CASES ?? 100_000);
const rounds = Number(process.env.TONGLI_BENCH_ROUNDS ?? 5);
const bounds = { listMs: 200, boardMs: 1_000 };
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

/** Whoever reads a board: all of it, and that of the centre. */
const leaders = ['chenjing', 'luping'] as const;

/** What people ask of the worklist: usual views, filters of the board, other orders, and how many there are. */
const questions = (ownId: string): readonly string[] => [
  'filter[state][ne]=closed&count=true',
  'filter[state][ne]=closed&sort=dueAt&limit=15',
  `filter[state][ne]=closed&filter[ownerId][eq]=${ownId}&count=true`,
  'filter[state][ne]=closed&filter[standing][eq]=breached&count=true',
  'filter[state][ne]=closed&filter[standing][eq]=amber',
  'filter[state][ne]=closed&filter[dueToday][eq]=true',
  'filter[state][ne]=closed&filter[ownerId][null]=true&count=true',
  'filter[state][in]=acknowledged&filter[product][eq]=broadband&limit=200',
  'filter[state][ne]=closed&sort=-lodgedAt',
  'filter[number][starts]=TSB-0001',
];

/** Of one lodged: every tenth is nobody's, some are over their limit, some near it, and most have days left. */
const fill = `
  insert into complaints.complaint (id, number, project_id, unit_id, state, channel, severity, kind, product, area, cause, facts, demand,
    wants_response, about_handling, customer_id, owner_id, process_version_id, lodged_at, lodged_on, acknowledged_at, due_at, order_at, warned_due_at)
  select gen_random_uuid(), 'TSB-' || lpad(n::text, 6, '0'), c.project_id, person.unit_id,
    (array['lodged', 'acknowledged', 'acknowledged', 'answered'])[n % 4 + 1], c.channel, (array['minor', 'normal', 'serious'])[n % 3 + 1], c.kind,
    c.product, c.area, c.cause, c.facts || '，第' || n || '件', c.demand, true, false, c.customer_id,
    case when n % 10 = 0 then null else person.id end, c.process_version_id, c.lodged_at - n * interval '20 seconds',
    (c.lodged_at - n * interval '20 seconds')::date, case when n % 4 > 0 then c.lodged_at end, due.at, due.at, case when n % 20 < 2 then due.at end
  from generate_series(1, $1::integer) as n
  cross join (select * from complaints.complaint where state <> 'closed' order by lodged_at desc limit 1) as c
  cross join (select array_agg(id order by id) as ids from org.person) as owners
  join org.person person on person.id = owners.ids[n * 7919 % array_length(owners.ids, 1) + 1]
  cross join lateral (select c.lodged_at + (n * 31 % 14400 - 720) * interval '1 minute' as at) as due`;

const limits = `
  insert into work.time_limit (id, subject_type, subject_id, kind, owner_id, started_at, warn_at, due_at, fire_at, hurt)
  select gen_random_uuid(), 'complaint', id, 'respond', owner_id, least(lodged_at, due_at - interval '5 days'), due_at - interval '2 hours', due_at, 'infinity',
    3100000000000 + extract(epoch from due_at)::bigint
  from complaints.complaint where number like 'TSB-%'`;

const fillCases = (url: string): Promise<void> =>
  byOneConnection(url, async (client) => {
    await withoutIndexes(client, 'complaints.complaint', () => client.query(fill, [open]));
    await client.query(limits);
    await client.query('vacuum analyze complaints.complaint');
    await client.query('vacuum analyze work.time_limit');
    await client.query('analyze');
  });

/** Milliseconds to the last byte. */
async function asked(address: string, cookie: string, path: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${address}/api/v1/${path}`, { headers: { cookie } });
  const told = await response.text();
  if (response.status !== 200) throw new Error(`refused: ${response.status} ${path} ${told}`);
  const took = performance.now() - began;
  if (process.env.TONGLI_BENCH_EACH) console.error(Math.round(took), path);
  return took;
}

/** The first round only warms up. */
async function* boardAsked(address: string): AsyncGenerator<Measurement> {
  const times: Record<'list' | 'board' | 'capacity', number[]> = { list: [], board: [], capacity: [] };
  for (const name of leaders) {
    const cookie = await signIn(address, name);
    const me = await fetch(`${address}/api/v1/session`, { headers: { cookie } });
    const { accountId } = (await me.json()) as { accountId: string };
    for (let round = -1; round < rounds; round += 1) {
      const list: number[] = [];
      for (const question of questions(accountId)) list.push(await asked(address, cookie, `complaints?${question}`));
      const board = await asked(address, cookie, 'complaint-board');
      const capacity = await asked(address, cookie, 'complaint-capacity');
      if (round < 0) continue;
      times.list.push(...list);
      times.board.push(board);
      times.capacity.push(capacity);
    }
  }
  const figure = (name: string, of: readonly number[], bound: number) =>
    beside({ name, value: quantile(of, 0.95), unit: 'ms' }, 'bound', bound);
  const middle = (name: string, of: readonly number[]) =>
    beside({ name, value: median(of), unit: 'ms' }, 'bound', bounds.listMs);
  yield figure('complaints.worklist_p95_ms', times.list, bounds.listMs);
  yield { name: 'complaints.worklist_median_ms', value: median(times.list), unit: 'ms' };
  yield figure('complaints.board_p95_ms', times.board, bounds.boardMs);
  yield figure('complaints.capacity_p95_ms', times.capacity, bounds.boardMs);
  yield middle('complaints.board_median_ms', times.board);
  yield middle('complaints.capacity_median_ms', times.capacity);
}

/** What leads a hundred thousand open cases: the worklist, the board of limits, and who holds how much. */
export async function* measureBoard(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  const opening = { url: database.url, folder: installation.path, pulses: false };
  try {
    const first = await server.ask<string>('open', opening);
    await lodge(first, await signIn(first), complaint.customer);
    await server.ask('close');
    await fillCases(database.url);
    yield* boardAsked(await server.ask<string>('open', opening));
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
