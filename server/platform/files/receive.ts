import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { mostFileBytes } from '@tongli/contracts/files';
import { type Call, isRefusal, type Refusal, refuse } from '../call.ts';
import { keyBytes } from '../personal/keyring.ts';
import { allowedExtensions, headBytes, mediaTypeOf } from './media-types.ts';
import { cleanName } from './name.ts';
import { sealStream } from './sealed.ts';
import { roomFor, type Stager, stage } from './staging.ts';

class TooLarge extends Error {}

/** The first bytes, and a stream of all of them. */
async function peek(source: AsyncIterable<Buffer>): Promise<{ head: Buffer; whole: AsyncIterable<Buffer> }> {
  const reading = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let ended = false;
  while (!ended && head.length < headBytes) {
    const { value, done = false } = await reading.next();
    ended = done;
    if (!done) head = Buffer.concat([head, value]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    if (!ended) yield* { [Symbol.asyncIterator]: () => reading };
  }
  return { head: head.subarray(0, headBytes), whole: whole() };
}

interface Measured {
  bytes: number;
  readonly hash: ReturnType<typeof createHash>;
}

async function* measure(source: AsyncIterable<Buffer>, measured: Measured): AsyncGenerator<Buffer> {
  for await (const part of source) {
    measured.bytes += part.length;
    measured.hash.update(part);
    yield part;
  }
}

async function* bounded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const part of source) {
    bytes += part.length;
    if (bytes > mostFileBytes) throw new TooLarge();
    yield part;
  }
}

export interface Incoming {
  /** As it was called where it comes from. */
  readonly name: string;
  readonly by: Stager;
  readonly upload: Readable;
}

/**
 * Takes a file in, sealed: the blob is on disk before its row exists, and the row says staged until an owner takes it.
 * `call.tx` is the plain database, because an upload holds no transaction open.
 */
export async function receiveFile(call: Call, { name, by, upload }: Incoming): Promise<ReceivedFile | Refusal> {
  const noRoom = await roomFor(call, by);
  if (noRoom) return noRoom;
  const { head, whole } = await peek(upload);
  if (head.length === 0) return refuse('file-empty', { status: 422, field: 'upload' });
  const kept = cleanName(name);
  const mediaType = await mediaTypeOf(kept, head);
  if (mediaType === null)
    return refuse('file-type-not-allowed', {
      status: 422,
      field: 'upload',
      params: { allowed: allowedExtensions.join(', ') },
    });
  const sealed = await writeSealed(call, whole);
  if (isRefusal(sealed)) return sealed;
  const refused = await stage(call, by, { ...sealed, name: kept, mediaType });
  return refused ?? { id: sealed.id, name: kept, mediaType, bytes: sealed.bytes };
}

export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** A blob on disk; what opens it is known here alone until its row is written. */
export interface SealedBlob {
  readonly id: string;
  readonly key: Buffer;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** Lays a stream down, sealed with a key of its own, whatever its length. */
export async function sealBlob({ blobs }: Pick<Call, 'blobs'>, plain: AsyncIterable<Buffer>): Promise<SealedBlob> {
  const id = randomUUID();
  const key = randomBytes(keyBytes);
  const measured: Measured = { bytes: 0, hash: createHash('sha256') };
  await blobs.write(id, sealStream(key, measure(plain, measured)));
  return { id, key, bytes: measured.bytes, sha256: measured.hash.digest() };
}

async function writeSealed(call: Call, whole: AsyncIterable<Buffer>): Promise<SealedBlob | Refusal> {
  try {
    return await sealBlob(call, bounded(whole));
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse('file-too-large', { status: 422, field: 'upload', params: { maximum: mostFileBytes } });
    throw error;
  }
}
