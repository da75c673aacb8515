import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { notify } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const subject = { type: 'complaint', id: randomUUID() };
const tell = (usernames: readonly string[], code: string) =>
  world.call(null, (call) =>
    notify(call, {
      personIds: usernames.map((name) => personNamed(name).id),
      code,
      params: { number: 'C-1' },
      subject,
    }),
  );
const notices = async (username: string, query: Record<string, string> = {}) =>
  (await world.request(username, contract.listNotices, { query })).reply;

test('everybody sees their own notices, newest first, each told once', async () => {
  await tell(['liwei', 'zhoumin', 'liwei'], 'first');
  await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
  await tell(['liwei'], 'second');
  await tell([], 'third');
  const mine = await notices('liwei');
  expect(mine.items.map((item) => item.code)).toEqual(['second', 'first']);
  expect(mine.items[0]).toMatchObject({ params: { number: 'C-1' }, subjectType: 'complaint', subjectId: subject.id });
  expect(mine.unread).toBe(2);
  expect((await notices('zhoumin')).items).toHaveLength(1);
  expect(await notices('wangfang')).toEqual({ items: [], nextCursor: null, unread: 0 });
});

test('a notice is read once; one of somebody else does not exist for the reader', async () => {
  await tell(['liwei'], 'first');
  const [notice] = (await notices('liwei')).items;
  const params = { id: notice!.id };
  expect((await world.request('zhoumin', contract.readNotice, { params })).problem).toMatchObject({
    status: 404,
    code: 'not-found',
  });
  expect((await notices('liwei')).unread).toBe(1);
  expect((await world.request('liwei', contract.readNotice, { params })).status).toBe(200);
  const [read] = (await notices('liwei')).items;
  expect(read?.readAt).not.toBeNull();
  await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
  expect((await world.request('liwei', contract.readNotice, { params })).status).toBe(200);
  expect((await notices('liwei')).items[0]?.readAt).toBe(read?.readAt);
});

test('the same told again renews the unread notice; once read, it is told anew', async () => {
  await tell(['liwei'], 'first');
  const [before] = (await notices('liwei')).items;
  await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
  await tell(['liwei'], 'first');
  const renewed = (await notices('liwei')).items;
  expect(renewed).toMatchObject([{ id: before!.id, at: (await world.now()).toISOString() }]);
  await world.request('liwei', contract.readAllNotices);
  await tell(['liwei'], 'first');
  expect((await notices('liwei')).items).toHaveLength(2);
});

test('reading all leaves the notices of others unread', async () => {
  await tell(['liwei', 'zhoumin'], 'first');
  await tell(['liwei'], 'second');
  expect((await world.request('liwei', contract.readAllNotices)).status).toBe(200);
  expect((await notices('liwei')).unread).toBe(0);
  expect((await notices('zhoumin')).unread).toBe(1);
});

test('the unread filter and paging lose and repeat nothing', async () => {
  for (const code of ['a', 'b', 'c', 'd', 'e']) await tell(['liwei'], code);
  const first = await notices('liwei', { limit: '2' });
  const params = { id: first.items[0]!.id };
  await world.request('liwei', contract.readNotice, { params });
  const unread = await notices('liwei', { 'filter[unread][eq]': 'true' });
  expect(unread.items).toHaveLength(4);
  expect((await notices('liwei', { 'filter[unread][eq]': 'false' })).items.map((item) => item.id)).toEqual([params.id]);
  const seen = new Set(first.items.map((item) => item.id));
  let cursor = first.nextCursor;
  while (cursor !== null) {
    const page = await notices('liwei', { limit: '2', cursor });
    for (const item of page.items) seen.add(item.id);
    cursor = page.nextCursor;
  }
  expect(seen.size).toBe(5);
});

test.each([
  ['wangfang', 200],
  ['liwei', 200],
  ['chenjing', 200],
  ['malin', 200],
  ['admin', 200],
  [null, 401],
] as const)('%s asks for notices: %s', async (username, status) => {
  expect((await world.request(username, contract.listNotices)).status).toBe(status);
  expect((await world.request(username, contract.readAllNotices)).status).toBe(status);
});
