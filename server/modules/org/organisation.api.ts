import * as complaints from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/org';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { people, personNamed, units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { unitOnDate } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const unitId = (code: string) => units.find((unit) => unit.code === code)?.id ?? '';
const today = '2026-03-02';

const unitNow = async (code: string) =>
  (await world.request('admin', contract.getUnit, { params: { id: unitId(code) } })).reply;
const personNow = async (username: string) =>
  (await world.request('admin', contract.getPerson, { params: { id: personNamed(username).id } })).reply;
const parentOn = async (id: string, on: string) =>
  (await world.request('wangfang', contract.getOrganisation, { query: { on } })).reply.units.find(
    (unit) => unit.id === id,
  )?.parentId;

async function addTeam(code: string, parentId = unitId('hotline')) {
  const body = { parentId, kind: 'team' as const, code, name: { zh: code, en: code }, fromOn: '2026-01-01' };
  return (await world.request('admin', contract.addUnit, { body })).reply;
}

const move = (id: string, parentId: string, on: string, version: number) =>
  world.request('admin', contract.moveUnit, { params: { id }, body: { parentId, on, version } });

test('a team is moved, and the past still says where it stood', async () => {
  const team = await addTeam('evening');
  const moved = await move(team.id, unitId('complaints'), '2026-02-15', team.version);
  expect(moved.reply.places.map(({ parentId, fromOn, untilOn }) => [parentId, fromOn, untilOn])).toEqual([
    [unitId('hotline'), '2026-01-01', '2026-02-15'],
    [unitId('complaints'), '2026-02-15', null],
  ]);
  expect(await parentOn(team.id, '2025-12-31')).toBeUndefined();
  expect(await parentOn(team.id, '2026-02-14')).toBe(unitId('hotline'));
  expect(await parentOn(team.id, '2026-02-15')).toBe(unitId('complaints'));
});

test('a move planned for a date takes effect at its midnight, and rights with it', async () => {
  const team = await addTeam('evening');
  await move(team.id, unitId('complaints'), '2026-03-10', team.version);
  const branchOf = async () =>
    (
      await world.house.floor.db
        .selectFrom('platform.unit_branch')
        .select('within_id')
        .where('unit_id', '=', team.id)
        .execute()
    ).map((row) => row.within_id);
  await world.house.advanceTo(new Date('2026-03-09T15:59:59Z'));
  expect(await branchOf()).toContain(unitId('hotline'));
  await world.house.advanceTo(new Date('2026-03-09T16:00:00Z'));
  expect(await branchOf()).toContain(unitId('complaints'));
  expect(await branchOf()).not.toContain(unitId('hotline'));
});

test('two that change places on one date do so together', async () => {
  const body = { kind: 'department' as const, name: { zh: 'x', en: 'x' }, fromOn: '2026-01-01' };
  const add = async (code: string, parentId: string) =>
    (await world.request('admin', contract.addUnit, { body: { ...body, code, parentId } })).reply;
  const upper = await add('upper', unitId('centre'));
  const lower = await add('lower', upper.id);
  expect((await move(lower.id, unitId('centre'), '2026-03-10', lower.version)).status).toBe(200);
  expect((await move(upper.id, lower.id, '2026-03-10', upper.version)).status).toBe(200);
  await world.house.advanceTo(new Date('2026-03-09T16:00:00Z'));
  expect(await parentOn(upper.id, '2026-03-10')).toBe(lower.id);
  expect(await parentOn(lower.id, '2026-03-09')).toBe(upper.id);
});

test('of two administrators who change one team, the second is shown what the first has made of it', async () => {
  const team = await addTeam('evening');
  const params = { id: team.id };
  const rename = (zh: string) => ({ code: 'evening', name: { zh, en: 'Evening' }, version: team.version });
  expect((await world.request('admin', contract.changeUnit, { params, body: rename('晚班') })).status).toBe(200);
  const second = await world.request('admin', contract.changeUnit, { params, body: rename('夜班') });
  expect(second.problem).toMatchObject({
    status: 409,
    code: 'stale-version',
    current: { version: team.version + 1, name: { zh: '晚班' } },
  });
});

test.each([
  ['a team at the top', { kind: 'team', parentId: null }, 'wrong-nesting'],
  ['a department in a team', { kind: 'department', parentId: 'team' }, 'wrong-nesting'],
  ['a code that is taken', { kind: 'team', parentId: 'hotline', code: 'quality' }, 'code-taken'],
] as const)('%s is refused', async (_, wrong, code) => {
  const team = await addTeam('evening');
  const parentId = wrong.parentId === 'team' ? team.id : wrong.parentId && unitId(wrong.parentId);
  const body = { kind: wrong.kind, parentId, code: 'code' in wrong ? wrong.code : 'new', name: { zh: 'x', en: 'x' } };
  expect((await world.request('admin', contract.addUnit, { body })).problem.code).toBe(code);
});

