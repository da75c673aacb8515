import * as contract from '@tongli/contracts/requests';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { followRequest } from '../index.ts';
import { listSlots, takeSlot } from './slots.ts';

let world: World;
let windowId = '';
const unitId = units.find(({ code }) => code === 'support')?.id ?? '';
const on = '2026-03-03';

beforeAll(async () => {
  world = await openWorld();
  const { reply } = await world.request('chenjing', contract.setVisitWindows, {
    params: { id: unitId },
    body: { windows: [{ fromMinute: 540, untilMinute: 720, capacity: 2 }], version: 0 },
  });
  windowId = reply.windows[0]?.id ?? '';
});
afterAll(() => world.close());

const lodge = async () => {
  const customer = { name: '林晓梅', phone: '138 1234 5678' };
  const body = { kind: 'visit', customer, title: '上门检修', channel: 'phone' } as const;
  return (await world.request('wangfang', contract.lodgeRequest, { body })).reply;
};
const book = (id: string, more: { on?: string; personId?: string } = {}) =>
  world.request('chenjing', contract.bookVisit, {
    params: { id },
    body: { windowId, on, place: '高新路 8 号', ...more },
  });
const slots = async () => (await world.request('chenjing', contract.listVisitSlots, { query: { unitId } })).reply.slots;

test('of three who book two places at once one is refused; nobody is in two places; closed days are not offered', async () => {
  const asked = await Promise.all([lodge(), lodge(), lodge()]);
  const answers = await Promise.all(asked.map(({ id }) => book(id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
  expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('window-full');
  expect((await slots()).find((slot) => slot.on === on)?.left).toBe(0);
  expect((await slots()).some((slot) => slot.on === '2026-03-07')).toBe(false);
  expect((await book(asked[0].id, { on: '2026-03-07' })).problem).toMatchObject({ code: 'window-closed' });

  const personId = personNamed('huangjie').id;
  const both = await Promise.all([1, 2].map(() => book(asked[0].id, { on: '2026-03-04', personId })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.problem.code).toBe('person-busy');
});

test('a visit is ended with the code that the customer alone has, and moved with a reason', async () => {
  const { id, followToken } = await lodge();
  const personId = personNamed('huangjie').id;
  const { reply: visit } = await book(id, { on: '2026-03-05', personId });
  const seen = await world.call(null, (call) => followRequest(call, followToken));
  const code = 'visits' in seen ? (seen.visits[0]?.code ?? '') : '';
  expect(code).toMatch(/^\d{6}$/);

  const place = await world.request('huangjie', contract.discloseVisitPlace, { params: { id: visit.id }, body: {} });
  expect(place.reply).toEqual({ place: '高新路 8 号' });
  const end = (proof: object | null, version: number) =>
    world.request('huangjie', contract.endVisit, {
      params: { id: visit.id },
      body: { outcome: 'done', proof: proof as never, version },
    });
  expect((await end(null, 1)).problem.errors?.[0] ?? {}).toMatchObject({ code: 'proof-needed' });
  const other = code === '000000' ? '000001' : '000000';
  expect((await end({ kind: 'code', code: other }, 1)).status).toBe(422);

  const moved = await world.request('chenjing', contract.rebookVisit, {
    params: { id: visit.id },
    body: { windowId, on: '2026-03-06', personId, reason: '客户出差', version: 1 },
  });
  expect(moved.reply).toMatchObject({ on: '2026-03-06', state: 'booked', rebookedFromId: visit.id });
  const again = await world.call(null, (call) => followRequest(call, followToken));
  const next = 'visits' in again ? (again.visits[0]?.code ?? '') : '';
  const done = await world.request('huangjie', contract.endVisit, {
    params: { id: moved.reply.id },
    body: { outcome: 'done', proof: { kind: 'code', code: next }, version: 1 },
  });
  expect(done.reply).toMatchObject({ state: 'done', proof: 'code' });
});

test('whoever is narrowed to a branch sees the windows of its teams, and takes no place in those of others', async () => {
  const slot = { windowId, on: '2026-03-06', personId: null };
  const asOf = (code: string) =>
    world.call('chenjing', async (given) => {
      const unitIds = units.filter((unit) => unit.code === code).map(({ id }) => id);
      const call = { ...given, scope: [{ projectId: null, unitIds }] };
      return { slots: (await listSlots(call, unitId)).slots.length, taken: await takeSlot(call, slot, null) };
    });
  expect(await asOf('hotline')).toMatchObject({ slots: 0, taken: { refusal: 'unknown-window' } });
  const own = await asOf('support');
  expect(own.slots).toBeGreaterThan(0);
  expect(own.taken).toMatchObject({ window: { id: windowId } });
});

test('hours that stay keep what was booked in them; an older sheet is refused with what stands', async () => {
  const params = { id: unitId };
  const sheet = (await world.request('chenjing', contract.listVisitWindows)).reply.teams[0];
  expect(sheet).toMatchObject({ unitId, version: 1 });
  const { id } = await lodge();
  await book(id, { on: '2026-03-10' });
  const hours = { fromMinute: 540, untilMinute: 720 };
  const wider = {
    windows: [
      { ...hours, capacity: 3 },
      { fromMinute: 810, untilMinute: 1020, capacity: 1 },
    ],
    version: 1,
  };
  const set = await world.request('chenjing', contract.setVisitWindows, { params, body: wider });
  expect(set.reply).toMatchObject({ version: 2, windows: [{ id: windowId, capacity: 3 }, { capacity: 1 }] });
  expect((await slots()).find((slot) => slot.on === '2026-03-10')).toMatchObject({ left: 2 });
  const stale = await world.request('chenjing', contract.setVisitWindows, { params, body: { ...wider, version: 1 } });
  expect(stale.problem).toMatchObject({ code: 'stale-version', current: { version: 2 } });
  const overlapping = {
    windows: [
      { ...hours, capacity: 1 },
      { ...hours, capacity: 1 },
    ],
    version: 2,
  };
  const refused = await world.request('chenjing', contract.setVisitWindows, { params, body: overlapping });
  expect(refused.problem.code).toBe('windows-overlap');
});

test('templates are kept in their order, by whoever opened the sheet that stands', async () => {
  const one = { kind: 'visit', title: '', text: '', form: {}, priority: 'normal', tags: [] as string[] } as const;
  const templates = ['报修', '换机'].map((zh) => ({ ...one, name: { zh, en: zh } }));
  const set = (version: number) =>
    world.request('admin', contract.setRequestTemplates, { body: { templates, version } });
  expect((await set(0)).reply).toMatchObject({
    version: 1,
    templates: [{ name: { zh: '报修' } }, { name: { zh: '换机' } }],
  });
  expect((await set(0)).problem).toMatchObject({ code: 'stale-version', current: { version: 1 } });
});
