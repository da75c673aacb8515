import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { mostFileBytes } from '@tongli/contracts/files';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workerFolder } from '../../test/cluster.ts';
import { type BareFloor, inCall, openFloor } from '../../test/floor.ts';
import { openSnapshot } from '../backup/catalogue.ts';
import type { Call } from '../call.ts';
import type { Floor } from '../floor.ts';
import { attachFiles, listFiles, openFile } from './files.ts';
import { keepMade } from './made.ts';
import { receiveFile } from './receive.ts';
import { sealStream } from './sealed.ts';
import { type Stager, withdrawFile } from './staging.ts';
import { fileSweep, removeOrphans } from './sweep.ts';

let bare: BareFloor;
let floor: Floor;
beforeEach(async () => {
  bare = await openFloor();
  floor = await bare.open();
});
afterEach(() => bare.close());

/** A header and one chunk of pixels that nobody could draw. */
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
  Buffer.from('1f15c489', 'hex'),
  Buffer.from('00030d4049444154', 'hex'),
  randomBytes(200_000),
]);
const owner = { type: 'parcel', id: randomUUID() };
const by: Stager = { accountId: randomUUID() };

/** As an upload is: without a transaction around it. */
const outside = async <T>(act: (call: Call) => Promise<T>): Promise<T> =>
  inCall(floor, async (call) => act({ ...call, tx: floor.db as never }));

async function receive(name: string, content: Buffer, from = by): Promise<string> {
  const received = await outside((call) => receiveFile(call, { name, by: from, upload: Readable.from([content]) }));
  if ('refusal' in received) throw new Error(received.refusal);
  return received.id;
}

const refusalOf = (name: string, content: Buffer) =>
  outside((call) => receiveFile(call, { name, by, upload: Readable.from(content.length === 0 ? [] : [content]) }));

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const personOf = async (): Promise<string> => {
  const id = randomUUID();
  await inCall(floor, (call) => call.keyring.createPersonKeys(call.tx, [id]));
  return id;
};

const content = (id: string) => inCall(floor, async (call) => (await openFile(call, id)) ?? null);
const attach = (ids: readonly string[], personId: string | null) =>
  inCall(floor, (call) => attachFiles(call, ids, { owner, personId, by }));
const blobPath = (id: string) => join(workerFolder(), 'blobs', id.slice(-2), id);

test('a file comes back as it was given, whole and in part, and lies sealed', async () => {
  const id = await receive('账单 照片.png', png);
  expect(await attach([id], await personOf())).toBeNull();
  const file = await content(id);
  expect(file).toMatchObject({ name: '账单 照片.png', mediaType: 'image/png', bytes: png.length });
  expect((await all(file?.read(0, png.length) as never)).equals(png)).toBe(true);
  expect((await all(file?.read(70_000, 70_100) as never)).equals(png.subarray(70_000, 70_100))).toBe(true);
  expect(readFileSync(blobPath(id)).includes(png.subarray(1_000, 1_032))).toBe(false);
});

test('who erases the person erases the file', async () => {
  const personId = await personOf();
  const id = await receive('a.png', png);
  await attach([id], personId);
  await sql`delete from platform.person_key where person_id = ${personId}`.execute(floor.db);
  expect(await content(id)).toBeNull();
  const [listed] = await inCall(floor, (call) => listFiles(call, owner));
  expect(listed?.name).toBeNull();
});

test.each([
  ['a page under the name of a text', 'a.txt', Buffer.from('<html><script>')],
  ['a program under the name of a picture', 'a.png', Buffer.concat([Buffer.from('MZ'), randomBytes(500)])],
  ['a kind that nobody needs here', 'a.exe', Buffer.concat([Buffer.from('MZ'), randomBytes(500)])],
  ['no kind at all', 'README', Buffer.from('words')],
])('%s is refused', async (_, name, bytes) => {
  expect(await refusalOf(name, bytes)).toMatchObject({ refusal: 'file-type-not-allowed', status: 422 });
});

test('an empty one and a too large one are refused with the bound, and leave nothing', async () => {
  const before = await blobs();
  expect(await refusalOf('a.png', Buffer.alloc(0))).toMatchObject({ refusal: 'file-empty' });
  const large = Buffer.concat([png, Buffer.alloc(mostFileBytes)]);
  expect(await refusalOf('a.png', large)).toMatchObject({
    refusal: 'file-too-large',
    params: { maximum: mostFileBytes },
  });
  expect(await blobs()).toEqual(before);
});

const taking = (from: Stager, to = owner) => ({ owner: to, personId: null, by: from });

