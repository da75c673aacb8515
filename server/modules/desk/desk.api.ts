import { randomUUID } from 'node:crypto';
import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/desk';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Each test has one of its own. */
let list: string;
beforeEach(() => {
  list = `test.${randomUUID().replace(/\d|-/g, '')}-list`;
});

const contents = {
  name: '急件',
  shownTo: 'owner' as const,
  query: { 'filter[state][ne]': 'closed' },
  columns: ['number'],
};

const add = (as: string, change: { name?: string; shownTo?: contract.ShownTo } = {}) =>
  world.request(as, contract.addView, { body: { list, ...contents, ...change } });
const desk = async (as: string) => (await world.request(as, contract.getListDesk, { params: { list } })).reply;
const names = async (as: string) => (await desk(as)).views.map(({ name }) => name);

test('a view is its owner’s alone until it is shown, and what others see says whose it is', async () => {
  const { reply } = await add('chenjing');
  expect(reply).toMatchObject({ own: true, ownerName: '陈静', version: 1, actions: { change: { allowed: true } } });
  expect(await names('liwei')).toEqual([]);
  const shown = { ...contents, shownTo: 'everyone' as const, version: 1 };
  const changed = await world.request('chenjing', contract.changeView, { params: { id: reply.id }, body: shown });
  expect(changed.reply).toMatchObject({ shownTo: 'everyone', version: 2 });
  const [seen] = (await desk('liwei')).views;
  expect(seen).toMatchObject({ own: false, ownerName: '陈静', actions: { change: { allowed: false } } });
  const trail = await world.request('admin', access.listAudit, {
    query: { 'filter[operation][eq]': 'desk.share-view' },
  });
  const shares = trail.reply.items.filter(({ subjectId }) => subjectId === reply.id);
  expect(shares).toMatchObject([{ reason: '急件' }]);
});

test('one of a unit is found by those within it and by nobody else', async () => {
  expect((await add('chenjing', { shownTo: 'unit' })).status).toBe(200);
  expect(await names('liwei')).toEqual(['急件']);
  expect(await names('malin')).toEqual([]);
});

test('who may not share keeps views for themselves', async () => {
  expect((await desk('liwei')).sharing).toEqual({ unit: false, everyone: false });
  expect((await add('liwei', { shownTo: 'everyone' })).problem).toMatchObject({
    status: 403,
    code: 'view-sharing-not-allowed',
  });
  expect((await add('liwei')).status).toBe(200);
});

test('names differ, versions are seen, and there is a bound', async () => {
  const { reply } = await add('liwei');
  expect((await add('liwei')).problem.code).toBe('view-name-taken');
  const params = { id: reply.id };
  const body = { ...contents, name: '别的', version: 2 };
  expect((await world.request('liwei', contract.changeView, { params, body })).problem.code).toBe('stale-version');
  for (let number = 1; number < 40; number += 1) await add('liwei', { name: `视图 ${number}` });
  expect((await add('liwei', { name: '第四十一' })).problem).toMatchObject({
    code: 'too-many-views',
    params: { maximum: 40 },
  });
});

test('one’s layout stays one’s own, and a default view that is deleted is none', async () => {
  const { reply } = await add('chenjing', { shownTo: 'everyone' });
  const layout = { columns: ['summary', 'number'], compact: true, defaultViewId: reply.id };
  const kept = await world.request('liwei', contract.keepLayout, { params: { list }, body: layout });
  expect(kept.reply).toEqual(layout);
  expect((await desk('liwei')).layout).toEqual(layout);
  expect((await desk('chenjing')).layout).toEqual({ columns: null, compact: false, defaultViewId: null });
  const unknown = { params: { list }, body: { ...layout, defaultViewId: randomUUID() } };
  expect((await world.request('liwei', contract.keepLayout, unknown)).problem.code).toBe('unknown-view');
  expect((await world.request('chenjing', contract.deleteView, { params: { id: reply.id } })).status).toBe(200);
  expect((await desk('liwei')).layout).toEqual({ ...layout, defaultViewId: null });
});

test('what is not shown to somebody does not exist for them; what is shown they do not delete', async () => {
  const { id } = (await add('chenjing')).reply;
  const shared = (await add('chenjing', { name: '全员', shownTo: 'everyone' })).reply;
  expect((await world.request('liwei', contract.deleteView, { params: { id } })).status).toBe(404);
  expect((await world.request('liwei', contract.deleteView, { params: { id: shared.id } })).status).toBe(403);
  expect((await world.request('admin', contract.deleteView, { params: { id: shared.id } })).status).toBe(200);
});
