import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { listAudit } from '@tongli/contracts/access';
import * as complaints from '@tongli/contracts/complaints';
import * as files from '@tongli/contracts/files';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSession } from './modules/access/index.ts';
import { personNamed } from './sample/people.ts';
import { workerFolder } from './test/cluster.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A header and one chunk of pixels that nobody could draw. */
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from('00030d4049444154', 'hex'),
  randomBytes(200_000),
]);

const lodging = {
  product: 'broadband',
  area: 'gaoxin',
  facts: '师傅三次爽约',
  demand: '今天装好',
  customer: { name: '陈静', phone: '13812345678' },
};

async function stage(as: string, name = '账单.png', upload = png): Promise<string> {
  const { status, reply } = await world.request(as, files.stageFile, { query: { name }, upload });
  expect(status).toBe(200);
  return reply.id;
}

async function stageAsCustomer(draft: string, name = '照片.png', upload = png) {
  return world.request(null, files.stageInPortal, { query: { name, draft }, upload });
}

async function lodge(fileIds: string[] = [], as = 'wangfang') {
  return world.request(as, complaints.lodgeForCustomer, { body: { ...lodging, channel: 'phone', fileIds } });
}

const record = async (id: string) => (await world.request('liwei', complaints.getComplaint, { params: { id } })).reply;

async function cookieOf(username: string): Promise<string> {
  return `tongli_session=${await world.call(null, (call) => startSession(call, personNamed(username).id))}`;
}

async function read(token: string, as: string | null = 'liwei', headers: Record<string, string> = {}) {
  const cookie = as === null ? '' : await cookieOf(as);
  return world.house.app.inject({ url: `/api/v1/file-contents/${token}`, headers: { cookie, ...headers } });
}

const disclose = (as: string, id: string, fileId: string, reason?: string) =>
  world.request(as, complaints.discloseFile, { params: { id, fileId }, body: reason === undefined ? {} : { reason } });

/** A case with one file of the customer's. */
async function caseWithFile(name = '账单.png') {
  const fileId = await stage('wangfang', name);
  const { id } = (await lodge([fileId])).reply;
  return { id, fileId };
}

test('a customer’s file goes with the complaint, is listed masked, and opens for the handler, who leaves a trace', async () => {
  const draft = randomUUID();
  const sent = await stageAsCustomer(draft, '我的号码13812345678.png');
  expect(sent.reply).toMatchObject({ name: '我的号码13812345678.png', mediaType: 'image/png', bytes: png.length });
  const body = { ...lodging, fileIds: [sent.reply.id], draft };
  const { reply } = await world.request(null, complaints.lodgeInPortal, { body });
  const followed = await world.request(null, complaints.followComplaint, { params: { token: reply.token } });
  expect(followed.reply.fileCount).toBe(1);
  const found = await world.request('liwei', complaints.listComplaints, {
    query: { 'filter[number][starts]': reply.number },
  });
  const id = found.reply.items[0]!.id;
  const { files: listed, timeline } = await record(id);
  expect(listed).toMatchObject([{ name: '我的号码138****5678.png', mediaType: 'image/png', uploadedBy: null }]);
  expect(timeline.map(({ code }) => code)).toContain('files-attached');
  const address = await disclose('liwei', id, listed[0]!.id);
  const response = await read(address.reply.token);
  expect(response.rawPayload.equals(png)).toBe(true);
  expect(response.headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(png.length),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining('sandbox'),
    'content-disposition': expect.stringMatching(/^inline; filename="____13812345678\.png"; filename\*=UTF-8''%E6/),
  });
  const trail = await world.request('hanmei', listAudit, {
    query: { 'filter[operation][eq]': 'complaints.disclose-file', 'filter[subjectId][eq]': id },
  });
  expect(trail.reply.items).toMatchObject([{ actorName: personNamed('liwei').name, reason: null }]);
});