test('only what the same one staged, and only once, can be attached', async () => {
  const id = await receive('a.png', png);
  for (const stranger of [{ accountId: randomUUID() }, { draftId: randomUUID() }, { draftId: by.accountId }])
    expect(await inCall(floor, (call) => attachFiles(call, [id], taking(stranger)))).toMatchObject({
      refusal: 'unknown-file',
    });
  expect(await attach([id], null)).toBeNull();
  expect(await attach([id], null)).toMatchObject({ refusal: 'unknown-file', params: { id } });
});

test('of two that claim a file at the same time one gets it', async () => {
  const ids = [await receive('a.png', png), await receive('b.png', png)];
  const claims = [ids, ids.toReversed()].map((claimed) =>
    inCall(floor, (call) => attachFiles(call, claimed, taking(by, { type: 'parcel', id: randomUUID() }))),
  );
  const refusals = (await Promise.all(claims)).map((refused) => refused?.refusal ?? null);
  expect(refusals.toSorted()).toEqual(['unknown-file', null].toSorted());
});

test('a draft holds ten files at most, however many come at once, and only who knows it takes one back', async () => {
  const draft = { draftId: randomUUID() };
  const content = png.subarray(0, 2_000);
  const sent = await outside((call) =>
    Promise.all(
      Array.from({ length: 14 }, () =>
        receiveFile(call, { name: 'a.png', by: draft, upload: Readable.from([content]) }),
      ),
    ),
  );
  const kept = sent.flatMap((one) => ('id' in one ? [one.id] : []));
  expect(kept).toHaveLength(10);
  const withdraw = (from: Stager) => inCall(floor, (call) => withdrawFile(call, kept[0]!, from));
  expect([await withdraw(by), await withdraw(draft), await withdraw(draft)]).toEqual([false, true, false]);
});

test('a disk that is full and a sender who goes leave nothing behind', async () => {
  const before = await blobs();
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  for (const trouble of [full, new Error('gone')]) {
    async function* broken() {
      yield png;
      throw trouble;
    }
    const sending = outside((call) => receiveFile(call, { name: 'a.png', by, upload: Readable.from(broken()) }));
    await expect(sending).rejects.toBe(trouble);
  }
  expect(await blobs()).toEqual(before);
});

async function blobs(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of floor.blobs.list()) ids.push(id);
  return ids.toSorted();
}

test('what nobody took and what has no row is swept after a day, not beside a backup, and nothing else', async () => {
  const kept = await receive('kept.png', png);
  await attach([kept], null);
  const left = await receive('left.png', png, { draftId: randomUUID() });
  const young = randomUUID();
  await floor.blobs.write(young, Readable.from([Buffer.from('x')]));
  await sql`create schema graphile_worker`.execute(floor.db);
  await sql`create function graphile_worker.add_job(identifier text, payload json, queue_name text, max_attempts int, job_key text)
    returns void language sql as ''`.execute(floor.db);
  await inCall(floor, async (call) => {
    const later = new Date(call.now.getTime() + 25 * 3_600_000);
    await fileSweep.fireDue({ ...call, now: later }, 100);
  });
  for (const id of [kept, left]) utimesSync(blobPath(id), 0, 0);
  writeFileSync(`${blobPath(left)}.draft-abc`, 'x');
  utimesSync(`${blobPath(left)}.draft-abc`, 0, 0);
  const sweep = () => removeOrphans.run({ floor, key: 'k', attempt: 1, signal: new AbortController().signal }, {});
  const backup = await openSnapshot(bare.url);
  await sweep();
  expect(await blobs()).toContain(left);
  await backup.query('commit');
  await sweep();
  expect(await blobs()).toContain(left);
  await backup.end();
  await sweep();
  const there = await blobs();
  expect(there).toContain(kept);
  expect(there).toContain(young);
  expect(there).not.toContain(left);
});

test('what the house made is its owner’s, told once or twice, and goes with its person', async () => {
  const [personId, id, key] = [await personOf(), randomUUID(), randomBytes(32)];
  const { bytes } = await floor.blobs.write(id, sealStream(key, Readable.from([png]) as AsyncIterable<Buffer>));
  expect(bytes).toBeGreaterThan(png.length);
  const made = { id, key, name: 'a.ogg', mediaType: 'audio/ogg', bytes: png.length, sha256: randomBytes(32) };
  const keep = () => inCall(floor, (call) => keepMade(call, made, { owner, personId }));
  expect([await keep(), await keep()]).toEqual([null, null]);
  const file = await content(id);
  expect(file).toMatchObject({ name: 'a.ogg', mediaType: 'audio/ogg' });
  expect((await all(file?.read(70_000, 70_100) as never)).equals(png.subarray(70_000, 70_100))).toBe(true);
  await sql`delete from platform.person_key where person_id = ${personId}`.execute(floor.db);
  expect(await content(id)).toBeNull();
  expect(await keep()).toMatchObject({ refusal: 'person-erased' });
});
