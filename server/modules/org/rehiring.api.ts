import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/org';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed, units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { unitOnDate } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const unitId = (code: string) => units.find((unit) => unit.code === code)?.id ?? '';
const { id } = personNamed('wangfang');
const params = { id };

const record = async () => (await world.request('admin', contract.getPerson, { params })).reply;
const account = async () => {
  const { items } = (await world.request('admin', access.listAccounts, { query: { limit: '200' } })).reply;
  return items.find((one) => one.id === id) as access.Account;
};
async function leave(lastDayOn: string) {
  const successorId = personNamed('hanmei').id;
  const body = { lastDayOn, successorId, version: (await record()).version };
  return world.request('admin', contract.recordLeaving, { params, body });
}
async function rehire(on: string, unit = 'quality') {
  const { postId, version } = await record();
  return world.request('admin', contract.rehirePerson, { params, body: { unitId: unitId(unit), postId, on, version } });
}
async function reopen() {
  const body = {
    grants: access.grantsEverywhere('agent'),
    password: 'Zurück-im-Mai-26',
    version: (await account()).version,
  };
  return world.request('admin', access.reopenAccount, { params, body });
}
const endOf = (day: string) => world.house.advanceTo(new Date(`${day}T16:00:00Z`));

test('who left comes back as the same person, and the time between stays as it was', async () => {
  expect((await rehire('2026-03-02')).problem.code).toBe('person-is-here');
  await leave('2026-03-06');
  await endOf('2026-03-06');
  expect(await record()).toMatchObject({ state: 'left', actions: { rehire: { allowed: true } } });
  expect((await rehire('2026-03-06')).problem).toMatchObject({
    code: 'back-before-leaving',
    params: { on: '2026-03-07' },
    errors: [{ field: 'body.on' }],
  });
  const { reply } = await rehire('2026-04-01');
  expect(reply).toMatchObject({ state: 'joining', joinedOn: '2026-04-01', lastDayOn: null, leaving: null });
  expect(reply.belongings.map((held) => [held.unitId, held.untilOn])).toEqual([
    [unitId('hotline'), '2026-03-07'],
    [unitId('quality'), null],
  ]);
  await endOf('2026-03-31');
  expect((await record()).state).toBe('active');
  const on = (date: string) => world.call(null, (call) => unitOnDate(call, id, date));
  expect(await on('2026-03-06')).toBe(unitId('hotline'));
  expect(await on('2026-03-20')).toBeNull();
  expect(await on('2026-04-01')).toBe(unitId('quality'));
});

test('their account is opened again once they are back, with nothing of before', async () => {
  const { grants } = await account();
  await leave('2026-03-01');
  await world.house.settle();
  expect(await account()).toMatchObject({ state: 'closed', actions: { reopen: { allowed: true } } });
  expect((await reopen()).problem.code).toBe('person-has-left');
  await rehire('2026-03-02');
  expect((await reopen()).reply).toMatchObject({ state: 'active', grants: access.grantsEverywhere('agent') });
  expect(grants).not.toEqual([]);
  expect((await reopen()).problem.code).toBe('account-open');
  const { rows } = await world.house.floor.db
    .withTables<{ 'access.account': { id: string; must_change_password: boolean } }>()
    .selectFrom('access.account')
    .select('must_change_password')
    .where('id', '=', id)
    .execute()
    .then((found) => ({ rows: found }));
  expect(rows).toEqual([{ must_change_password: true }]);
});

test('somebody may leave a second time, and stay after all', async () => {
  await leave('2026-03-01');
  await rehire('2026-03-02');
  expect((await leave('2026-03-20')).reply).toMatchObject({ state: 'leaving', leaving: { lastDayOn: '2026-03-20' } });
  const { version } = await record();
  await world.request('admin', contract.withdrawLeaving, { params, body: { version } });
  expect(await record()).toMatchObject({ state: 'active', leaving: null });
  await leave('2026-03-21');
  await endOf('2026-03-21');
  expect(await record()).toMatchObject({ state: 'left', leaving: { lastDayOn: '2026-03-21', done: true } });
});
