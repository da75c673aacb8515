import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/requests';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { openWorld, type World } from '../../test/world.ts';
import { currentProcess, getProcessVersion, publishProcess } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const sample = {
  calendar: 'service',
  acknowledgeWithinMinutes: 240,
  respondWithinDays: 5,
  warnAtShare: 0.75,
  handlerAuthorityMinor: 20_000,
};
const stricter = { ...sample, respondWithinDays: 3 };
const publish = (username: string | null, settings: contract.ComplaintSettings, basedOn: number) =>
  world.request(username, contract.publishProcessVersion, { body: { settings, basedOn } });

test('the sample centre has published its first version', async () => {
  const current = await world.call('liwei', currentProcess);
  expect(current).toMatchObject({ process: 'complaint', version: 1, settings: sample });
  const listed = await world.request('wangfang', contract.listProcessVersions);
  expect(listed.reply.versions).toEqual([current]);
});

test('a new version counts for what begins afterwards; the earlier one stays for running cases', async () => {
  const first = await world.call('liwei', currentProcess);
  const published = await publish('admin', stricter, 1);
  expect(published.reply).toMatchObject({ version: 2, settings: stricter });
  expect(await world.call('liwei', currentProcess)).toEqual(published.reply);
  expect(await world.call('liwei', (call) => getProcessVersion(call, first.id))).toEqual(first);
  const listed = await world.request('admin', contract.listProcessVersions);
  expect(listed.reply.versions.map((one) => one.version)).toEqual([2, 1]);
  const trail = await world.request('admin', access.listAudit, {
    query: { 'filter[operation][eq]': 'requests.publish-process-version' },
  });
  expect(trail.reply.items[0]).toMatchObject({ actorName: '何系统', subjectId: published.reply.id });
});

test('a change made from an earlier version is refused, also when two are published at the same moment', async () => {
  const [one, other] = await Promise.all([publish('admin', stricter, 1), publish('admin', sample, 1)]);
  expect([one?.status, other?.status].sort()).toEqual([200, 409]);
  expect((await publish('admin', stricter, 1)).problem).toMatchObject({ status: 409, code: 'stale-version' });
  expect((await publish('admin', stricter, 9)).problem.code).toBe('stale-version');
  const listed = await world.request('admin', contract.listProcessVersions);
  expect(listed.reply.versions).toHaveLength(2);
});

test('an unknown calendar and settings out of bounds are refused where they stand', async () => {
  const unknown = await publish('admin', { ...sample, calendar: 'nowhere' }, 1);
  expect(unknown.problem).toMatchObject({
    status: 422,
    code: 'unknown-calendar',
    params: { calendar: 'nowhere' },
    errors: [{ field: 'body.settings.calendar' }],
  });
  const share = await publish('admin', { ...sample, warnAtShare: 1 }, 1);
  expect(share.problem.errors[0]?.field).toBe('body.settings.warnAtShare');
  const refused = await world.call('admin', (call) => publishProcess(call, { ...sample, calendar: 'nowhere' }, 1));
  expect(isRefusal(refused)).toBe(true);
});

test('a published version can be neither changed nor removed', async () => {
  const { db } = world.house.floor;
  await expect(sql`update requests.process_version set version = 5`.execute(db)).rejects.toThrow('never changes');
  await expect(sql`delete from requests.process_version`.execute(db)).rejects.toThrow('never changes');
});

test.each([
  ['wangfang', 200, 403],
  ['liwei', 200, 403],
  ['chenjing', 200, 403],
  ['malin', 200, 403],
  ['admin', 200, 200],
  [null, 401, 401],
] as const)('%s may list: %s, may publish: %s', async (username, list, publication) => {
  expect((await world.request(username, contract.listProcessVersions)).status).toBe(list);
  expect((await publish(username, stricter, 1)).status).toBe(publication);
});
