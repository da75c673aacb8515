import * as access from '@tongli/contracts/access';
import * as complaints from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/org';
import * as work from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../sample/people.ts';
import { openWorld, type World } from '../test/world.ts';
import { leftPeople } from './left-people.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const idOf = (username: string) => personNamed(username).id;

async function makeCase(ownerId: string): Promise<string> {
  const customer = { name: '钱先生', phone: '13800001111' };
  const body = { customer, product: 'mobile', area: 'gaoxin', facts: 'x', demand: 'x', channel: 'phone' as const };
  const { id } = (await world.request('wangfang', complaints.lodgeForCustomer, { body })).reply;
  await world.request('chenjing', complaints.assignComplaint, { params: { id }, body: { ownerId } });
  return id;
}

async function makeTask(ownerId: string): Promise<string> {
  const due = { at: '2026-03-12T02:00:00Z' };
  const body = { kind: 'task' as const, title: 'x', ownerId, due };
  return (await world.request('chenjing', work.openTask, { body })).reply.id;
}

async function leave(username: string, successor: string, lastDayOn: string) {
  const params = { id: idOf(username) };
  const { version } = (await world.request('admin', contract.getPerson, { params })).reply;
  const body = { lastDayOn, successorId: idOf(successor), version };
  return world.request('admin', contract.recordLeaving, { params, body });
}

const openOf = async (username: string) =>
  (await world.request('admin', contract.listOpenWork, { params: { id: idOf(username) } })).reply.items.map(
    ({ id }) => id,
  );

test('cases and tasks of whoever left long ago go at once, and handing over twice changes nothing', async () => {
  const mine = [await makeCase(idOf('liwei')), await makeTask(idOf('liwei'))];
  expect((await leave('liwei', 'zhoumin', '2026-02-27')).reply.state).toBe('left');
  await world.house.settle();
  expect(await openOf('liwei')).toEqual([]);
  expect((await openOf('zhoumin')).toSorted()).toEqual(mine.toSorted());
  const payload = { lastDayOn: '2026-02-27', successorId: idOf('wuqiang'), items: [] };
  const fact = { position: 1, type: 'person.left', subjectId: idOf('liwei'), occurredAt: await world.now(), payload };
  await world.call(null, (call) => leftPeople.handle(call, [fact]));
  expect(await openOf('wuqiang')).toEqual([]);
});

test('where the successor has left before, it is theirs who takes over', async () => {
  const mine = await makeCase(idOf('liwei'));
  await leave('liwei', 'zhoumin', '2026-03-06');
  await leave('zhoumin', 'wuqiang', '2026-03-04');
  await world.house.advanceTo(new Date('2026-03-06T16:00:00Z'));
  expect(await openOf('wuqiang')).toEqual([mine]);
});

test('what waits for the approval of somebody who has left goes to the next in the chain, or to nobody, and its asker is told', async () => {
  const { version } = (await world.request('admin', work.listAuthorityLimits)).reply;
  const upTo = (post: string, kind: string) => ({ post, kind, limitMinor: 50_000, currency: 'CNY' });
  const limits = [
    upTo('complaint-manager', 'compensation'),
    upTo('centre-manager', 'compensation'),
    upTo('complaint-manager', 'overtime'),
  ];
  await world.request('admin', work.setAuthorityLimits, { body: { limits, version } });
  const ask = async (kind: string) => {
    const body = { kind, title: 'x', amountMinor: 30_000, currency: 'CNY' };
    return (await world.request('liwei', work.askApproval, { body })).reply.id;
  };
  const [passed, stuck] = [await ask('compensation'), await ask('overtime')];
  await leave('chenjing', 'zhoumin', '2026-02-27');
  await world.house.settle();
  const steps = async (id: string) =>
    (await world.request('liwei', work.getApproval, { params: { id } })).reply.steps.map(({ post, approvers }) => [
      post,
      approvers.map(({ name }) => name),
    ]);
  expect(await steps(passed)).toEqual([['centre-manager', ['陆平']]]);
  expect(await steps(stuck)).toEqual([['complaint-manager', []]]);
  const notices = (await world.request('liwei', work.listNotices)).reply.items;
  expect(notices.map(({ code, subjectId }) => [code, subjectId])).toEqual(
    expect.arrayContaining([
      ['approval-moved', passed],
      ['approval-nobody', stuck],
    ]),
  );
  const approved = await world.request('luping', work.approve, { params: { id: passed }, body: { version: 2 } });
  expect(approved.reply.state).toBe('approved');
  const withdrawn = await world.request('liwei', work.withdrawApproval, {
    params: { id: stuck },
    body: { version: 2 },
  });
  expect(withdrawn.reply.state).toBe('withdrawn');
});

test('the last who administers does not leave: another must first, who stays', async () => {
  const params = { id: idOf('luping') };
  const grants = access.grantsEverywhere('administrator');
  const change = { name: personNamed('luping').name, grants, version: 1 };
  expect((await world.request('admin', access.changeAccount, { params, body: change })).status).toBe(200);
  const recordOf = async (as: string, username: string) =>
    (await world.request(as, contract.getPerson, { params: { id: idOf(username) } })).reply;
  expect((await recordOf('admin', 'luping')).actions['record-leaving']).toMatchObject({ allowed: true });
  expect((await leave('luping', 'chenjing', '2026-03-06')).reply.state).toBe('leaving');
  const record = await recordOf('luping', 'admin');
  expect(record.actions['record-leaving']).toEqual({ allowed: false, refusal: 'last-administrator' });
  const body = { lastDayOn: '2026-03-09', successorId: idOf('chenjing'), version: record.version };
  const refused = await world.request('luping', contract.recordLeaving, { params: { id: record.id }, body });
  expect(refused.problem).toMatchObject({ status: 409, code: 'last-administrator' });
  const demote = async () => {
    const { items } = (await world.request('luping', access.listAccounts, { query: { limit: '200' } })).reply;
    const { id, name, version } = items.find((account) => account.id === idOf('admin')) ?? items[0]!;
    const agent = { name, grants: access.grantsEverywhere('agent'), version };
    return world.request('luping', access.changeAccount, { params: { id }, body: agent });
  };
  expect((await demote()).problem).toMatchObject({ status: 409, code: 'last-administrator' });
  const close = () => world.request('luping', access.closeAccount, { params: { id: idOf('admin') } });
  expect((await close()).problem.code).toBe('last-administrator');
});
