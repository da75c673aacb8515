import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
let token: string;
let params: { readonly id: string };
beforeAll(async () => {
  world = await openWorld();
  const added = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'help' } });
  const agentIds = [personNamed('wangfang').id];
  await world.request('luping', contract.staffQueue, { params: { id: added.reply.id }, body: { agentIds } });
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
  const body = { queue: 'help', channel: 'chat' as const, text: '你好' };
  token = (await world.request(null, contract.startContact, { body })).reply.token;
  await world.house.settle();
  params = { id: (await world.request('wangfang', contract.getDesk)).reply.contacts[0]?.id ?? '' };
  await world.request('wangfang', contract.acceptContact, { params });
});
afterAll(() => world.close());

const begun = { text: '电话 13912345678，今晚', internal: false, files: [] };
const keep = (draft: contract.DeskDraft) =>
  world.request('wangfang', contract.keepDraft, { params, body: { ...draft, files: [...draft.files] } });
const read = async (username = 'wangfang') => world.request(username, contract.readDraft, { params, body: {} });
const send = (text: string) =>
  world.request('wangfang', contract.sendMessage, { params, body: { id: randomUUID(), text } });
const rows = () =>
  world.call(
    null,
    async ({ tx }) => (await sql<{ sealed: Buffer }>`select sealed from contacts.draft`.execute(tx)).rows,
  );

test('what was begun is there in clear for whoever began it, and sealed where it lies', async () => {
  expect((await read()).reply.draft).toEqual({ text: '', internal: false, files: [] });
  expect((await keep(begun)).status).toBe(200);
  expect((await read()).reply.draft).toEqual(begun);
  const [row] = await rows();
  expect(row?.sealed.includes(Buffer.from('13912345678'))).toBe(false);
  expect((await read('zhanglei')).status).toBe(404);
});

test('what was sent is begun no longer; what was begun behind it stays', async () => {
  await keep(begun);
  await send('还有一件事');
  expect((await read()).reply.draft).toEqual(begun);
  await send(begun.text);
  expect((await read()).reply.draft.text).toBe('');
});

test('what is noted while one talks comes back, and all that was begun goes with the contact', async () => {
  const noted = { codes: [], note: '客户要求回电' };
  await world.request('wangfang', contract.wrapUpContact, { params, body: { ...noted, done: false } });
  expect((await read()).reply.outcome).toEqual(noted);
  await keep(begun);
  await world.request(null, contract.leaveAsCustomer, { params: { token } });
  await world.request('wangfang', contract.wrapUpContact, { params, body: { ...noted, done: true } });
  expect(await rows()).toEqual([]);
  expect((await read()).status).toBe(404);
});
