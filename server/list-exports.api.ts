import * as access from '@tongli/contracts/access';
import { type ListMark, readListExport, startListExport } from '@tongli/contracts/exports';
import * as contract from '@tongli/contracts/privacy';
import * as work from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from './sample/people.ts';
import { identified, makeRows } from './test/rows.ts';
import { openWorld, type World } from './test/world.ts';

const manager = 'chenjing';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const start = (as: string, list = 'complaints.list', query: Record<string, string> = {}) =>
  world.request(as, startListExport, { body: { list, params: {}, query } });
const readPage = (as: string, id: string, cursor: string | null = null) =>
  world.request(as, readListExport, { params: { id }, body: { cursor } });

async function takeOut(as: string, list = 'complaints.list', query = {}) {
  const { id } = (await start(as, list, query)).reply;
  const items: unknown[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { reply } = await readPage(as, id, cursor);
    items.push(...reply.items);
    if (reply.mark) return { id, items, mark: reply.mark as ListMark };
    cursor = reply.nextCursor;
  }
}

const changePolicy = async (change: Partial<contract.PrivacyPolicy>) => {
  const { reply } = await world.request('admin', contract.getPrivacyPolicy);
  await world.request('admin', contract.changePrivacyPolicy, { body: { ...reply, ...change } });
};
const trail = async (operation: string) =>
  (await world.request('hanmei', access.listAudit, { query: { 'filter[operation][eq]': operation } })).reply.items;

/** So many notices for one person. */
const giveNotices = (username: string, count: number) =>
  sql`insert into work.notice (id, person_id, code, params, subject_type, subject_id, at)
      select gen_random_uuid(), ${personNamed(username).id}, 'x', '{}', 'x', gen_random_uuid(), ${new Date('2026-03-01')}
      from generate_series(1, ${count}::integer)`.execute(world.house.floor.db);

test('a list is taken out as it is shown, marked, and counted by the server', async () => {
  await makeRows(world);
  const { id, items, mark } = await takeOut(manager);
  expect(items).toMatchObject([{ customerName: '欧**' }]);
  expect(JSON.stringify(items)).not.toContain(identified.phone);
  expect(mark).toMatchObject({ madeByName: '陈静', madeAt: (await world.now()).toISOString(), rows: 1 });
  const [begun] = await trail('privacy.start-list-export');
  expect(begun).toMatchObject({ actorName: '陈静', subjectId: id, requestId: mark.requestId });
  expect(await trail('privacy.export-list')).toMatchObject([{ subjectId: id, reason: 'complaints.list 1' }]);
  const looks = await world.request('hanmei', access.listAudit, { query: { 'filter[look][eq]': 'true' } });
  expect(looks.reply.items.map(({ operation }) => operation)).toEqual(['privacy.start-list-export']);
  expect((await readPage(manager, id)).status).toBe(404);
});

test('pages go on to the end, under the filters that were asked for', async () => {
  await giveNotices('liwei', 1_450);
  await giveNotices('chenjing', 3);
  const { items, mark } = await takeOut('liwei', work.listNotices.id, { 'filter[unread][eq]': 'true' });
  expect([items.length, mark.rows]).toEqual([1_450, 1_450]);
  expect(new Set(items.map((item) => (item as work.Notice).id)).size).toBe(1_450);
});

test('over the day’s limit it is refused with its bound, also for two at the same time', async () => {
  await changePolicy({ exportRows: 300 });
  await giveNotices('liwei', 250);
  const [one, other] = [await start('liwei', work.listNotices.id), await start('liwei', work.listNotices.id)];
  expect(one.reply.left).toBe(300);
  const pages = await Promise.all([readPage('liwei', one.reply.id), readPage('liwei', other.reply.id)]);
  expect(pages.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(pages.find(({ status }) => status === 409)?.problem).toMatchObject({
    code: 'export-limit',
    params: { limit: 300 },
  });
  await changePolicy({ exportRows: 200 });
  expect((await start('liwei', work.listNotices.id)).problem.code).toBe('export-limit');
  await world.house.advanceTo(new Date((await world.now()).getTime() + 86_400_000));
  expect((await start('liwei', work.listNotices.id)).status).toBe(200);
});

test('only whom the policy lets takes anything out', async () => {
  await changePolicy({ exportBy: 'leaders' });
  expect((await start('liwei')).problem).toMatchObject({ status: 403, code: 'export-not-allowed' });
  const begun = await start(manager);
  expect(begun.status).toBe(200);
  await changePolicy({ exportBy: 'nobody' });
  expect((await readPage(manager, begun.reply.id)).problem.code).toBe('export-not-allowed');
});

test('nobody takes out what they may not see, nor reads what somebody else began', async () => {
  expect((await start('liwei', 'access.list-audit')).status).toBe(403);
  expect((await start(manager, 'customers.reveal')).status).toBe(404);
  expect((await start(manager, 'complaints.list', { 'filter[nothing][eq]': 'x' })).problem.code).toBe(
    'list-unreadable',
  );
  const { id } = (await start(manager)).reply;
  expect((await readPage('liwei', id)).status).toBe(404);
  expect((await start(null as never)).status).toBe(401);
});
