import * as contract from '@tongli/contracts/contacts';
import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, mustSucceed } from '../../platform/call.ts';
import type { Actor } from '../../platform/permissions/actor.ts';
import { personNamed } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';
import { findQueue, setStatus, startContact } from './index.ts';
import * as desk from './life/desk.ts';
import { wrapUp } from './life/wrap-up.ts';

const crew = ['wangfang', 'zhanglei', 'liuyang', 'yangxue'].map((name) => personNamed(name).id);
let world: World;
let queues: string[];

beforeAll(async () => {
  world = await openWorld();
  queues = [];
  for (const code of ['one', 'two']) {
    const { id } = (await world.request('admin', contract.addQueue, { body: { ...queueInput, code } })).reply;
    await world.request('luping', contract.staffQueue, { params: { id }, body: { agentIds: crew } });
    queues.push(id);
  }
  for (const id of crew)
    await as(id, async (call) => void (await setStatus(call, id, { status: 'ready', reason: null, watched: false })));
}, 60_000);
afterAll(() => world.close());

const actor = (id: string): Actor => ({ kind: 'account', id, name: '', permissions: new Map() });
const as = <T>(id: string, act: (call: Call) => Promise<T>) =>
  world.call(null, (call) => act({ ...call, actor: actor(id) }));

interface Live {
  readonly id: string;
  readonly state: string;
  readonly held: boolean;
  readonly agent: string | null;
}

/** Somebody does something, as likely as not the wrong thing: what is refused changes nothing. */
async function anything(random: () => number): Promise<void> {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const { rows } = await world.call(null, (call) =>
    sql<Live>`select contact_id as id, state, held, agent_id as agent from contacts.live order by queued_at, contact_id`.execute(
      call.tx,
    ),
  );
  const ringing = rows.filter(({ state }) => state === 'offered');
  const one = random() < 0.6 && ringing.length > 0 ? pick(ringing) : pick(rows);
  const dice = random();
  if (dice < 0.3 || !one)
    return void (await world.call(null, async (call) =>
      mustSucceed(
        await startContact(call, {
          queue: await findQueue(call, pick(queues) ?? ''),
          channel: 'callback',
          language: 'zh',
        }),
      ),
    ));
  const agent = one.agent ?? pick(crew) ?? '';
  const acts: Record<string, (call: Call) => Promise<unknown>> = {
    queued: (call) => (dice < 0.5 ? desk.quit(call, one.id) : Promise.resolve(null)),
    offered: (call) => (dice < 0.85 ? desk.accept(call, one.id) : desk.decline(call, one.id)),
    connected: (call) => {
      if (dice < 0.5) return one.held ? desk.resume(call, one.id) : desk.hold(call, one.id);
      if (dice < 0.65) return desk.transfer(call, one.id, { queueId: pick(queues) });
      return dice < 0.9 ? desk.end(call, one.id) : desk.quit(call, one.id);
    },
    wrapUp: (call) => wrapUp(call, one.id, { codes: [], note: '', done: true }),
  };
  await as(agent, (call) => acts[one.state]?.(call) ?? Promise.resolve());
  if (dice > 0.92) {
    const away = { status: 'notReady', reason: 'break', watched: false } as const;
    await as(pick(crew) ?? '', (call) => setStatus(call, call.actor.id ?? '', away));
  }
  if (dice > 0.4)
    await as(pick(crew) ?? '', (call) =>
      setStatus(call, call.actor.id ?? '', { status: 'ready', reason: null, watched: false }),
    );
}

interface Line {
  readonly id: string;
  readonly at: Date;
  readonly state: string;
  readonly held: boolean;
  readonly cause: string;
  readonly queue: string;
  readonly agent: string | null;
}

