import * as contract from '@tongli/contracts/contacts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Floor } from '../../platform/floor.ts';
import { personNamed } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';
import { routerLock } from './routing/once.ts';
import { openMirror, round } from './routing/router.ts';

let world: World;
let floor: Floor;
let router: pg.Client;
const overflowSeconds = 60;

/** Whoever comes for `first` overflows into `second`, where somebody is free. */
beforeAll(async () => {
  world = await openWorld();
  ({ floor } = world.house);
  router = new pg.Client({ connectionString: world.url });
  await router.connect();
  const second = (await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'second' } })).reply
    .id;
  const overflow = { afterSeconds: overflowSeconds, queueId: second };
  await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'first', overflow } });
  const body = { agentIds: [personNamed('wangfang').id] };
  await world.request('luping', contract.staffQueue, { params: { id: second }, body });
});
afterAll(async () => {
  await router.end();
  await world.close();
});

const set = (status: 'ready' | 'signedOut') =>
  world.request('wangfang', contract.setPresence, { body: { status, watched: false } });
const start = async (): Promise<string> =>
  (
    await world.request(null, contract.startContact, {
      body: { queue: 'first', channel: 'callback', phone: '13600001111' },
    })
  ).reply.token;
const stateOf = async (token: string): Promise<string> =>
  (await world.request(null, contract.followContact, { params: { token } })).reply.state;
const after = async (seconds: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + seconds * 1_000));

test('whoever overflows to somebody who is free is offered to them at once', async () => {
  await set('ready');
  const token = await start();
  await after(overflowSeconds);
  expect(await stateOf(token)).toBe('offered');
  await world.request(null, contract.leaveAsCustomer, { params: { token } });
  await set('signedOut');
});

test('an overflow that could not be written down is tried again', async () => {
  await router.query('select pg_advisory_lock($1, $2)', [routerLock.space, routerLock.key]);
  const token = await start();
  const mirror = await openMirror(floor);
  await after(overflowSeconds);
  const broken = { ...floor, clock: { ...floor.clock, now: floor.clock.now } };
  broken.clock.now = (db) => (db === floor.db ? floor.clock.now(db) : Promise.reject(new Error('no database')));
  expect(await round(broken, mirror)).toMatchObject({ again: true });
  await set('ready');
  await round(floor, mirror);
  await world.house.settle();
  await round(floor, mirror);
  expect(await stateOf(token)).toBe('offered');
});

test('a clock that is set back does not run backwards for the router', async () => {
  const asked: number[] = [];
  const { router: engine, ...rest } = await openMirror(floor);
  const next = (now: number) => {
    asked.push(now);
    return engine.next(now);
  };
  const mirror = { ...rest, router: { ...engine, next } };
  await round(floor, mirror);
  const earlier = new Date((await world.now()).getTime() - 5_000);
  await round({ ...floor, clock: { mode: 'real', now: async () => earlier } }, mirror);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toBe(asked[0]);
});
