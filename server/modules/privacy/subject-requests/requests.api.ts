import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/privacy';
import * as work from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed, projectId } from '../../../sample/people.ts';
import { identified } from '../../../test/rows.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findOrAddCustomer } from '../../customers/index.ts';

const manager = 'chenjing';
const owner = personNamed('liwei').id;

let world: World;
let customer: string;
beforeEach(async () => {
  world = await openWorld();
  customer = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
});
afterEach(() => world.close());

const register = (receivedOn = '2026-03-02', kind: contract.SubjectRequest['kind'] = 'access') =>
  world.request(manager, contract.registerSubjectRequest, {
    params: { id: customer },
    body: { kind, channel: 'phone', receivedOn, ownerId: owner },
  });
const listed = async () => (await world.request('hanmei', contract.listSubjectRequests)).reply.items;
const late = async (username: string) => {
  const { reply } = await world.request(username, work.listNotices);
  return reply.items.filter(({ code }) => code === 'limit-breached');
};

test('it is due after fifteen working days, those due first on top', async () => {
  const { reply } = await register();
  // Three weeks of working days from Tuesday 3 March on: no holiday lies between.
  expect(reply).toMatchObject({ number: 'GR2026-000001', dueOn: '2026-03-23', state: 'open', overdue: false });
  expect(reply).toMatchObject({ ownerName: '李伟', customerName: '欧**' });
  await register('2026-02-27', 'erase');
  expect((await listed()).map(({ kind }) => kind)).toEqual(['erase', 'access']);
});

test('the policy says how many working days', async () => {
  const { reply } = await world.request('admin', contract.getPrivacyPolicy);
  await world.request('admin', contract.changePrivacyPolicy, { body: { ...reply, requestDays: 1 } });
  expect((await register()).reply.dueOn).toBe('2026-03-03');
});

test('a date that lies ahead or too far back is refused beside its field', async () => {
  for (const on of ['2026-03-03', '2024-03-02'])
    expect((await register(on)).problem).toMatchObject({
      status: 422,
      code: 'received-out-of-range',
      errors: [{ field: 'body.receivedOn' }],
    });
});

test('once it is overdue its owner and the complaint managers are told, once', async () => {
  const { reply } = await register();
  await world.house.advanceTo(new Date('2026-03-23T00:00:00Z'));
  expect(await late('liwei')).toEqual([]);
  await world.house.advanceTo(new Date('2026-03-24T02:00:00Z'));
  await world.house.advanceTo(new Date('2026-03-26T02:00:00Z'));
  for (const told of ['liwei', manager])
    expect(await late(told)).toMatchObject([
      { params: { number: reply.number, subjectType: 'subject-request' }, subjectId: reply.id },
    ]);
  expect((await listed())[0]).toMatchObject({ overdue: true, state: 'open' });
});

test('it is handed over, and closed with what it came to, without the person in the note', async () => {
  const { id, version } = (await register()).reply;
  const params = { id };
  const other = personNamed('zhoumin').id;
  const handed = await world.request(manager, contract.assignSubjectRequest, {
    params,
    body: { ownerId: other, version },
  });
  expect(handed.reply).toMatchObject({ ownerName: '周敏', version: version + 1 });
  const body = { outcome: 'granted' as const, note: `${identified.name} ${identified.phone} 已寄出`, version };
  expect((await world.request(manager, contract.closeSubjectRequest, { params, body })).problem.code).toBe(
    'stale-version',
  );
  const closing = { params, body: { ...body, version: version + 1 } };
  const closed = await world.request(manager, contract.closeSubjectRequest, closing);
  expect(closed.reply).toMatchObject({ state: 'closed', outcome: 'granted', note: '— — 已寄出', overdue: false });
  const again = { params, body: { ...body, version: version + 2 } };
  expect((await world.request(manager, contract.closeSubjectRequest, again)).problem.code).toBe('request-closed');
  await world.house.advanceTo(new Date('2026-03-24T02:00:00Z'));
  expect(await late('zhoumin')).toEqual([]);
  const trail = await world.request('hanmei', access.listAudit, {
    query: { 'filter[operation][eq]': 'privacy.close-request' },
  });
  expect(trail.reply.items).toMatchObject([{ subjectType: 'subject-request', subjectId: id, reason: '— — 已寄出' }]);
});
