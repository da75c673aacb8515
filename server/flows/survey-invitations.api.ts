import { randomUUID } from 'node:crypto';
import { rateRequestInPortal } from '@tongli/contracts/complaints';
import { assignRequest, closeRequest, getRequest, lodgeRequest } from '@tongli/contracts/requests';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../sample/people.ts';
import { openWorld, type World } from '../test/world.ts';
import { surveyInvitations } from './survey-invitations.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('what a survey about a request was answered with is the last word on it; a complaint has its own', async () => {
  const customer = { name: '林晓梅', phone: '138 1234 5678' };
  const body = { kind: 'praise', customer, title: '办得很快', channel: 'phone' } as const;
  const { id, followToken: token } = (await world.request('wangfang', lodgeRequest, { body })).reply;
  const params = { id };
  const ownerId = personNamed('chenjing').id;
  await world.request('chenjing', assignRequest, { params, body: { ownerId } });
  const closing = { outcome: 'not-possible', reason: '重复' } as const;
  await world.request('chenjing', closeRequest, { params, body: closing });
  await world.request(null, rateRequestInPortal, { params: { token }, body: { score: 5, words: '' } });
  const get = async () => (await world.request('chenjing', getRequest, { params })).reply;
  const { projectId } = await get();
  const answered = async (subjectType: string, csat: number | null) => {
    const payload = {
      ...{ projectId, unitId: null, surveyId: randomUUID(), ownerId: null, subjectType, subjectId: id },
      ...{ csat, nps: null, ces: null, low: false },
    };
    const fact = {
      position: 1,
      type: 'survey.answered',
      subjectId: randomUUID(),
      occurredAt: await world.now(),
      payload,
    };
    await world.call(null, (call) => surveyInvitations.handle(call, [fact]));
  };
  await answered('complaint', 1);
  await answered('request', null);
  expect(await get()).toMatchObject({ satisfaction: 5 });
  await answered('request', 2);
  expect(await get()).toMatchObject({ satisfaction: 2 });
});
