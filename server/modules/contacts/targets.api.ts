import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
let help: string;

beforeAll(async () => {
  world = await openWorld();
  help = (await world.request('admin', contract.addQueue, { body: queueInput })).reply.id;
  const body = { agentIds: [personNamed('wangfang').id] };
  await world.request('luping', contract.staffQueue, { params: { id: help }, body });
});
afterAll(() => world.close());

const after = async (seconds: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + seconds * 1_000));
const hold = async (targets: contract.OwnTargets) => {
  const { version } = (await world.request('admin', contract.getQueue, { params: { id: help } })).reply;
  return world.request('admin', contract.changeQueue, {
    params: { id: help },
    body: { ...queueInput, targets, version },
  });
};
const onBoard = async () => (await world.request('luping', contract.getBoard)).reply.queues[0]?.targets;
const codes = async () =>
  (await world.request('luping', contract.listAlerts)).reply.alerts.map(({ code, bound }) => [code, bound]);

test('a queue is held to the house until it has its own, and again without', async () => {
  expect(await onBoard()).toMatchObject({ levelPercent: 80, poorWaitSeconds: 180, shortAbandonSeconds: 5 });
  expect((await hold({ levelPercent: 95 })).reply.targets).toEqual({ levelPercent: 95 });
  expect(await onBoard()).toMatchObject({ levelPercent: 95, poorLevelPercent: 60 });
  const all = (await world.request('admin', contract.getContactSettings)).reply;
  const stricter = { ...all.settings, targets: { ...all.settings.targets, levelPercent: 85, poorLevelPercent: 70 } };
  const set = await world.request('admin', contract.setContactSettings, { body: { ...all, settings: stricter } });
  expect(set.reply.version).toBe(all.version + 1);
  expect(await onBoard()).toMatchObject({ levelPercent: 95, poorLevelPercent: 70 });
  await hold({});
  expect(await onBoard()).toMatchObject({ levelPercent: 85 });
});

test('a number that has a usual value is taken out again; what is left out stays', async () => {
  const set = async (numbers: Partial<contract.ContactSettings>) => {
    const all = (await world.request('admin', contract.getContactSettings)).reply;
    const { ringCycleSeconds: _ring, recordingDays: _days, ...settings } = all.settings;
    const body = { ...all, settings: { ...settings, ...numbers } };
    return (await world.request('admin', contract.setContactSettings, { body })).reply.settings;
  };
  expect(await set({ ringCycleSeconds: 4, recordingDays: 90 })).toMatchObject({
    ringCycleSeconds: 4,
    recordingDays: 90,
  });
  expect(await set({ recordingDays: null })).toMatchObject({ ringCycleSeconds: 4, recordingDays: null });
});

test('what is poor cannot be better than what is wanted, also of a queue that takes one of both from the house', async () => {
  const own = await hold({ waitSeconds: 200 });
  expect(own.problem).toMatchObject({ code: 'targets-crossed', errors: [{ field: 'body.targets.poorWaitSeconds' }] });
  const all = (await world.request('admin', contract.getContactSettings)).reply;
  const targets = { ...all.settings.targets, poorAbandonedPercent: 1 };
  const house = await world.request('admin', contract.setContactSettings, {
    body: { ...all, settings: { ...all.settings, targets } },
  });
  expect(house.problem.code).toBe('targets-crossed');
});

test('alerts and figures go by the queue: how long is too long, and what is a short abandonment', async () => {
  const start = () =>
    world.request(null, contract.startContact, { body: { queue: 'help', channel: 'chat', text: '你好' } });
  await hold({ waitSeconds: 5, poorWaitSeconds: 10, shortAbandonSeconds: 15 });
  await world.request('wangfang', contract.setPresence, {
    body: { status: 'notReady', reason: 'meal', watched: false },
  });
  const { token } = (await start()).reply;
  await after(12);
  expect(await codes()).toContainEqual(['waiting-long', 10]);
  await world.request(null, contract.leaveAsCustomer, { params: { token } });
  const read = async (query: object = {}) => {
    const answer = await world.request('luping', contract.getContactNumbers, { query: { by: 'queue', ...query } });
    return answer.reply.rows[0];
  };
  expect((await read())?.numbers).toMatchObject({ abandoned: 1, shortAbandoned: 1 });
  expect((await read())?.targets).toMatchObject({ shortAbandonSeconds: 15, poorWaitSeconds: 10 });
  expect((await read({ shortAbandonSeconds: 5 }))?.numbers.shortAbandoned).toBe(0);
  await hold({});
  expect((await read())?.numbers.shortAbandoned).toBe(0);
});
