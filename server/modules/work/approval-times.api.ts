import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '../../platform/clock/clock.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await setRules();
});
afterEach(() => world.close());

const minute = 60_000;
const kind = 'compensation';

/** 100 working minutes to decide; an hour late to the head of the unit, two hours late to the head of the centre. */
async function setRules() {
  const authority = (await world.request('admin', contract.listAuthorityLimits)).reply;
  const limit = (post: string, limitMinor: number) => ({ post, kind, limitMinor, currency: 'CNY' });
  const limits = [limit('complaint-manager', 50_000), limit('centre-manager', 500_000)];
  await world.request('admin', contract.setAuthorityLimits, { body: { limits, version: authority.version } });
  const ladders = (await world.request('admin', contract.listLadders)).reply;
  const head = { post: 'complaint-manager', where: 'unit' as const };
  const chief = { post: 'centre-manager', where: 'above' as const };
  const rungs = [
    { afterMinutes: 60, to: head },
    { afterMinutes: 120, to: chief },
  ];
  const ladder = { unitId: null, kind: 'approval' as const, rungs, arbiter: chief, arbitrationMinutes: 60 };
  await world.request('admin', contract.setLadders, { body: { ladders: [ladder], version: ladders.version } });
  await setTimes([{ kind, minutes: 100 }]);
}

async function setTimes(times: contract.ApprovalTime[]) {
  const { version } = (await world.request('admin', contract.listApprovalTimes)).reply;
  return world.request('admin', contract.setApprovalTimes, { body: { times, version } });
}

const ask = async (amountMinor = 30_000, as = 'liwei') =>
  (await world.request(as, contract.askApproval, { body: { kind, title: '补偿', amountMinor, currency: 'CNY' } }))
    .reply;
const get = async (as: string, id: string) => (await world.request(as, contract.getApproval, { params: { id } })).reply;
const approve = (as: string, id: string, version: number) =>
  world.request(as, contract.approve, { params: { id }, body: { version } });
const waiting = async (as: string) =>
  (await world.request(as, contract.getInbox)).reply.items.filter((item) => item.kind === 'approval');
const told = async (as: string) =>
  (await world.request(as, contract.listNotices)).reply.items
    .filter(({ readAt }) => readAt === null)
    .map(({ code }) => code)
    .toSorted();
const plus = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * minute));

test('an approval is due on the business calendar, warned twice and breached once, and says so where it waits', async () => {
  const preview = await world.request('liwei', contract.previewChain, {
    body: { kind, amountMinor: 1, currency: 'CNY' },
  });
  const asked = await ask();
  expect(asked).toMatchObject({
    dueAt: '2026-03-02T03:40:00.000Z',
    warnAt: '2026-03-02T03:15:00.000Z',
    pressAt: '2026-03-02T03:30:00.000Z',
    urgency: 'calm',
    escalatesAt: null,
  });
  expect(preview.reply.dueAt).toBe(asked.dueAt);
  expect(await waiting('chenjing')).toMatchObject([{ dueAt: asked.dueAt, urgency: 'calm' }]);
  await plus(75);
  expect(await waiting('chenjing')).toMatchObject([{ urgency: 'warned' }]);
  await plus(15);
  expect(await told('chenjing')).toEqual(['approval-asked', 'approval-pressing', 'approval-warned']);
  await plus(10);
  const { timeline, urgency } = await get('liwei', asked.id);
  expect([urgency, ...timeline.map(({ code }) => code)]).toEqual(['breached', 'warned', 'pressing', 'breached']);
  expect(await told('liwei')).toEqual(['approval-breached']);
  const late = await world.request('chenjing', contract.listApprovals, {
    query: { 'filter[urgency][eq]': 'breached' },
  });
  expect(late.reply.items.map(({ id }) => id)).toEqual([asked.id]);
  expect((await approve('chenjing', asked.id, 1)).status).toBe(200);
  expect(await told('chenjing')).toEqual([]);
});

test('the ladder passes it on to whom has the authority, by their own, and says where a rung names nobody', async () => {
  const { id } = await ask();
  await plus(100 + 24 * 60);
  const after = await get('liwei', id);
  expect(after.steps).toMatchObject([
    { post: 'complaint-manager', state: 'escalated', decidedBy: null },
    { post: 'centre-manager', state: 'current', limitMinor: 500_000, approvers: [{ name: '陆平' }] },
  ]);
  expect(after.timeline.map(({ code }) => code)).toEqual(['warned', 'pressing', 'breached', 'rung-empty', 'escalated']);
  expect(after.timeline.at(-1)?.params).toMatchObject({ from: '陈静', to: '陆平' });
  expect(after.escalatesAt).toBeNull();
  expect(await waiting('chenjing')).toEqual([]);
  expect(await waiting('luping')).toMatchObject([{ urgency: 'breached' }]);
  expect(await told('chenjing')).toContain('approval-escalated');
  expect((await approve('chenjing', id, after.version)).problem.code).toBe('not-approver');
  expect((await approve('luping', id, after.version)).reply.state).toBe('approved');
});

test('a rung never lowers the authority: whoever may approve less than those asked is passed over', async () => {
  const { id } = await ask(80_000);
  await approve('chenjing', id, 1);
  await plus(100 + 24 * 60);
  const { steps, timeline } = await get('liwei', id);
  expect(steps.map(({ post, state }) => [post, state])).toEqual([
    ['complaint-manager', 'approved'],
    ['centre-manager', 'current'],
  ]);
  expect(timeline.map(({ code }) => code).slice(-2)).toEqual(['rung-empty', 'rung-empty']);
});

test('what came due before the decision is on record though no sweep came by, and whoever decides still may', async () => {
  const { id } = await ask();
  const now = await world.now();
  await setClock(world.house.floor.db, new Date(now.getTime() + 101 * minute));
  expect((await approve('chenjing', id, 1)).reply.timeline.map(({ code }) => code)).toEqual([
    'warned',
    'pressing',
    'breached',
  ]);
});

test('a time counts from then on, one kind has one, and an older version is refused with what is there', async () => {
  const { id } = await ask();
  expect((await setTimes([])).status).toBe(200);
  expect((await ask()).dueAt).toBeNull();
  expect((await get('liwei', id)).dueAt).not.toBeNull();
  expect((await waiting('chenjing')).map(({ dueAt }) => dueAt === null)).toEqual([false, true]);
  const twice = [
    { kind: null, minutes: 60 },
    { kind: null, minutes: 90 },
  ];
  expect((await setTimes(twice)).problem.code).toBe('approval-time-twice');
  const stale = await world.request('admin', contract.setApprovalTimes, { body: { times: [], version: 0 } });
  expect(stale.problem).toMatchObject({ code: 'stale-version', current: { times: [] } });
  const { version } = (await world.request('liwei', contract.listApprovalTimes)).reply;
  const notHis = await world.request('liwei', contract.setApprovalTimes, { body: { times: [], version } });
  expect(notHis.status).toBe(403);
});
