import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { everywhere } from '../../platform/permissions/scope.ts';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { getApproval } from './approval/queries.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await setLimits();
});
afterEach(() => world.close());

const id = (username: string) => personNamed(username).id;
const hour = 3_600_000;

/** The head of complaints up to 500 yuan, the head of the centre up to 5,000. */
async function setLimits(first = 50_000) {
  const { version } = (await world.request('admin', contract.listAuthorityLimits)).reply;
  const of = (post: string, limitMinor: number) => ({ post, kind: 'compensation', limitMinor, currency: 'CNY' });
  const limits = [of('complaint-manager', first), of('centre-manager', 500_000)];
  return world.request('admin', contract.setAuthorityLimits, { body: { limits, version } });
}

const ask = (as: string, amountMinor: number) =>
  world.request(as, contract.askApproval, {
    body: { kind: 'compensation', title: '补偿', amountMinor, currency: 'CNY' },
  });
const approve = (as: string, approvalId: string, version: number) =>
  world.request(as, contract.approve, { params: { id: approvalId }, body: { version } });
const waiting = async (as: string) =>
  (await world.request(as, contract.getInbox)).reply.items.filter(({ kind }) => kind === 'approval');
async function delegate(as: string, to: string, more: object = {}) {
  const now = (await world.now()).getTime();
  const period = { fromAt: new Date(now).toISOString(), untilAt: new Date(now + 12 * hour).toISOString() };
  return world.request(as, contract.delegate, { body: { toId: id(to), ...period, kinds: null, ...more } });
}

test('a small amount needs the head of the unit alone', async () => {
  const { reply } = await ask('liwei', 30_000);
  expect(reply.steps).toMatchObject([{ post: 'complaint-manager', state: 'current', approvers: [{ name: '陈静' }] }]);
  expect(await waiting('chenjing')).toMatchObject([{ number: reply.number, detail: 'compensation' }]);
  expect((await approve('liwei', reply.id, 1)).problem.code).toBe('own-approval');
  expect((await approve('malin', reply.id, 1)).problem.code).toBe('not-approver');
  expect((await approve('zhoumin', reply.id, 1)).status).toBe(404);
  expect((await approve('chenjing', reply.id, 1)).reply).toMatchObject({
    state: 'approved',
    steps: [{ state: 'approved', decidedBy: { name: '陈静' }, decidedFor: null }],
  });
  expect(await waiting('chenjing')).toEqual([]);
  expect((await approve('chenjing', reply.id, 2)).problem.code).toBe('approval-decided');
});

test('a larger one climbs, and one that nobody may grant cannot be asked for', async () => {
  const { reply } = await ask('liwei', 80_000);
  expect((await approve('luping', reply.id, 1)).problem.code).toBe('not-approver');
  const first = await approve('chenjing', reply.id, 1);
  expect(first.reply).toMatchObject({ state: 'waiting', steps: [{ state: 'approved' }, { state: 'current' }] });
  expect((await approve('luping', reply.id, 2)).reply.state).toBe('approved');
  expect((await ask('liwei', 500_001)).problem.code).toBe('no-authority');
});

test('a limit that has shrunk since counts: the next above is asked', async () => {
  const { reply } = await ask('liwei', 30_000);
  await setLimits(10_000);
  expect((await approve('chenjing', reply.id, 1)).reply).toMatchObject({
    state: 'waiting',
    steps: [
      { state: 'approved', limitMinor: 10_000 },
      { post: 'centre-manager', state: 'current' },
    ],
  });
});

test('whoever asks is passed over in the chain', async () => {
  const { reply } = await ask('chenjing', 30_000);
  expect(reply.steps.map(({ post }) => post)).toEqual(['centre-manager']);
});

test('a delegation counts from its begin to its end, for its kinds, and stays on record', async () => {
  const { id: approvalId } = (await ask('liwei', 30_000)).reply;
  await delegate('chenjing', 'wuqiang', { kinds: ['overtime'] });
  expect(await waiting('wuqiang')).toEqual([]);
  expect((await approve('wuqiang', approvalId, 1)).problem.code).toBe('not-found');
  const { reply: given } = await delegate('chenjing', 'wuqiang');
  expect(await waiting('wuqiang')).toMatchObject([{ onBehalfOf: { name: '陈静' } }]);
  const revoked = await world.request('chenjing', contract.revokeDelegation, { params: { id: given.id } });
  expect(revoked.reply.state).toBe('revoked');
  expect(await waiting('wuqiang')).toEqual([]);
  await delegate('chenjing', 'wuqiang');
  const { reply } = await approve('wuqiang', approvalId, 1);
  expect(reply.steps[0]).toMatchObject({ decidedBy: { name: '吴强' }, decidedFor: { name: '陈静' } });
});

test('a period beyond every calendar is refused as what it is: a slip', async () => {
  for (const untilAt of ['9999-12-31T23:59:59.999-23:59', '0001-01-01T00:00:00+23:59', '2200-01-01T00:00:00Z'])
    expect((await delegate('chenjing', 'wuqiang', { untilAt })).problem).toMatchObject({
      status: 422,
      errors: [{ field: 'body.untilAt', code: 'invalid_format' }],
    });
});

