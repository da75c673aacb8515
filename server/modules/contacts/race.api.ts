import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/contacts';
import { assign } from '@tongli/routing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, mustSucceed } from '../../platform/call.ts';
import { inSystemCall } from '../../platform/system-call.ts';
import { personNamed } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { anotherHouse, openWorld, type World } from '../../test/world.ts';
import { findQueue, setStatus, startContact } from './index.ts';
import { accept, decline, end, quit } from './life/desk.ts';
import { writeMessage } from './messages/writing.ts';
import { loadRules } from './queues/rules.ts';
import { commitOffers } from './routing/offering.ts';
import { readAgents, readWaiting } from './routing/situation.ts';

const crew = ['wangfang', 'zhanglei', 'liuyang', 'yangxue', 'zhaogang', 'qianli'].map((name) => personNamed(name).id);
const processes = 8;
const contacts = 40;

let world: World;
type House = World['house'];
let houses: House[];
let queueId: string;

beforeAll(async () => {
  world = await openWorld();
  houses = [world.house, ...(await Promise.all(Array.from({ length: processes - 1 }, () => anotherHouse(world))))];
  queueId = (await world.request('admin', contract.addQueue, { body: queueInput })).reply.id;
  await world.request('luping', contract.staffQueue, { params: { id: queueId }, body: { agentIds: crew } });
  for (const id of crew)
    await world.call(
      null,
      async (call) =>
        void mustSucceed(await setStatus(call, id, { status: 'ready', reason: null, watched: false }, 'system')),
    );
}, 60_000);
afterAll(async () => {
  for (const house of houses.slice(1)) await house.close();
  await world.close();
});

const act = <T>(house: House, what: (call: Call) => Promise<T>) => inSystemCall(house.floor, 'race', what);

/** Each decides on the picture that it has, which is the same for all, and all make their offers at once. */
async function offerAtOnce(): Promise<number[]> {
  const pictures = await Promise.all(
    houses.map((house) =>
      act(house, async (call) => {
        const [waiting, agents, rules] = [
          await readWaiting(call),
          await readAgents(call, { occupancies: new Map() }),
          await loadRules(call),
        ];
        return assign({ now: call.now.getTime(), waiting, agents, rules });
      }),
    ),
  );
  const made = await Promise.all(
    houses.map((house, index) => {
      const picture = pictures[index];
      return picture ? act(house, (call) => commitOffers(call, picture)) : null;
    }),
  );
  return made.map((one) => one?.done ?? 0);
}

test('eight processes that all decide on one picture offer each contact once, and each place one contact', async () => {
  await Promise.all(
    Array.from({ length: contacts }, (_, number) =>
      act(houses[number % processes] ?? world.house, async (call) =>
        mustSucceed(
          await startContact(call, { queue: await findQueue(call, queueId), channel: 'chat', language: 'zh' }),
        ),
      ),
    ),
  );
  const made = await offerAtOnce();
  // One offer rings at a time: as many as there are agents, whoever made them.
  expect(made.reduce((sum, one) => sum + one, 0)).toBe(crew.length);
  const { rows } = await sql<{ offers: number; contacts: number; agents: number }>`
    select count(*)::integer as offers, count(distinct contact_id)::integer as contacts, count(distinct agent_id)::integer as agents
    from contacts.contact_log where state = 'offered'`.execute(world.house.floor.db);
  expect(rows[0]).toEqual({ offers: crew.length, contacts: crew.length, agents: crew.length });
});

test('accepting, expiring, leaving and routing at once leave every contact in one hand and the log without a gap', async () => {
  for (let round = 0; round < 12; round += 1) {
    const offered = await world.call(null, (call) =>
      sql<{
        id: string;
        agent: string;
      }>`select contact_id as id, agent_id as agent from contacts.live where state = 'offered'`.execute(call.tx),
    );
    const doings = offered.rows.flatMap(({ id, agent }, index) => {
      const house = houses[index % processes] ?? world.house;
      const as = { kind: 'account' as const, id: agent, name: '', permissions: new Map() };
      return [
        act(house, (call) => accept({ ...call, actor: as }, id)),
        ...(index % 2 === 0 ? [act(house, (call) => quit(call, id))] : []),
        ...(index % 3 === 0 ? [act(house, (call) => decline({ ...call, actor: as }, id))] : []),
      ];
    });
    await Promise.all([...doings, offerAtOnce()]);
    const talking = await world.call(null, (call) =>
      sql<{
        id: string;
        agent: string;
      }>`select contact_id as id, agent_id as agent from contacts.live where state = 'connected'`.execute(call.tx),
    );
    await Promise.all(
      talking.rows.map(({ id, agent }, index) =>
        act(houses[index % processes] ?? world.house, (call) =>
          end({ ...call, actor: { kind: 'account', id: agent, name: '', permissions: new Map() } }, id),
        ),
      ),
    );
    await world.house.advanceTo(new Date((await world.now()).getTime() + 61_000));
    for (const id of crew)
      await world.call(
        null,
        async (call) => void (await setStatus(call, id, { status: 'ready', reason: null, watched: false }, 'system')),
      );
    await offerAtOnce();
  }
  const { rows: gaps } = await sql<{ id: string }>`
    select contact_id as id from contacts.contact_log group by 1 having max(seq) <> count(*)`.execute(
    world.house.floor.db,
  );
  expect(gaps).toEqual([]);
  const { rows: hands } = await sql<{ id: string }>`
    select l.contact_id as id from contacts.live l
    left join contacts.slot s on s.contact_id = l.contact_id and s.agent_id = l.agent_id and s.number = l.slot and s.role = 'owner'
    where l.state <> 'queued' and s.state is distinct from case l.state when 'offered' then 'offered' when 'wrapUp' then 'wrapUp'
      else case when l.held then 'hold' else 'talking' end end`.execute(world.house.floor.db);
  expect(hands).toEqual([]);
  const { rows: stray } = await sql<{ id: string }>`
    select s.contact_id as id from contacts.slot s left join contacts.live l on l.contact_id = s.contact_id
    where s.contact_id is not null and l.contact_id is null`.execute(world.house.floor.db);
  expect(stray).toEqual([]);
  const { rows: lost } = await sql<{ count: number }>`
    select count(*)::integer as count from contacts.contact c left join contacts.live l on l.contact_id = c.id
    where (c.closed_at is null) = (l.contact_id is null)`.execute(world.house.floor.db);
  expect(lost[0]?.count).toBe(0);
}, 120_000);

test('a message sent by two at once stands there once', async () => {
  const started = await world.call(null, async (call) =>
    mustSucceed(await startContact(call, { queue: await findQueue(call, queueId), channel: 'chat', language: 'zh' })),
  );
  const message = { id: randomUUID(), author: 'customer' as const, text: '在吗' };
  await Promise.all(houses.map((house) => act(house, (call) => writeMessage(call, started.id, message))));
  const { rows } = await sql<{
    seq: number;
  }>`select seq from contacts.message where contact_id = ${started.id}`.execute(world.house.floor.db);
  expect(rows).toEqual([{ seq: 1 }]);
});
