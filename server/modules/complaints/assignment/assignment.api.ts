import * as contract from '@tongli/contracts/complaints';
import * as work from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
const id = (username: string) => personNamed(username).id;
const complaints = units.find(({ code }) => code === 'complaints')?.id ?? '';
const handlers = ['liwei', 'zhoumin', 'wuqiang', 'xulei', 'sunhao'];

const rule: contract.AssignmentRule = {
  ...{ unitId: complaints, products: [], areas: [], onLodging: true, onAbsence: true, absenceMoves: 'all' as const },
  ...{ most: 5, own: [], asks: [] },
};

async function set(more: Partial<contract.AssignmentRule>) {
  const { settings, version } = (await world.request('admin', contract.getAssignmentSettings)).reply;
  const body = { settings: { ...settings, rules: [{ ...rule, ...more }] }, version };
  return world.request('admin', contract.setAssignmentSettings, { body });
}

beforeAll(async () => {
  world = await openWorld();
  expect((await set({})).status).toBe(200);
});
afterAll(() => world.close());

let customers = 0;
async function lodge(more: object = {}): Promise<string> {
  customers += 1;
  const body = {
    customer: { name: '钱女士', phone: `1390000${String(customers).padStart(4, '0')}` },
    product: 'broadband',
    area: 'gaoxin',
    facts: `第${customers}次报修没有人来`,
    demand: '尽快修好',
    channel: 'phone' as const,
    ...more,
  };
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, { body });
  await world.house.settle();
  return reply.id;
}

const read = async (complaintId: string) =>
  (await world.request('luping', contract.getComplaint, { params: { id: complaintId } })).reply;
const ownerOf = async (complaintId: string) => (await read(complaintId)).ownerId;
const proposal = async (complaintId: string) =>
  (await world.request('chenjing', contract.proposeOwner, { params: { id: complaintId } })).reply;

test('cases go to whoever has least, never to whom they are about, and beyond everybody’s limit they wait and say so', async () => {
  const first = [];
  for (const _ of handlers) first.push(await lodge());
  const owners = await Promise.all(first.map(ownerOf));
  expect(new Set(owners)).toEqual(new Set(handlers.map(id)));
  const about = await lodge({ about: { people: ['zhoumin', 'wuqiang', 'xulei', 'sunhao'].map(id), units: [] } });
  expect(await ownerOf(about)).toBe(id('liwei'));
  expect((await read(about)).timeline.at(-1)).toMatchObject({
    code: 'assigned-by-rule',
    params: { ownerId: id('liwei'), rule: 'only-one', of: '5' },
  });
  const { last } = await proposal(about);
  expect(last?.candidates.map(({ out }) => out)).toEqual([null, 'recused', 'recused', 'recused', 'recused']);
  expect((await set({ most: 4 })).problem).toMatchObject({ code: 'load-too-small', params: { heaviest: 4.5 } });
  expect((await set({ own: handlers.slice(1).map((one) => ({ personId: id(one), most: 4.5 })) })).status).toBe(200);
  const rest = [];
  for (let count = 0; count < 16; count++) rest.push(await lodge());
  // Four may hold 4.5 and one 5: three more each, and the sixteenth finds nobody.
  const held = (await world.request('chenjing', contract.getCapacity)).reply;
  expect(held.handlers.map(({ load, most }) => load <= most)).toEqual([true, true, true, true, true]);
  const waits = rest.at(-1) ?? '';
  expect(await ownerOf(waits)).toBeNull();
  expect(await proposal(waits)).toMatchObject({
    choice: { personId: null, rule: 'all-full' },
    waitingSince: expect.any(String),
  });
  expect(held.waiting).toBe(1);
  // Somebody is given room.
  const taken = first[0] ?? '';
  await world.request('chenjing', contract.assignComplaint, {
    params: { id: taken },
    body: { ownerId: id('chenjing') },
  });
  await world.house.settle();
  expect(await ownerOf(waits)).toBe(owners[0]);
});

test('an absentee’s cases are moved on their first morning, each with why; all of it can be taken back', async () => {
  await set({ most: 20 });
  const theirs = (
    await world.request('luping', contract.listComplaints, { query: { 'filter[ownerId][eq]': id('liwei') } })
  ).reply.items;
  expect(theirs.length).toBeGreaterThan(2);
  const body = { personId: id('liwei'), fromOn: '2026-03-03', untilOn: '2026-03-05', reason: 'leave' as const };
  const absence = (await world.request('chenjing', work.addAbsence, { body })).reply;
  const params = { id: absence.id };
  const before = (await world.request('chenjing', contract.previewAbsenceMove, { params })).reply;
  expect(before.planned.map(({ complaintId }) => complaintId).toSorted()).toEqual(
    theirs.map((one) => one.id).toSorted(),
  );
  expect(before.planned.every(({ toId }) => toId !== id('liwei'))).toBe(true);
  const aboutOthers = before.planned.filter(({ rule: why }) => why === 'nobody-able');
  expect(aboutOthers).toHaveLength(1);
  await world.house.advanceTo(new Date('2026-03-02T15:59:00Z'));
  expect(await ownerOf(theirs[0]?.id ?? '')).toBe(id('liwei'));
  await world.house.advanceTo(new Date('2026-03-02T16:00:00Z'));
  const { moved, planned } = (await world.request('chenjing', contract.previewAbsenceMove, { params })).reply;
  expect(planned).toEqual(aboutOthers);
  expect(moved).toHaveLength(theirs.length - 1);
  for (const { complaintId, toId } of moved) expect(await ownerOf(complaintId)).toBe(toId);
  const notices = (await world.request(handlers.find((one) => id(one) === moved[0]?.toId) ?? '', work.listNotices))
    .reply;
  expect(notices.items.map(({ code }) => code)).toContain('case-assigned');
  expect((await world.request('liwei', contract.undoAbsenceMove, { params, body: {} })).status).toBe(403);
  const undone = (await world.request('chenjing', contract.undoAbsenceMove, { params, body: {} })).reply;
  expect(undone.moved).toEqual([]);
  for (const { complaintId } of moved) expect(await ownerOf(complaintId)).toBe(id('liwei'));
});

test('a substitute goes first where they can; where the unit does not have it so, a person moves them', async () => {
  await set({ most: 20, onAbsence: false });
  const body = { personId: id('zhoumin'), fromOn: '2026-03-03', untilOn: '2026-03-03', reason: 'leave' as const };
  const { reply } = await world.request('chenjing', work.addAbsence, { body });
  await world.house.settle();
  const params = { id: reply.id };
  const { planned, moved } = (await world.request('chenjing', contract.previewAbsenceMove, { params })).reply;
  expect([planned.length > 0, moved]).toEqual([true, []]);
  const after = (await world.request('chenjing', contract.moveAbsentCases, { params, body: {} })).reply;
  expect(after.moved).toHaveLength(planned.length);
});

test('the headcount is arrivals times effort, as recorded', async () => {
  const { headcount, handlers: shown } = (await world.request('chenjing', contract.getCapacity)).reply;
  expect(shown.find(({ personId }) => personId === id('zhoumin'))?.absence).toMatchObject({ running: true });
  expect(headcount).toMatchObject({ hoursPerCase: null, needed: null, handlers: 5, open: 22 });
  expect(headcount.weeks).toHaveLength(12);
  expect((await world.request('liwei', contract.getCapacity)).status).toBe(403);
});