test('a unit is closed from a date on which nobody and nothing belongs to it any more', async () => {
  const hotline = await unitNow('hotline');
  expect(hotline.actions.close).toEqual({ allowed: false, refusal: 'unit-in-use' });
  const close = (id: string, version: number) =>
    world.request('admin', contract.closeUnit, { params: { id }, body: { on: '2026-03-20', version } });
  expect((await close(hotline.id, hotline.version)).problem.code).toBe('unit-in-use');
  const team = await addTeam('evening');
  expect((await close(team.id, team.version)).reply.closedOn).toBe('2026-03-20');
  expect(await parentOn(team.id, '2026-03-19')).toBe(unitId('hotline'));
  expect(await parentOn(team.id, '2026-03-20')).toBeUndefined();
});

test('a person changes their unit on a date, and every date has its answer', async () => {
  const person = await personNow('wangfang');
  const agent = person.postId;
  const body = { unitId: unitId('quality'), postId: agent, on: '2026-03-10', version: person.version };
  const moved = await world.request('admin', contract.movePerson, { params: { id: person.id }, body });
  expect([moved.reply.unitId, moved.reply.belongings.length]).toEqual([unitId('hotline'), 2]);
  const unitThen = (on: string) => world.call(null, (call) => unitOnDate(call, person.id, on));
  expect(await unitThen('2026-03-09')).toBe(unitId('hotline'));
  expect(await unitThen('2026-03-10')).toBe(unitId('quality'));
  await world.house.advanceTo(new Date('2026-03-09T16:00:00Z'));
  expect((await personNow('wangfang')).unitId).toBe(unitId('quality'));
  const onTheNinth = await world.request('admin', contract.listPeople, { query: { on: '2026-03-09' } });
  expect(onTheNinth.reply.people.find(({ id }) => id === person.id)?.unitId).toBe(unitId('hotline'));
});

test('a planned move is withdrawn before its day, and not afterwards', async () => {
  const { id, postId, version } = await personNow('wangfang');
  const params = { id };
  const move = { unitId: unitId('quality'), postId, on: '2026-03-10', version };
  const planned = (await world.request('admin', contract.movePerson, { params, body: move })).reply;
  const withdraw = (on: string, at: number) =>
    world.request('admin', contract.withdrawPersonMove, { params, body: { on, version: at } });
  expect((await withdraw('2026-03-11', planned.version)).problem.code).toBe('no-planned-move');
  const { reply } = await withdraw('2026-03-10', planned.version);
  expect(reply.belongings).toMatchObject([{ unitId: unitId('hotline'), untilOn: null }]);
  await world.house.advanceTo(new Date('2026-03-09T16:00:00Z'));
  expect((await personNow('wangfang')).unitId).toBe(unitId('hotline'));
  const again = { ...move, version: reply.version };
  const moved = (await world.request('admin', contract.movePerson, { params, body: again })).reply;
  expect((await withdraw('2026-03-10', moved.version)).problem.code).toBe('no-planned-move');
});

test('a planned move of a unit is withdrawn before its day, and not where it could not stay', async () => {
  const body = { kind: 'department' as const, name: { zh: 'x', en: 'x' }, fromOn: '2026-01-01' };
  const add = async (code: string, parentId: string) =>
    (await world.request('admin', contract.addUnit, { body: { ...body, code, parentId } })).reply;
  const upper = await add('upper', unitId('centre'));
  const lower = await add('lower', upper.id);
  const planned = (await move(lower.id, unitId('centre'), '2026-03-10', lower.version)).reply;
  const turned = (await move(upper.id, lower.id, '2026-03-10', upper.version)).reply;
  const withdraw = ({ id, version }: { id: string; version: number }, on = '2026-03-10') =>
    world.request('admin', contract.withdrawUnitMove, { params: { id }, body: { on, version } });
  expect((await withdraw(planned, '2026-03-11')).problem.code).toBe('no-planned-move');
  expect((await withdraw(planned)).problem.code).toBe('unit-within-itself');
  const stays = await withdraw(turned);
  expect(stays.reply.places).toMatchObject([{ parentId: unitId('centre'), untilOn: null }]);
  expect((await withdraw(planned)).reply.places).toMatchObject([{ parentId: upper.id, untilOn: null }]);
  await world.house.advanceTo(new Date('2026-03-09T16:00:00Z'));
  expect(await parentOn(lower.id, today)).toBe(upper.id);
});

