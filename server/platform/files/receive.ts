import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Call, type Refusal, refuse } from '../call.ts';
import { keyBytes } from '../personal/keyring.ts';
import { allowedExtensions, headBytes, mediaTypeOf } from './media-types.ts';
import { sealStream } from './sealed.ts';

/** A photograph of a bill, a recording of a call; a film of some seconds. */
export const mostFileBytes = 25_000_000;

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
    if (measured.bytes > mostFileBytes) throw new TooLarge();
    measured.hash.update(part);
    yield part;
  }
}

/**
 * Takes a file in, sealed: the blob is on disk before its row exists, and the row says staged until an owner takes it.
 * `call.tx` is the plain database, because an upload holds no transaction open.
 */
export async function receiveFile(call: Call, name: string, upload: Readable): Promise<{ id: string } | Refusal> {
  const { head, whole } = await peek(upload);
  if (head.length === 0) return refuse('file-empty', { status: 422, field: 'upload' });
  const mediaType = await mediaTypeOf(name, head);
  if (mediaType === null)
    return refuse('file-type-not-allowed', {
      status: 422,
      field: 'upload',
      params: { allowed: allowedExtensions.join(', ') },
    });
  const id = randomUUID();
  const key = randomBytes(keyBytes);
  const measured: Measured = { bytes: 0, hash: createHash('sha256') };
  try {
    await call.blobs.write(id, sealStream(key, measure(whole, measured)));
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse('file-too-large', { status: 422, field: 'upload', params: { maximum: mostFileBytes } });
    throw error;
  }
  await call.tx
    .insertInto('platform.file')
    .values({
      id,
      name_sealed: Buffer.from(call.keyring.sealStaged(name)),
      media_type: mediaType,
      bytes: measured.bytes,
      sha256: measured.hash.digest(),
      key_sealed: call.keyring.sealStaged(key.toString('base64')),
      uploaded_by: call.actor.id,
      uploaded_at: call.now,
    })
    .execute();
  return { id };
}
