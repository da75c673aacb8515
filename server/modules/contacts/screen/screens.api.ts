import { randomBytes } from 'node:crypto';
import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from '../../../platform/files/index.ts';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { contactPerson } from '../person.ts';
import { joinScreen } from './keeping.ts';

let world: World;
let params: { readonly id: string };
beforeAll(async () => {
  world = await openWorld();
  const body = { ...queueInput, code: 'seen', screens: 'all' as const };
  const { reply } = await world.request('admin', contract.addQueue, { body });
  const agentIds = [personNamed('wangfang').id];
  await world.request('luping', contract.staffQueue, { params: { id: reply.id }, body: { agentIds } });
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
  const started = { queue: 'seen', channel: 'chat' as const, text: '你好' };
  await world.request(null, contract.startContact, { body: started });
  await world.house.settle();
  params = { id: (await world.request('wangfang', contract.getDesk)).reply.contacts[0]?.id ?? '' };
});
afterAll(() => world.close());

const pieces = [0, 1, 2].map(() => randomBytes(50_000));
const begin = (as = 'wangfang') => world.request(as, contract.beginScreen, { params, body: { surface: 'monitor' } });
const send = (screenId: string, piece: number, upload: Buffer) =>
  world.request('wangfang', contract.addScreenPiece, {
    params: { ...params, screenId, piece: String(piece) },
    upload,
  } as never);
const end = (screenId: string, why: 'over' | 'paused' = 'over') =>
  world.request('wangfang', contract.endScreen, { params: { ...params, screenId }, body: { why } });
const join = (id: string) =>
  joinScreen.run({ floor: world.house.floor, key: id, attempt: 1, signal: new AbortController().signal }, { id });
const takes = async () => (await world.request('luping', contract.listRecordings, { params })).reply.screens;
const takeOf = async (own: string) => (await takes()).find(({ id }) => id === own);
const screenAtDesk = async () => (await world.request('wangfang', contract.getDeskContact, { params })).reply.screen;

test('a screen is wanted while one serves, and not while it only rings', async () => {
  expect(await screenAtDesk()).toBe('off');
  expect((await begin()).problem.code).toBe('screens-off');
  await world.request('wangfang', contract.acceptContact, { params });
  expect(await screenAtDesk()).toBe('on');
  expect((await begin('zhanglei')).status).toBe(404);
});

let whole = '';

const seen = () =>
  world.call(null, async (call) => {
    const { rows } = await sql<{ id: string }>`select file_id as id from contacts.screen where id = ${whole}`.execute(
      call.tx,
    );
    const file = await openFile(call, rows[0]?.id ?? '');
    const parts: Buffer[] = [];
    for await (const part of file?.read(0, file.bytes) ?? []) parts.push(part);
    return Buffer.concat(parts);
  });

test('pieces arrive in order and once, and become one sealed file that is seen with a reason, on record', async () => {
  whole = (await begin()).reply.id;
  expect((await send(whole, 1, randomBytes(9))).problem).toMatchObject({
    code: 'screen-out-of-order',
    params: { next: 0 },
  });
  for (const [piece, bytes] of pieces.entries()) expect((await send(whole, piece, bytes)).reply.next).toBe(piece + 1);
  expect((await send(whole, 1, randomBytes(9))).reply.next).toBe(2);
  const large = await send(whole, 3, randomBytes(contract.mostPieceBytes + 1));
  expect(large.problem).toMatchObject({ code: 'screen-too-large', params: { maximum: contract.mostPieceBytes } });
  await end(whole);
  expect((await send(whole, 3, randomBytes(9))).problem.code).toBe('screen-over');
  expect((await takeOf(whole))?.state).toBe('joining');
  await join(whole);
  await join(whole);
  expect(await takeOf(whole)).toMatchObject({
    bytes: 150_000,
    surface: 'monitor',
    endedFor: 'over',
    agentName: '王芳',
  });
  const asked = { params: { ...params, screenId: whole }, body: { reason: '质检复核' } };
  expect((await world.request('wangfang', contract.discloseScreen, asked)).status).toBe(403);
  const { reply } = await world.request('luping', contract.discloseScreen, asked);
  const trail = await world.request('hanmei', access.listAudit, {
    query: { 'filter[operation][eq]': 'contacts.disclose-screen' },
  });
  expect(trail.reply.items).toMatchObject([{ subjectId: params.id, reason: '质检复核' }]);
  expect(reply.token).not.toBe('');
  expect(await seen()).toEqual(Buffer.concat(pieces));
});

test('no is on record, once', async () => {
  const say = () => world.request('wangfang', contract.refuseScreen, { params, body: { why: 'denied' } });
  await say();
  await say();
  expect((await takes()).filter(({ refusal }) => refusal === 'denied')).toHaveLength(1);
});

test('a browser that is gone ends its take as lost, with what it had', async () => {
  const { id } = (await begin()).reply;
  await send(id, 0, pieces[0] ?? Buffer.alloc(1));
  const now = await world.now();
  await world.house.advanceTo(new Date(now.getTime() + 3 * 60_000));
  await join(id);
  expect(await takeOf(id)).toMatchObject({ state: 'kept', endedFor: 'lost', startedAt: now.toISOString() });
});

test('it goes when its time is over, unless it is held, and with its customer', async () => {
  const body = { reason: '诉讼' };
  await world.request('luping', contract.holdRecordings, { params, body });
  const later = async (days: number) =>
    world.house.advanceTo(new Date((await world.now()).getTime() + days * 86_400_000));
  await later(200);
  expect(await takeOf(whole)).toMatchObject({ state: 'kept', keptUntil: null });
  await world.request('luping', contract.liftLegalHold, { params, body });
  await later(1);
  expect((await takeOf(whole))?.state).toBe('deleted');
  const person = { id: '00000000-0000-4000-8000-000000000001', projectId: '', identity: null };
  await sql`update contacts.contact set customer_id = ${person.id} where id = ${params.id}`.execute(
    world.house.floor.db,
  );
  await world.call(null, (call) => contactPerson.erasePerson(call, person));
  expect(new Set((await takes()).map(({ state }) => state))).not.toContain('kept');
});