test('a delegation that is over gives nothing, and none lets one approve what one asked for', async () => {
  await delegate('chenjing', 'liwei');
  const { reply } = await ask('liwei', 30_000);
  expect((await approve('liwei', reply.id, 1)).problem.code).toBe('own-approval');
  expect(await waiting('liwei')).toEqual([]);
  await delegate('chenjing', 'wuqiang');
  await world.house.advanceTo(new Date((await world.now()).getTime() + 12 * hour));
  expect((await approve('wuqiang', reply.id, 1)).status).toBe(404);
});

test('of two who decide at once one wins, and the other is told so', async () => {
  await delegate('chenjing', 'wuqiang');
  const { reply } = await ask('liwei', 30_000);
  const params = { id: reply.id };
  const both = await Promise.all([
    world.request('chenjing', contract.approve, { params, body: { version: 1 } }),
    world.request('wuqiang', contract.reject, { params, body: { reason: '证据不足', version: 1 } }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, expect.any(Number)]);
  const lost = both.find(({ status }) => status !== 200);
  expect(['approval-decided', 'not-approver', 'not-found']).toContain(lost?.problem.code);
});

test('a request is withdrawn by whoever made it, and rejected with a reason', async () => {
  const first = (await ask('liwei', 30_000)).reply;
  const withdraw = (as: string) =>
    world.request(as, contract.withdrawApproval, { params: { id: first.id }, body: { version: 1 } });
  expect((await withdraw('chenjing')).problem.code).toBe('not-requester');
  expect((await withdraw('liwei')).reply).toMatchObject({ state: 'withdrawn', steps: [{ state: 'not-needed' }] });
  const second = (await ask('liwei', 80_000)).reply;
  const params = { id: second.id };
  const body = { reason: '证据不足', version: 1 };
  expect((await world.request('chenjing', contract.reject, { params, body })).reply).toMatchObject({
    state: 'rejected',
    steps: [{ state: 'rejected', note: '证据不足' }, { state: 'not-needed' }],
  });
  const notices = (await world.request('liwei', contract.listNotices)).reply.items;
  expect(notices.map(({ code }) => code)).toContain('approval-rejected');
});

test('colleagues do not see what one asks for; who asked, might approve, acts for them or leads there does', async () => {
  const { id: approvalId } = (await ask('liwei', 80_000)).reply;
  const params = { id: approvalId };
  const sees = async (as: string) => {
    const { items } = (await world.request(as, contract.listApprovals)).reply;
    const { status } = await world.request(as, contract.getApproval, { params });
    const comments = await world.request(as, contract.listApprovalComments, { params });
    const listed = items.some((one) => one.id === approvalId);
    expect([status, comments.status]).toEqual(listed ? [200, 200] : [404, 404]);
    return listed;
  };
  for (const as of ['liwei', 'chenjing', 'luping', 'malin']) expect([as, await sees(as)]).toEqual([as, true]);
  for (const as of ['zhoumin', 'wuqiang', 'wangfang']) expect([as, await sees(as)]).toEqual([as, false]);
  const { reply: given } = await delegate('chenjing', 'wuqiang');
  expect(await sees('wuqiang')).toBe(true);
  await world.request('chenjing', contract.revokeDelegation, { params: { id: given.id } });
  expect(await sees('wuqiang')).toBe(false);
  const body = { parts: [{ text: '请看 ' }, { personId: id('zhoumin') }] };
  expect((await world.request('liwei', contract.commentApproval, { params, body })).status).toBe(200);
  expect(await sees('zhoumin')).toBe(true);
});

test('who stands in the chain sees it without leading there, before it comes to them and after', async () => {
  const { id: approvalId } = (await ask('liwei', 80_000)).reply;
  const permissions = new Map([['work.read', everywhere]]);
  const sees = async (as: string) => {
    const found = await world.call(as, (call) =>
      getApproval({ ...call, actor: { ...call.actor, permissions } }, approvalId),
    );
    return !isRefusal(found);
  };
  expect([await sees('luping'), await sees('malin')]).toEqual([true, false]);
  await world.request('liwei', contract.withdrawApproval, { params: { id: approvalId }, body: { version: 1 } });
  expect([await sees('chenjing'), await sees('luping'), await sees('malin')]).toEqual([true, true, false]);
});

test('an auditor sees every approval with who decided, and nothing can be done by whoever audits', async () => {
  const { id: approvalId } = (await ask('liwei', 30_000)).reply;
  const params = { id: approvalId };
  const { items } = (await world.request('hanmei', contract.listApprovals)).reply;
  expect(items.map((one) => one.id)).toEqual([approvalId]);
  const { reply } = await world.request('hanmei', contract.getApproval, { params });
  expect(Object.values(reply.actions).filter(({ allowed }) => allowed)).toEqual([]);
  expect((await world.request('hanmei', contract.listApprovalComments, { params })).status).toBe(200);
  expect((await approve('hanmei', approvalId, 1)).status).toBe(403);
  const body = { parts: [{ text: '已阅' }] };
  expect((await world.request('hanmei', contract.commentApproval, { params, body })).status).toBe(403);
  await approve('chenjing', approvalId, 1);
  const after = await world.request('hanmei', contract.getApproval, { params });
  expect(after.reply.steps).toMatchObject([{ state: 'approved', decidedBy: { name: '陈静' } }]);
});
