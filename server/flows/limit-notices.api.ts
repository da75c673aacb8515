import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeAccount } from '../modules/access/index.ts';
import { type NewLimit, startLimit } from '../modules/work/index.ts';
import { personNamed } from '../sample/people.ts';
import { openWorld, type World } from '../test/world.ts';
import { limitNotices } from './limit-notices.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const hour = 3_600_000;
const liwei = personNamed('liwei').id;

/** A limit of two hours that warns after one, lived through to its breach. */
async function breach(limit: Pick<NewLimit, 'kind' | 'ownerId'> & { type: string }) {
  const startedAt = await world.now();
  const subject = { type: limit.type, id: randomUUID() };
  const [warnAt, dueAt] = [new Date(startedAt.getTime() + hour), new Date(startedAt.getTime() + 2 * hour)];
  await world.call(null, (call) => startLimit(call, { ...limit, subject, startedAt, warnAt, dueAt }));
  await world.house.advanceTo(dueAt);
  return { subject, dueAt };
}

const told = async (username: string) =>
  (await world.request(username, contract.listNotices)).reply.items.map((item) => item.code).sort();

test('a breached complaint reaches its owner and the complaint managers', async () => {
  const { subject, dueAt } = await breach({ type: 'complaint', kind: 'respond', ownerId: liwei });
  expect(await told('liwei')).toEqual(['limit-breached', 'limit-warned']);
  expect(await told('chenjing')).toEqual(['limit-breached']);
  expect(await told('luping')).toEqual(['limit-breached']);
  expect(await told('malin')).toEqual([]);
  const { reply } = await world.request('chenjing', contract.listNotices);
  expect(reply.items).toMatchObject([
    {
      subjectType: 'complaint',
      subjectId: subject.id,
      params: { kind: 'respond', subjectType: 'complaint', dueAt: dueAt.toISOString() },
    },
  ]);
});

test('a breached action reaches the quality engineers', async () => {
  await breach({ type: 'action', kind: 'carry-out', ownerId: null });
  expect(await told('malin')).toEqual(['limit-breached']);
  expect(await told('chenjing')).toEqual([]);
});

test('a manager who owns the complaint is told once; a closed account is not told', async () => {
  await world.call('admin', (call) => closeAccount(call, personNamed('luping').id));
  await breach({ type: 'complaint', kind: 'respond', ownerId: personNamed('chenjing').id });
  expect(await told('chenjing')).toEqual(['limit-breached', 'limit-warned']);
  const left = await world.house.floor.db
    .withTables<{ 'work.notice': { person_id: string } }>()
    .selectFrom('work.notice')
    .select('person_id')
    .where('person_id', '=', personNamed('luping').id)
    .execute();
  expect(left).toEqual([]);
});

test('a fact handled twice tells everybody once', async () => {
  const { subject, dueAt } = await breach({ type: 'complaint', kind: 'respond', ownerId: liwei });
  const payload = { subjectType: 'complaint', kind: 'respond', dueAt: dueAt.toISOString(), ownerId: liwei };
  const fact = { position: 1, type: contract.limitBreached.type, subjectId: subject.id, occurredAt: dueAt, payload };
  await world.call(null, (call) => limitNotices.handle(call, [fact, fact]));
  expect(await told('liwei')).toEqual(['limit-breached', 'limit-warned']);
  expect(await told('chenjing')).toEqual(['limit-breached']);
});