test('whom a post asks more than they have is flagged, and placed all the same', async () => {
  const person = await personNow('wangfang');
  const manager = (
    await world.request('admin', contract.listPosts, { query: { 'filter[code][eq]': 'complaint-manager' } })
  ).reply.items[0]!;
  const params = { id: person.id };
  const fit = await world.request('admin', contract.checkFit, { params, query: { postId: manager.id } });
  expect(fit.reply.gaps.map(({ kind }) => kind)).toContain('certificate');
  const body = { unitId: unitId('complaints'), postId: manager.id, on: today, version: person.version };
  const moved = await world.request('admin', contract.movePerson, { params, body });
  expect(moved.reply.gaps).toEqual(fit.reply.gaps);
  const { skills, certificates } = (await world.request('admin', contract.getPost, { params: { id: manager.id } }))
    .reply;
  const taught = await world.request('admin', contract.setSkills, {
    params,
    body: { skills: skills.map(({ skillId, level }) => ({ skillId, level })), version: moved.reply.version },
  });
  let { version } = taught.reply;
  for (const { certificateId } of certificates) {
    const held = { certificateId, number: null, issuedOn: today, version };
    version = (await world.request('admin', contract.recordCertificate, { params, body: held })).reply.version;
  }
  expect((await personNow('wangfang')).gaps).toEqual([]);
});

test('the lists count what people lack as their records do', async () => {
  const listed = (await world.request('admin', contract.listStaff, { query: { limit: '200' } })).reply.items;
  for (const { username } of people) {
    const { id, gaps } = await personNow(username);
    expect(listed.find((row) => row.id === id)?.gapCount, username).toBe(gaps.length);
  }
  const query = { 'filter[qualified][eq]': 'false', limit: '200' };
  const flagged = (await world.request('admin', contract.listStaff, { query })).reply.items;
  expect(flagged.length).toBe(listed.filter(({ gapCount }) => gapCount > 0).length);
});

test('whoever leaves hands over by name, at the end of the last day, and their account ends', async () => {
  const customer = { name: '钱先生', phone: '13800001111' };
  const lodge = { customer, product: 'mobile', area: 'gaoxin', facts: 'x', demand: 'x', channel: 'phone' as const };
  const cases: string[] = [];
  for (const _ of [1, 2]) {
    const { id } = (await world.request('wangfang', complaints.lodgeForCustomer, { body: lodge })).reply;
    await world.request('chenjing', complaints.assignComplaint, {
      params: { id },
      body: { ownerId: personNamed('liwei').id },
    });
    cases.push(id);
  }
  const liwei = await personNow('liwei');
  const params = { id: liwei.id };
  const open = (await world.request('admin', contract.listOpenWork, { params })).reply.items;
  expect(open.map(({ id }) => id).toSorted()).toEqual(cases.toSorted());
  const leaving = { lastDayOn: '2026-03-06', successorId: null as string | null, version: liwei.version };
  const alone = await world.request('admin', contract.recordLeaving, { params, body: leaving });
  expect(alone.problem).toMatchObject({ code: 'successor-needed', params: { count: 2 } });
  const items = [{ type: 'complaint', id: cases[0]!, successorId: personNamed('wuqiang').id }];
  const body = { ...leaving, successorId: personNamed('zhoumin').id, items };
  expect((await world.request('admin', contract.recordLeaving, { params, body })).reply.state).toBe('leaving');
  await world.house.advanceTo(new Date('2026-03-06T16:00:00Z'));
  const ownerOf = async (id: string) =>
    (await world.request('chenjing', complaints.getComplaint, { params: { id } })).reply.ownerName;
  expect(await Promise.all(cases.map(ownerOf))).toEqual(['吴强', '周敏']);
  expect((await personNow('liwei')).leaving?.done).toBe(true);
  expect((await world.request('liwei', contract.listPeople)).status).toBe(401);
});

test('a leaving is withdrawn before its day is over', async () => {
  const person = await personNow('qianli');
  const params = { id: person.id };
  const body = { lastDayOn: '2026-03-06', successorId: null, version: person.version };
  const leaving = (await world.request('admin', contract.recordLeaving, { params, body })).reply;
  expect(leaving.belongings.at(-1)?.untilOn).toBe('2026-03-07');
  const stays = await world.request('admin', contract.withdrawLeaving, { params, body: { version: leaving.version } });
  expect([stays.reply.state, stays.reply.belongings.at(-1)?.untilOn]).toEqual(['active', null]);
});

test('a template adds what is missing, once', async () => {
  const params = { code: 'contact-centre' };
  const preview = (await world.request('admin', contract.previewTemplate, { params })).reply;
  const applied = await world.request('admin', contract.applyTemplate, { params, body: {} });
  expect([applied.reply.addedCount, applied.reply.newCount]).toEqual([preview.newCount, 0]);
  expect((await world.request('admin', contract.applyTemplate, { params, body: {} })).reply.addedCount).toBe(0);
});

test('a closed project takes nothing new, and the last one stays open', async () => {
  const { projects } = (await world.request('admin', contract.listProjects)).reply;
  const { id, code, name, version } = projects[0]!;
  const close = (version: number) =>
    world.request('admin', contract.changeProject, { params: { id }, body: { code, name, closed: true, version } });
  expect((await close(version)).problem.code).toBe('last-project');
  await world.request('admin', contract.addProject, { body: { code: 'bank', name: { zh: '银行', en: 'Bank' } } });
  expect((await close(version)).reply.closed).toBe(true);
  expect((await close(version)).problem).toMatchObject({ code: 'stale-version', current: { closed: true } });
});
