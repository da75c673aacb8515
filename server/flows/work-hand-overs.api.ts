import * as complaints from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../sample/people.ts';
import { openWorld, type World } from '../test/world.ts';
import { workHandOvers } from './work-hand-overs.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const id = (username: string) => personNamed(username).id;

test('a substitute takes a complaint over with its duties; the fact handled twice changes nothing more', async () => {
  const body = {
    customer: { name: '钱先生', phone: '13800001111' },
    product: 'broadband',
    area: 'gaoxin',
    facts: '断网',
    demand: '修复',
    channel: 'phone' as const,
  };
  const { id: caseId } = (await world.request('wangfang', complaints.lodgeForCustomer, { body })).reply;
  const params = { id: caseId };
  await world.request('chenjing', complaints.assignComplaint, { params, body: { ownerId: id('liwei') } });
  const absence = { personId: id('liwei'), fromOn: '2026-03-03', untilOn: '2026-03-31', reason: 'leave' as const };
  await world.request('liwei', contract.addAbsence, { body: { ...absence, substituteId: id('wuqiang') } });
  await world.house.advanceTo(new Date('2026-03-02T16:00:00Z'));
  const taken = (await world.request('chenjing', complaints.getComplaint, { params })).reply;
  expect(taken.ownerName).toBe('吴强');
  const inbox = (await world.request('wuqiang', contract.getInbox)).reply;
  expect(inbox.items.map(({ kind, subjectId }) => [kind, subjectId])).toContainEqual(['limit', caseId]);
  const payload = { subjectType: 'complaint', fromId: id('liwei'), toId: id('wuqiang') };
  const fact = {
    position: 1,
    type: contract.limitHandedOver.type,
    subjectId: caseId,
    occurredAt: await world.now(),
    payload,
  };
  await world.call(null, (call) => workHandOvers.handle(call, [fact, fact]));
  expect((await world.request('chenjing', complaints.getComplaint, { params })).reply.version).toBe(taken.version);
});
