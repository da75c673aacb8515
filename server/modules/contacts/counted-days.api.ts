import * as contract from '@tongli/contracts/contacts';
import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';
import { countAgentDays, countAgentDaysAnew } from './history/agent-day-counting.ts';
import { countAnew, countChanged } from './history/day-counting.ts';
import { noteChanged } from './history/days.ts';

let world: World;
const queues: string[] = [];
const contactId = (number: number) => `0192d000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const customerId = (number: number) => `0192c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const crew = ['wangfang', 'caoyu', 'zhanglei'].map((name) => personNamed(name).id);
const random = seededRandom(5);
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

/** A closed contact of any kind, as the product would have left it. */
async function keep(number: number, at: Date): Promise<void> {
  const { db } = world.house.floor;
  const outcome = pick(['answered', 'answered', 'answered', 'abandoned', 'refused']);
  const [queue, next, channel, wait] = [
    pick(queues),
    pick(queues),
    pick(['chat', 'voice']),
    Math.floor(random() * 40_000),
  ];
  const agent = outcome === 'answered' ? pick(crew) : null;
  const codes = pick([[], ['bill'], ['plan', 'bill']]);
  const onward = random() < 0.3;
  const transferred = random() < 0.5;
  await sql`insert into contacts.contact (id, project_id, unit_id, channel, language, queue_id, agent_id, customer_id, outcome, started_at, closed_at,
      wait_ms, wrap_up_codes)
    select ${contactId(number)}, project_id, unit_id, ${channel}, 'zh', ${onward ? next : queue}, ${agent},
      ${random() < 0.7 ? customerId(number % 12) : null}, ${outcome}, ${at}, ${at}::timestamptz + interval '5 minutes', ${wait}, ${codes}
    from contacts.queue where id = ${queue}`.execute(db);
  const stays = [
    { queue, transferred: onward && transferred },
    ...(onward ? [{ queue: next, transferred: false }] : []),
  ];
  for (const [index, stay] of stays.entries())
    await sql`insert into contacts.visit (contact_id, number, project_id, unit_id, queue_id, channel, entered_at, left_at, outcome,
        answer_within_seconds, wait_ms, talk_ms, hold_ms, wrap_up_ms, transferred)
      select ${contactId(number)}, ${index + 1}, project_id, (select unit_id from contacts.contact where id = ${contactId(number)}), id, ${channel},
        ${new Date(at.getTime() + index * 60_000)}, ${at}, ${index === 0 && onward && !transferred ? 'overflowed' : outcome},
        20, ${wait}, ${Math.floor(random() * 90_000)}, 0, 30000, ${stay.transferred} from contacts.queue where id = ${stay.queue}`.execute(
      db,
    );
  await world.call(null, (call) => noteChanged(call, [contactId(number)]));
}

const count = async () => {
  while ((await world.call(null, countChanged)) > 0);
};

const unitId = units.find(({ code }) => code === 'hotline')?.id ?? '';
const whole = { from: '2026-07-01', to: '2026-09-30' } as const;

/** Everything that can be asked of these months, and of a part that begins and ends within counted days. */
async function readAll(): Promise<unknown[]> {
  const slices: Record<string, string>[] = [
    {},
    { queueId: queues[0] ?? '' },
    { channel: 'chat' },
    { agentId: crew[0] ?? '' },
    { unitId },
  ];
  const periods = [whole, { from: '2026-08-03', to: '2026-08-20' }];
  const replies: unknown[] = [];
  for (const slice of periods.flatMap((period) => slices.map((one) => ({ ...period, ...one })))) {
    for (const by of ['total', 'day', 'hour', 'queue', 'channel', 'code', 'agent'] as const)
      for (const more of [{}, { withinSeconds: '7', shortAbandonSeconds: '9' }])
        replies.push(
          (await world.request('luping', contract.getContactNumbers, { query: { ...slice, ...more, by } as never }))
            .reply,
        );
    replies.push((await world.request('luping', contract.getContactArrivals, { query: slice })).reply);
    const { flows, ...rest } = (await world.request('luping', contract.getContactTransfers, { query: slice })).reply;
    replies.push(
      rest,
      flows.toSorted((a, b) => (a.fromQueueId + a.toQueueId < b.fromQueueId + b.toQueueId ? -1 : 1)),
    );
    for (const withinDays of ['1', '7', '30'])
      replies.push(
        (await world.request('luping', contract.getContactRepeats, { query: { ...slice, withinDays } as never })).reply,
      );
  }
  return replies.map(sorted);
}

/** Codes of as many contacts have no order. */
const sorted = (reply: unknown) =>
  JSON.parse(JSON.stringify(reply), (key, value) =>
    key === 'rows' ? value.toSorted((a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value,
  );

/** As if nothing had been counted. */
async function readStays(): Promise<unknown[]> {
  const { db } = world.house.floor;
  await sql`update contacts.counted_day set zone = 'not ' || zone`.execute(db);
  const replies = await readAll();
  await sql`update contacts.counted_day set zone = substr(zone, 5)`.execute(db);
  return replies;
}

async function cells(): Promise<unknown[]> {
  const tables = ['stay_day', 'repeat_day', 'counted_day'];
  return Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql`select t::text as row from ${sql.table(`contacts.${table}`)} t order by 1`.execute(
        world.house.floor.db,
      );
      return rows;
    }),
  );
}

beforeAll(async () => {
  world = await openWorld();
  await world.house.advanceTo(new Date('2026-09-30T02:00:00Z'));
  for (const code of ['help', 'sales', 'plans'])
    queues.push((await world.request('admin', contract.addQueue, { body: { ...queueInput, code, unitId } })).reply.id);
  for (const username of ['wangfang', 'caoyu', 'zhanglei'])
    await world.request(username, contract.setPresence, { body: { status: 'ready', watched: false } });
  const first = Date.UTC(2026, 6, 1, -8);
  for (let number = 0; number < 240; number += 1)
    await keep(
      number,
      new Date(first + Math.floor((number * 91 * 86_400_000) / 240) + Math.floor(random() * 3_600_000)),
    );
});
afterAll(() => world.close());

