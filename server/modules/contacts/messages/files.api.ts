import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/contacts';
import { readFileInPortal, stageFile, stageInPortal } from '@tongli/contracts/files';
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
  token = await start();
  await world.house.settle();
  params = { id: (await world.request('wangfang', contract.getDesk)).reply.contacts[0]?.id ?? '' };
  await world.request('wangfang', contract.acceptContact, { params });
});
afterAll(() => world.close());

async function start(): Promise<string> {
  const body = { queue: 'help', channel: 'chat' as const, text: '你好' };
  return (await world.request(null, contract.startContact, { body })).reply.token;
}

const content = Buffer.from('一月 账单\n');
async function sendFile(internal: boolean): Promise<string> {
  const staged = await world.request('wangfang', stageFile, { query: { name: '账单.txt' }, upload: content });
  const body = { id: randomUUID(), internal, fileIds: [staged.reply.id] };
  expect((await world.request('wangfang', contract.sendMessage, { params, body })).status).toBe(200);
  return staged.reply.id;
}

const open = (by: string, fileId: string) =>
  world.request(null, contract.openFileAsCustomer, { params: { token: by, fileId } });
const read = (address: string) =>
  world.house.app.inject({ url: `/api/v1${readFileInPortal.path.replace(':token', address)}` });

test('a customer reads what the agent sent, as it was sent', async () => {
  const { reply } = await open(token, await sendFile(false));
  const response = await read(reply.token);
  expect([response.statusCode, response.rawPayload.equals(content)]).toEqual([200, true]);
  expect(response.headers['content-disposition']).toContain(encodeURIComponent('账单.txt'));
});

test('and what they sent themselves', async () => {
  const draft = randomUUID();
  const staged = await world.request(null, stageInPortal, { query: { name: '照片.txt', draft }, upload: content });
  const body = { id: randomUUID(), fileIds: [staged.reply.id], draft };
  await world.request(null, contract.writeAsCustomer, { params: { token }, body });
  expect((await open(token, staged.reply.id)).status).toBe(200);
});

test('nobody opens a file of another conversation, what colleagues send each other, or one without an address of ours', async () => {
  const sent = await sendFile(false);
  const other = await start();
  expect((await open(other, sent)).status).toBe(404);
  expect((await open(`${token}x`, sent)).status).toBe(404);
  expect((await open(token, await sendFile(true))).status).toBe(404);
  const { reply } = await open(token, sent);
  expect((await read(`${reply.token}x`)).statusCode).toBe(404);
  expect((await world.house.app.inject({ url: `/api/v1/file-contents/${reply.token}` })).statusCode).toBe(401);
});

test('an address is good for some minutes', async () => {
  const { reply } = await open(token, await sendFile(false));
  await world.house.advanceTo(new Date((await world.now()).getTime() + 6 * 60_000));
  expect((await read(reply.token)).statusCode).toBe(404);
});
