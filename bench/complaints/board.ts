import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { complaint, lodge, signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { openDatabaseOf } from '../platform/installation.ts';
import { keptInstallation } from '../platform/kept.ts';
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

/** What the interception list is asked for: all by risk, who must be spoken to, who was, and only the riskiest. */
const riskQuestions = [
  'count=true',
  'filter[standing][eq]=waiting&count=true',
  'filter[standing][in]=taken,ended',
  'filter[standing][eq]=watched&limit=200&count=true',
  'filter[score][gte]=0.8',
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

/** Each open case has a risk; of a thousand one waits on the list, nine were taken or are done with. */
const risks = `
  insert into complaints.risk (complaint_id, score, reasons, scored_at, next_at)
  select id, (row_number() over (order by id) * 7919 % 10000) / 10000.0, '[]', lodged_at, 'infinity' from complaints.complaint where number like 'TSB-%'
  on conflict do nothing`;

const interceptions = `
  insert into complaints.interception (id, complaint_id, project_id, round, state, score, reasons, entered_at, entered_on, by_hand, take_by,
    owner_id, task_id, taken_at, outcome, ended_at)
  select gen_random_uuid(), id, project_id, 0, state, 0.9, '[]', lodged_at, lodged_on, false, lodged_at, person, gen_random_uuid(),
    case when state <> 'waiting' then lodged_at end, case when state = 'ended' then 'calmed' end, case when state = 'ended' then lodged_at end
  from (select c.id, c.project_id, c.lodged_at, c.lodged_on, (select id from org.person order by id limit 1) as person,
    (array['waiting', 'taken', 'ended', 'ended'])[row_number() over (order by number) % 4 + 1] as state
    from complaints.complaint c where number like 'TSB-%' order by number limit $1::integer / 100) as chosen`;

const fillCases = (url: string): Promise<void> =>
  byOneConnection(url, async (client) => {
    await withoutIndexes(client, 'complaints.complaint', () => client.query(fill, [open]));
    await client.query(limits);
    await client.query(risks);
    await client.query(interceptions, [open]);
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

const exported = 10_000;

/** Seconds in which so many rows of the list are taken out, page by page as the browser asks for them. */
async function exportedIn(address: string, cookie: string): Promise<number> {
  const ask = async <Reply>(path: string, body: object): Promise<Reply> => {
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const response = await fetch(`${address}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (response.status !== 200) throw new Error(`refused: ${response.status} ${path} ${await response.text()}`);
    return (await response.json()) as Reply;
  };
  const began = performance.now();
  const query = { 'filter[state][ne]': 'closed' };
  const { id } = await ask<{ id: string }>('exports', { list: 'complaints.list', params: {}, query });
  let cursor: string | null = null;
  for (let rows = 0; rows < exported; ) {
    const page: ExportPage = await ask<ExportPage>(`exports/${id}/pages`, { cursor });
    rows += page.items.length;
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return (performance.now() - began) / 1_000;
}

interface ExportPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** The first round only warms up. */
async function* boardAsked(address: string): AsyncGenerator<Measurement> {
  const times: Record<'list' | 'risks' | 'board' | 'capacity', number[]> = {
    list: [],
    risks: [],
    board: [],
    capacity: [],
  };
  for (const name of leaders) {
    const cookie = await signIn(address, name);
    const me = await fetch(`${address}/api/v1/session`, { headers: { cookie } });
    const { accountId } = (await me.json()) as { accountId: string };
    for (let round = -1; round < rounds; round += 1) {
      const list: number[] = [];
      for (const question of questions(accountId)) list.push(await asked(address, cookie, `complaints?${question}`));
      const risky: number[] = [];
      for (const question of riskQuestions) risky.push(await asked(address, cookie, `complaint-risks?${question}`));
      const board = await asked(address, cookie, 'complaint-board');
      const capacity = await asked(address, cookie, 'complaint-capacity');
      if (round < 0) continue;
      times.list.push(...list);
      times.risks.push(...risky);
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
  yield figure('complaints.risks_p95_ms', times.risks, bounds.listMs);
  yield figure('complaints.board_p95_ms', times.board, bounds.boardMs);
  yield figure('complaints.capacity_p95_ms', times.capacity, bounds.boardMs);
  const cookie = await signIn(address, leaders[0]);
  yield { name: 'complaints.export_10000_s', value: await exportedIn(address, cookie), unit: 's' };
  yield middle('complaints.board_median_ms', times.board);
  yield middle('complaints.capacity_median_ms', times.capacity);
}

/** What leads a hundred thousand open cases: the worklist, the interception list, the board of limits, who holds how much, and taking the list out. */
export async function* measureBoard(): AsyncGenerator<Measurement> {
  const installation = await keptInstallation('board');
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  const opening = { url: database.url, folder: installation.path, pulses: false };
  try {
    if (!installation.isFilled) {
      const first = await server.ask<string>('open', opening);
      await lodge(first, await signIn(first), complaint.customer);
      await server.ask('close');
      await fillCases(database.url);
      installation.filled();
    }
    yield* boardAsked(await server.ask<string>('open', opening));
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
