import { setPresence, startContact } from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../test/world.ts';
import { beginPast, endPast } from './standing.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const signIn = () => world.request('wangfang', setPresence, { body: { status: 'ready', watched: false } });
const come = () => world.request(null, startContact, { body: { queue: 'none', channel: 'chat', text: '你好' } });

test('while the past is lived by the people of the centre, nobody signs in as them to queues and no customer comes', async () => {
  const until = await world.now();
  await world.call(null, (call) => beginPast(call, until));
  expect([(await signIn()).problem.code, (await come()).problem.code]).toEqual(['sample-loading', 'sample-loading']);
  await world.call(null, endPast);
  expect([(await signIn()).status, (await come()).problem.code]).toEqual([200, 'unknown-queue']);
});
