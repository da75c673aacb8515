import * as contract from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
const queues: Record<string, string> = {};
const id = (username: string) => personNamed(username).id;
const customer = (number: number) => `0192c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const contactId = (number: number) => `0192d000-0000-7000-8000-${String(number).padStart(12, '0')}`;

interface Past {
  readonly at: string;
  readonly queue?: string;
  readonly onTo?: { readonly queue: string; readonly transferred: boolean };
  readonly customer?: number;
  readonly agent?: string;
  readonly outcome?: string;
  readonly codes?: readonly string[];
  readonly waitSeconds?: number;
}

/** Closed contacts as the product would have left them: one row each, and one for each stay. */
async function keep(number: number, past: Past): Promise<void> {
  const { at, queue = 'help', onTo, agent = 'wangfang', outcome = 'answered', codes = [], waitSeconds = 10 } = past;
  const { db } = world.house.floor;
  const customerId = past.customer === undefined ? null : customer(past.customer);
  const agentId = outcome === 'answered' ? id(agent) : null;
  await sql`insert into contacts.contact (id, project_id, unit_id, channel, language, queue_id, agent_id, customer_id, outcome, started_at, closed_at,
      wait_ms, wrap_up_codes, transfers)
    select ${contactId(number)}, project_id, unit_id, 'chat', 'zh', ${queues[onTo?.queue ?? queue]}, ${agentId}, ${customerId}, ${outcome},
      ${at}::timestamptz, ${at}::timestamptz + interval '5 minutes', ${waitSeconds * 1_000}, ${[...codes]}, ${onTo?.transferred ? 1 : 0}
    from contacts.queue where id = ${queues[queue]}`.execute(db);
  const stays = [
    {
      number: 1,
      queue,
      outcome: onTo && !onTo.transferred ? 'overflowed' : outcome,
      transferred: onTo?.transferred ?? false,
    },
    ...(onTo ? [{ number: 2, queue: onTo.queue, outcome, transferred: false }] : []),
  ];
  for (const stay of stays)
    await sql`insert into contacts.visit (contact_id, number, project_id, unit_id, queue_id, channel, entered_at, left_at, outcome,
        answer_within_seconds, wait_ms, talk_ms, hold_ms, wrap_up_ms, transferred)
      select ${contactId(number)}, ${stay.number}, project_id, unit_id, id, 'chat', ${at}::timestamptz, ${at}::timestamptz, ${stay.outcome},
        20, ${waitSeconds * 1_000}, 60000, 0, 30000, ${stay.transferred} from contacts.queue where id = ${queues[stay.queue]}`.execute(
      db,
    );
}

beforeAll(async () => {
  world = await openWorld();
  await world.house.advanceTo(new Date('2026-09-30T02:00:00Z'));
  const unitId = units.find(({ code }) => code === 'hotline')?.id ?? '';
  for (const code of ['help', 'sales'])
    queues[code] = (
      await world.request('admin', contract.addQueue, { body: { ...queueInput, code, unitId } })
    ).reply.id;
  for (const username of ['wangfang', 'caoyu'])
    await world.request(username, contract.setPresence, { body: { status: 'ready', watched: false } });
  const all: readonly Past[] = [
    // Two Mondays at 09:40 of the site's clock, and one at 10:05; a Sunday a minute before midnight.
    { at: '2026-09-07T01:40:00Z', customer: 1, codes: ['bill'], waitSeconds: 10 },
    { at: '2026-09-14T01:45:00Z', customer: 2, codes: ['bill', 'plan'], waitSeconds: 30 },
    { at: '2026-09-14T02:05:00Z', outcome: 'abandoned', waitSeconds: 3 },
    { at: '2026-09-13T15:59:00Z', customer: 3, codes: ['plan'], agent: 'caoyu' },
    // Customer 1 again after six days, customer 3 after eight.
    {
      at: '2026-09-13T01:00:00Z',
      customer: 1,
      queue: 'sales',
      onTo: { queue: 'help', transferred: true },
      codes: ['plan'],
    },
    { at: '2026-09-21T16:00:00Z', customer: 3, queue: 'sales', onTo: { queue: 'help', transferred: false } },
  ];
  for (const [number, past] of all.entries()) await keep(number, past);
});
afterAll(() => world.close());

const september = { from: '2026-09-01', to: '2026-09-30' } as const;

test('arrivals stand at the weekday and half hour of the site, with how many such days there were', async () => {
  const { cells, days } = (await world.request('luping', contract.getContactArrivals, { query: september })).reply;
  const found = cells.map(({ weekday, halfHour, contacts, abandoned }) => [weekday, halfHour, contacts, abandoned]);
  expect(found).toEqual([
    [1, 19, 2, 0],
    [1, 20, 1, 1],
    [2, 0, 1, 0],
    [7, 18, 1, 0],
    [7, 47, 1, 0],
  ]);
  expect(cells[0]?.averageWaitSeconds).toBe(20);
  expect(days).toEqual([4, 5, 5, 4, 4, 4, 4]);
});

test('every slice is narrowed: by queue, by who served, by their unit', async () => {
  const count = async (query: object) => {
    const { cells } = (
      await world.request('luping', contract.getContactArrivals, { query: { ...september, ...query } })
    ).reply;
    return cells.reduce((sum, { contacts }) => sum + contacts, 0);
  };
  expect(await count({ queueId: queues.sales })).toBe(2);
  expect(await count({ agentId: id('caoyu') })).toBe(1);
  const evening = units.find(({ code }) => code === 'hotline-evening')?.id;
  // The abandoned one belongs to the unit of its queue.
  expect(await count({ unitId: evening })).toBe(1);
  expect(await count({ unitId: units.find(({ code }) => code === 'hotline')?.id })).toBe(5);
  expect(await count({ channel: 'voice' })).toBe(0);
  const { rows } = (await world.request('luping', contract.getContactNumbers, { query: { ...september, by: 'agent' } }))
    .reply;
  expect(rows.map(({ name, numbers }) => [name?.zh ?? '', numbers.answered, numbers.abandoned])).toEqual(
    expect.arrayContaining([
      ['', 0, 1],
      ['曹宇', 1, 0],
    ]),
  );
});

test('transfers tell from where to where, and who decided', async () => {
  const { flows, contacts } = (await world.request('luping', contract.getContactTransfers, { query: september })).reply;
  expect(contacts).toBe(2);
  expect(flows).toMatchObject([{ fromQueueId: queues.sales, toQueueId: queues.help, transferred: 1, overflowed: 1 }]);
});

test('repeats count whoever was answered and came again in time, by what they came for', async () => {
  const read = async (withinDays: number) =>
    (
      await world.request('luping', contract.getContactRepeats, {
        query: { ...september, withinDays: String(withinDays) as never },
      })
    ).reply;
  const week = await read(7);
  expect(week.total).toEqual({ contacts: 5, repeated: 1 });
  expect(week.rows).toEqual([
    { code: 'bill', contacts: 2, repeated: 1 },
    { code: 'plan', contacts: 3, repeated: 0 },
    { code: '', contacts: 1, repeated: 0 },
  ]);
  expect(week.completeUntil).toBe('2026-09-22');
  // The acknowledgement of a complaint, say: nobody came.
  for (const number of [1, 2, 3])
    await sql`insert into contacts.contact (id, project_id, channel, means, language, customer_id, outcome, started_at, closed_at)
      select ${contactId(900 + number)}, project_id, 'logged', 'message', 'zh', ${customer(number)}, 'answered',
        '2026-09-15T02:00:00Z', '2026-09-15T02:00:00Z' from contacts.queue where id = ${queues.help}`.execute(
      world.house.floor.db,
    );
  expect((await read(7)).total).toEqual(week.total);
  expect((await read(14)).total.repeated).toBe(2);
});

test('a cell, a reason and a repeat lead to their contacts', async () => {
  const list = async (filters: Record<string, string>) => {
    const query = Object.fromEntries(Object.entries(filters).map(([name, value]) => [`filter[${name}][eq]`, value]));
    const { items } = (await world.request('luping', contract.listContacts, { query: query as never })).reply;
    return items.map((item) => item.id).toSorted();
  };
  expect(await list({ weekSlot: '19' })).toEqual([contactId(0), contactId(1)]);
  expect(await list({ weekSlot: String(6 * 48 + 47) })).toEqual([contactId(3)]);
  expect(await list({ followedWithin: '7' })).toEqual([contactId(0)]);
  expect(await list({ followedWithin: '14', wrapUpCode: 'plan' })).toEqual([contactId(3)]);
});