/** The second reading of the log: by hand, one line after the other, and knowing nothing of the first. */
function replay(lines: readonly Line[], now: number) {
  const sums = { offered: 0, answered: 0, abandoned: 0, overflowed: 0, open: 0, talk: 0, hold: 0, waitAnswered: 0 };
  const last = new Map<string, { line: Line; entered: number; answered: boolean }>();
  for (const line of lines) {
    const before = last.get(line.id);
    const [at, entering] = [line.at.getTime(), line.cause === 'arrive' || line.cause === 'transfer'];
    if (before?.line.state === 'connected') sums[before.line.held ? 'hold' : 'talk'] += at - before.line.at.getTime();
    if (before && line.cause === 'transfer' && !before.answered) sums.overflowed += 1;
    if (entering) sums.offered += 1;
    const visit = entering || !before ? { entered: at, answered: false } : before;
    if (line.state === 'connected' && !visit.answered) {
      sums.answered += 1;
      sums.waitAnswered += at - visit.entered;
    }
    const answered = visit.answered || line.state === 'connected';
    if (line.state === 'closed' && !answered) sums.abandoned += 1;
    last.set(line.id, { line, entered: visit.entered, answered });
  }
  for (const { line, answered } of last.values()) {
    if (line.state === 'connected') sums[line.held ? 'hold' : 'talk'] += now - line.at.getTime();
    if (line.state !== 'closed' && !answered) sums.open += 1;
  }
  return { sums, last };
}

test('a random day: board, history and numbers are what the log says, to the millisecond', async () => {
  const random = seededRandom(20_260_302);
  for (let step = 0; step < 160; step += 1) {
    await anything(random);
    await world.house.advanceTo(new Date((await world.now()).getTime() + Math.floor(random() * 12_000)));
  }
  const now = (await world.now()).getTime();
  const { rows: lines } =
    await sql<Line>`select contact_id as id, at, state, held, cause, queue_id as queue, agent_id as agent
    from contacts.contact_log order by contact_id, seq`.execute(world.house.floor.db);
  const { sums, last } = replay(lines, now);
  const board = (await world.request('luping', contract.getBoard)).reply;
  const open = [...last.values()].filter(({ line }) => line.state !== 'closed');
  const told = (
    rows: readonly { id: string; state: string; held: boolean; queueId: string | null; agentId: string | null }[],
  ) => rows.map(({ id, state, held, queueId, agentId }) => [id, state, held, queueId, agentId]).toSorted();
  expect(told(board.contacts)).toEqual(
    told(open.map(({ line }) => ({ ...line, queueId: line.queue, agentId: line.agent }))),
  );
  const { total } = (await world.request('luping', contract.getContactNumbers)).reply;
  const { offered, answered, abandoned, overflowed, open: waiting } = total;
  expect({ offered, answered, abandoned, overflowed, open: waiting }).toEqual({
    ...{ offered: sums.offered, answered: sums.answered, abandoned: sums.abandoned },
    ...{ overflowed: sums.overflowed, open: sums.open },
  });
  expect(answered + abandoned + overflowed + waiting).toBe(offered);
  expect(answered).toBeGreaterThan(12);
  expect((total.averageAnswerSeconds ?? 0) * answered).toBeCloseTo(sums.waitAnswered / 1_000, 6);
  expect((total.averageTalkSeconds ?? 0) * answered).toBeCloseTo(sums.talk / 1_000, 6);
  expect((total.averageHoldSeconds ?? 0) * answered).toBeCloseTo(sums.hold / 1_000, 6);
}, 240_000);

test('the agents’ log says the same of talking as the contacts’ log', async () => {
  const { rows } = await sql<{ contacts: number; agents: number }>`
    select (select count(*)::integer from contacts.contact_log where cause in ('accept', 'handOver')) as contacts,
      (select count(*)::integer from contacts.agent_log where cause in ('accept', 'connect') and role = 'owner') as agents`.execute(
    world.house.floor.db,
  );
  expect(rows[0]?.agents).toBe(rows[0]?.contacts);
  const agents = (await world.request('luping', contract.getAgentNumbers)).reply.agents;
  const { total } = (await world.request('luping', contract.getContactNumbers)).reply;
  const seconds = (state: string) => agents.reduce((sum, one) => sum + (one.placeSeconds[state] ?? 0), 0);
  expect(seconds('talking')).toBeCloseTo((total.averageTalkSeconds ?? 0) * total.answered, 3);
  expect(seconds('hold')).toBeCloseTo((total.averageHoldSeconds ?? 0) * total.answered, 3);
  for (const one of agents) {
    expect(one.readySeconds + one.notReadySeconds).toBeCloseTo(one.signedInSeconds, 3);
    expect(one.occupancy ?? 0).toBeLessThanOrEqual(1);
  }
});
