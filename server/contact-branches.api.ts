import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, startSession } from './modules/access/index.ts';
import { setStatus } from './modules/contacts/index.ts';
import { mustSucceed } from './platform/call.ts';
import { personNamed, units } from './sample/people.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
const wangfang = personNamed('wangfang').id;
const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';

beforeAll(async () => {
  world = await openWorld();
  const ready = { status: 'ready', reason: null, watched: false } as const;
  await world.call('wangfang', async (call) => void mustSucceed(await setStatus(call, wangfang, ready)));
});
afterAll(() => world.close());

/** Somebody who leads this branch and nothing else. */
async function leaderOf(code: string) {
  const cookie = await world.call(null, async (call) => {
    const grants = [{ role: 'leader' as const, projectId: null, unitId: unit(code) }];
    const account = { username: `leader.${code}`, name: code, grants, password: { hash: '-' } };
    return `tongli_session=${await startSession(call, mustSucceed(await openAccount(call, account)).id)}`;
  });
  return async (method: 'GET' | 'PUT', path: string, payload?: object) => {
    const url = `/api/v1${path}`;
    const response = await world.house.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    });
    return { status: response.statusCode, reply: response.json() };
  };
}

test('an agent is seen and commanded by leaders of their branch, and by no others', async () => {
  const [own, other] = [await leaderOf('hotline'), await leaderOf('support')];
  const status = { status: 'notReady', reason: 'meeting' };
  for (const [method, path, body] of [
    ['PUT', `/contact-agents/${wangfang}/status`, status],
    ['PUT', `/contact-agents/${wangfang}/queues`, { queueIds: [] }],
    ['GET', `/contact-agents/${wangfang}/log`, undefined],
  ] as const) {
    expect((await other(method, path, body)).status, path).toBe(404);
    expect((await own(method, path, body)).status, path).toBe(200);
  }
  expect((await other('GET', '/contact-board')).reply.agents).toEqual([]);
  expect((await own('GET', '/contact-board')).reply.agents).toMatchObject([{ id: wangfang, status: 'notReady' }]);
  expect((await other('GET', '/contact-agents/numbers')).reply.agents).toEqual([]);
});
