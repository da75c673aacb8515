import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/requests';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { openWorld, type World } from '../../test/world.ts';
import { currentProcess, getProcessVersion, publishProcess } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const sample: contract.ComplaintSettings = {
  calendar: 'service',
  acknowledgeWithinMinutes: 240,
  respondWithinDays: 5,
  daysCount: 'working',
  warnAtShare: 0.75,
  handlerAuthorityMinor: 20_000,
  complexRespondWithinDays: 15,
  pauseReasons: ['customer', 'third-party', 'agreed'],
  pauseAtMostDays: 15,
  extendAtMostDays: 30,
  extendAtMostTimes: 1,
  recourse: { zh: '可拨打 12315 投诉。', en: 'You can turn to 12315.' },
};
const stricter = { ...sample, respondWithinDays: 3 };
const publish = (username: string | null, settings: contract.ComplaintSettings, basedOn: number) =>
  world.request(username, contract.publishProcessVersion, { body: { settings, basedOn } });

const current = () => world.call('liwei', currentProcess);
const versions = async () => (await world.request('admin', contract.listProcessVersions)).reply.versions;

test('the sample centre has published its first version', async () => {
  const { recourse: _recourse, ...plain } = sample;
  expect((await versions()).at(-1)).toMatchObject({ process: 'complaint', version: 1, settings: plain });
  expect((await versions())[0]).toEqual(await current());
});

test('a new version counts for what begins afterwards; the earlier one stays for running cases', async () => {
  const first = await current();
  const published = await publish('admin', stricter, first.version);
  expect(published.reply).toMatchObject({ version: first.version + 1, settings: stricter });
  expect(await current()).toEqual(published.reply);
  expect(await world.call('liwei', (call) => getProcessVersion(call, first.id))).toEqual(first);
  expect((await versions()).map((one) => one.version).slice(0, 2)).toEqual([first.version + 1, first.version]);
  const trail = await world.request('admin', access.listAudit, {
    query: { 'filter[operation][eq]': 'requests.publish-process-version' },
  });
  expect(trail.reply.items[0]).toMatchObject({ actorName: '何系统', subjectId: published.reply.id });
});

test('a change made from an earlier version is refused, also when two are published at the same moment', async () => {
  const { version } = await current();
  const [one, other] = await Promise.all([publish('admin', stricter, version), publish('admin', sample, version)]);
  expect([one?.status, other?.status].sort()).toEqual([200, 409]);
  expect((await publish('admin', stricter, version)).problem).toMatchObject({ status: 409, code: 'stale-version' });
  expect((await publish('admin', stricter, version + 9)).problem.code).toBe('stale-version');
  expect((await current()).version).toBe(version + 1);
});

test('an unknown calendar and settings out of bounds are refused where they stand', async () => {
  const { version } = await current();
  const unknown = await publish('admin', { ...sample, calendar: 'nowhere' }, version);
  expect(unknown.problem).toMatchObject({
    status: 422,
    code: 'unknown-calendar',
    params: { calendar: 'nowhere' },
    errors: [{ field: 'body.settings.calendar' }],
  });
  const share = await publish('admin', { ...sample, warnAtShare: 1 }, version);
  expect(share.problem.errors[0]?.field).toBe('body.settings.warnAtShare');
  const refused = await world.call('admin', (call) =>
    publishProcess(call, { ...sample, calendar: 'nowhere' }, version),
  );
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
  const { version } = await current();
  expect((await publish(username, stricter, version)).status).toBe(publication);
});