test('any part is sent, and a part that is not there is refused', async () => {
  const { id, fileId } = await caseWithFile();
  const { token } = (await disclose('liwei', id, fileId)).reply;
  const part = await read(token, 'liwei', { range: 'bytes=65530-65545' });
  expect(part.statusCode).toBe(206);
  expect(part.headers['content-range']).toBe(`bytes 65530-65545/${png.length}`);
  expect(part.rawPayload.equals(png.subarray(65_530, 65_546))).toBe(true);
  const end = await read(token, 'liwei', { range: 'bytes=-10' });
  expect(end.rawPayload.equals(png.subarray(-10))).toBe(true);
  const beyond = await read(token, 'liwei', { range: `bytes=${png.length}-` });
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${png.length}`]);
  const etag = String(part.headers.etag);
  expect((await read(token, 'liwei', { 'if-none-match': etag })).statusCode).toBe(304);
  const other = { range: 'bytes=0-1', 'if-range': '"another"' };
  expect((await read(token, 'liwei', other)).statusCode).toBe(200);
});

test('an address serves whom it was given, unaltered, for five minutes', async () => {
  const { id, fileId } = await caseWithFile();
  const { token } = (await disclose('liwei', id, fileId)).reply;
  expect((await read(token, 'huangjie')).statusCode).toBe(404);
  expect((await read(token, null)).statusCode).toBe(401);
  expect((await read(`A${token.slice(1)}`)).statusCode).toBe(404);
  expect((await read(token.slice(0, -2))).statusCode).toBe(404);
  await world.house.advanceTo(new Date((await world.now()).getTime() + 5 * 60_000));
  expect((await read(token)).statusCode).toBe(404);
});

test('who handles needs no reason; who reads only is refused', async () => {
  const { id, fileId } = await caseWithFile();
  expect((await disclose('wangfang', id, fileId)).status).toBe(403);
  expect((await disclose('malin', id, fileId, 'why')).status).toBe(403);
  expect((await disclose('chenjing', id, fileId)).status).toBe(200);
  expect((await disclose('liwei', id, randomUUID())).status).toBe(404);
  const other = await caseWithFile();
  expect((await disclose('liwei', id, other.fileId)).status).toBe(404);
});

test.each([
  ['../../x.png', 'x.png'],
  ['C:\\fakepath\\x.png', 'x.png'],
  ['photo\u202Egnp.png', 'photognp.png'],
  [`${'长'.repeat(600)}.png`, `${'长'.repeat(120)}.png`],
  ['a"\r\nset-cookie: x=y.png', 'a_set-cookie_ x=y.png'],
])('a file called %j is kept as %j, and its name does no harm in a header', async (given, kept) => {
  const { id, fileId } = await caseWithFile(given);
  expect((await record(id)).files[0]?.name).toBe(kept);
  const { headers } = await read((await disclose('liwei', id, fileId)).reply.token);
  expect(headers['set-cookie']).toBeUndefined();
  expect(decodeURIComponent(String(headers['content-disposition']).split("UTF-8''")[1] ?? '')).toBe(kept);
});

test.each([
  ['x.png', Buffer.from('<html><script>alert(1)</script>'), 'file-type-not-allowed'],
  ['x.pdf', png, 'file-type-not-allowed'],
  ['x.svg', Buffer.from('<svg/>'), 'file-type-not-allowed'],
  ['x.png', Buffer.alloc(0), 'file-empty'],
  ['x.png', Buffer.concat([png, Buffer.alloc(files.mostFileBytes)]), 'file-too-large'],
])('%s with other content than it says, none, or too much is refused', async (name, upload, code) => {
  const { status, problem } = await world.request('wangfang', files.stageFile, { query: { name }, upload });
  expect([status, problem.code]).toEqual([422, code]);
});

test('nobody takes what somebody else staged, in the portal or inside', async () => {
  const hers = await stage('wangfang');
  const refused = await lodge([hers], 'liwei');
  expect(refused.problem).toMatchObject({ status: 422, code: 'unknown-file', errors: [{ field: 'body.fileIds' }] });
  const draft = randomUUID();
  const sent = (await stageAsCustomer(draft)).reply.id;
  for (const stolen of [{ fileIds: [sent] }, { fileIds: [sent], draft: randomUUID() }, { fileIds: [hers], draft }]) {
    const { problem } = await world.request(null, complaints.lodgeInPortal, { body: { ...lodging, ...stolen } });
    expect(problem.code).toBe('unknown-file');
  }
  expect((await lodge([sent])).problem.code).toBe('unknown-file');
  const wrong = { params: { id: sent }, query: { draft: randomUUID() } };
  expect((await world.request(null, files.withdrawInPortal, wrong)).status).toBe(404);
  expect((await world.request('liwei', files.withdrawFile, { params: { id: hers } })).status).toBe(404);
  expect((await world.request('wangfang', files.withdrawFile, { params: { id: hers } })).status).toBe(200);
});

test('of two cases that claim one file at the same time one gets it', async () => {
  const [one, other] = [(await lodge([], 'liwei')).reply.id, (await lodge([], 'liwei')).reply.id];
  const fileIds = [await stage('liwei')];
  const claims = [one, other].map((id) =>
    world.request('liwei', complaints.attachToComplaint, { params: { id }, body: { fileIds } }),
  );
  const answers = await Promise.all(claims);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  const held = [...(await record(one)).files, ...(await record(other)).files];
  expect(held).toMatchObject([{ id: fileIds[0], uploadedBy: personNamed('liwei').name }]);
});

test('who erases the customer erases what they sent', async () => {
  const { id, fileId } = await caseWithFile();
  const { token } = (await disclose('liwei', id, fileId)).reply;
  const { customer } = await record(id);
  await sql`delete from platform.person_key where person_id = ${customer?.id}`.execute(world.house.floor.db);
  expect((await read(token)).statusCode).toBe(404);
  expect((await record(id)).files).toMatchObject([{ id: fileId, name: null }]);
  expect((await disclose('liwei', id, fileId)).status).toBe(404);
});

test('an upload that breaks off leaves no row and no bytes', async () => {
  const blobsThere = () =>
    readdirSync(join(workerFolder(), 'blobs'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const before = blobsThere().length;
  await world.house.listen('127.0.0.1', 0);
  const { port } = world.house.app.server.address() as AddressInfo;
  const headers = { cookie: await cookieOf('wangfang'), 'content-type': 'application/octet-stream' };
  const request = openRequest({ port, path: '/api/v1/files?name=a.png', method: 'POST', headers });
  request.on('error', () => undefined);
  request.write(png);
  await vi.waitFor(() => expect(blobsThere().length).toBe(before + 1));
  request.destroy();
  await vi.waitFor(() => expect(blobsThere().length).toBe(before));
});