test('counted or not, every slice says the same', async () => {
  const before = await readAll();
  await count();
  const { rows } = await sql<{ days: number }>`select count(*)::integer as days from contacts.counted_day`.execute(
    world.house.floor.db,
  );
  expect(rows[0]?.days).toBeGreaterThan(80);
  expect(await readAll()).toEqual(before);
  // The cells are what was read: without them something else is said.
  await sql`update contacts.stay_day set count = count + 1`.execute(world.house.floor.db);
  expect(await readAll()).not.toEqual(before);
  await sql`update contacts.stay_day set count = count - 1`.execute(world.house.floor.db);
});

test('what closes late, and who is found out late, is told at once and counted afterwards; anew from the start it is the same', async () => {
  await count();
  for (const [index, day] of ['2026-07-09', '2026-08-10', '2026-09-02'].entries())
    await keep(1_000 + index, new Date(`${day}T15:30:00Z`));
  // Somebody who was nobody yet when the day was counted: contacts before it now have one after them.
  await sql`update contacts.contact set customer_id = ${customerId(3)} where id = ${contactId(70)}`.execute(
    world.house.floor.db,
  );
  await world.call(null, (call) => noteChanged(call, [contactId(70)]));
  const expected = await readStays();
  expect(await readAll()).toEqual(expected);
  await count();
  expect(await readAll()).toEqual(expected);
  const incremental = await cells();
  await world.call(null, countAnew);
  await count();
  expect(await cells()).toEqual(incremental);
});

/** Three weeks in which these agents come, take contacts and go, now and then over midnight. */
async function keepAgents(): Promise<void> {
  const lines: object[] = [];
  for (const [place, agentId] of crew.entries())
    for (let day = 0; day < 21; day += 1) {
      let at = Date.UTC(2026, 6, 1 + day, 8 + place * 4);
      const line = (status: string, cause: string, rest: object) => {
        at += 1_000 + Math.floor(random() * 5_400_000);
        lines.push({
          agent_id: agentId,
          at: new Date(at),
          status,
          cause,
          reason: null,
          slot: null,
          state: null,
          ...rest,
        });
      };
      line('ready', 'ready', {});
      for (const slot of [1, 2, 1]) {
        line('ready', 'offer', { slot, state: 'offered' });
        line('ready', 'accept', { slot, state: 'talking' });
        if (random() < 0.7) line('ready', 'free', { slot, state: 'idle' });
      }
      for (const slot of [1, 2]) line('ready', 'free', { slot, state: 'idle' });
      line('notReady', 'notReady', { reason: pick(['meal', 'break']) });
      if (random() < 0.8) line('signedOut', 'signedOut', {});
    }
  await sql`insert into contacts.agent_log (agent_id, at, status, reason, slot, state, cause)
    select agent_id, at, status, reason, slot, state, cause from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as x (agent_id uuid, at timestamptz, status text, reason text, slot integer, state text, cause text)
    order by at`.execute(world.house.floor.db);
}

const readAgents = async () => {
  const spans = [whole, { from: '2026-07-03', to: '2026-07-09' }, { from: '2026-07-05', to: '2026-07-05' }];
  const narrowed = [{}, { agentId: crew[1] ?? '' }, { unitId }];
  const replies = [];
  for (const query of spans.flatMap((span) => narrowed.map((one) => ({ ...span, ...one }))))
    replies.push((await world.request('luping', contract.getAgentNumbers, { query })).reply.agents);
  return replies;
};

test('what agents did is the same from counted days as from their log, also when a line comes late', async () => {
  const { db } = world.house.floor;
  // The log grows at its end: what is kept here is all there is.
  await sql`delete from contacts.agent_log`.execute(db);
  await world.call(null, countAgentDaysAnew);
  await keepAgents();
  const countAll = async () => {
    while ((await world.call(null, countAgentDays)) > 0);
  };
  const kept = async () => (await sql`select d::text as row from contacts.agent_day d order by 1`.execute(db)).rows;
  const before = await readAgents();
  expect(before[0]?.map(({ handled }) => handled)).toEqual(
    [63, 63, 63].map((count) => expect.toSatisfy((n) => n >= count)),
  );
  await countAll();
  expect((await kept()).length).toBeGreaterThan(60);
  expect(await readAgents()).toEqual(before);
  await sql`insert into contacts.agent_log (agent_id, at, status, cause, slot, state)
    values (${crew[0]}, '2026-07-22T12:00:00Z', 'ready', 'ready', null, null)`.execute(db);
  await countAll();
  const incremental = await kept();
  const after = await readAgents();
  expect(after).not.toEqual(before);
  await world.call(null, countAgentDaysAnew);
  expect(await readAgents()).toEqual(after);
  await countAll();
  expect(await kept()).toEqual(incremental);
  // The days are what was read: without them something else is said.
  await sql`update contacts.agent_day set handled = handled + 1`.execute(db);
  expect(await readAgents()).not.toEqual(after);
});

test('the day is counted when it is over, by a timer', async () => {
  await keep(2_000, new Date('2026-09-30T01:00:00Z'));
  const days = async () => {
    const { rows } = await sql`select from contacts.counted_day where day = '2026-09-30'`.execute(world.house.floor.db);
    return rows.length;
  };
  await count();
  expect(await days()).toBe(0);
  await world.house.advanceTo(new Date('2026-10-01T04:00:00Z'));
  expect(await days()).toBe(1);
});
