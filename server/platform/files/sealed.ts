import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * A file's bytes sealed in chunks, AES-256-GCM under a key of the file's own, so that any part can be read without the rest.
 * Each chunk's nonce is its number (a key seals one file only), and its number and whether it is the last are
 * authenticated: chunks that are exchanged, left out or cut off at the end are noticed.
 *
 * Sealed form: chunks of ciphertext (65,536 bytes, the last one 1 to 65,536, or 0 in an empty file), each followed by its
 * tag (16 bytes).
 */
export const chunkBytes = 65_536;
const tagBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;

export const chunkCount = (plainBytes: number): number => Math.max(1, Math.ceil(plainBytes / chunkBytes));
export const sealedBytes = (plainBytes: number): number => plainBytes + chunkCount(plainBytes) * tagBytes;
export const plainBytesOf = (sealed: number): number => sealed - Math.ceil(sealed / sealedChunkBytes) * tagBytes;

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

const markOf = (isLast: boolean) => Buffer.from([isLast ? 1 : 0]);

function sealChunk(key: Buffer, index: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(markOf(isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** A chunk does not open: its bytes were altered, exchanged or cut off. */
export class DamagedFile extends Error {
  override name = 'DamagedFile';
}

function openChunk(key: Buffer, index: number, isLast: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(markOf(isLast));
  try {
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch (error) {
    throw new DamagedFile(`chunk ${index} does not open`, { cause: error });
  }
}

/** Cuts a stream into pieces of `size` bytes; the last one is what is left, also when nothing is. */
async function* pieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const part of source) {
    held.push(part);
    heldBytes += part.length;
    // A full piece is held back until more comes: only then is it known not to be the last.
    while (heldBytes > size) {
      const all = Buffer.concat(held);
      yield all.subarray(0, size);
      held = [all.subarray(size)];
      heldBytes -= size;
    }
  }
  yield Buffer.concat(held);
}

export async function* sealStream(key: Buffer, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let index = 0;
  let before: Buffer | null = null;
  for await (const piece of pieces(plain, chunkBytes)) {
    if (before) yield sealChunk(key, index++, false, before);
    before = piece;
  }
  yield sealChunk(key, index, true, before ?? Buffer.alloc(0));
}

/** The sealed bytes that hold the plain ones from `from` up to and without `to`. */
export function sealedRange(plainBytes: number, from: number, to: number): { from: number; to: number } {
  const first = Math.floor(from / chunkBytes);
  const last = Math.max(first, Math.ceil(to / chunkBytes) - 1);
  return { from: first * sealedChunkBytes, to: Math.min((last + 1) * sealedChunkBytes, sealedBytes(plainBytes)) };
}

export interface OpenRange {
  readonly plainBytes: number;
  readonly from: number;
  readonly to: number;
}

/** The plain bytes from `from` up to and without `to`, out of the sealed bytes that `sealedRange` names. */
export async function* openStream(
  key: Buffer,
  sealed: AsyncIterable<Buffer>,
  { plainBytes, from, to }: OpenRange,
): AsyncGenerator<Buffer> {
  const lastChunk = chunkCount(plainBytes) - 1;
  let index = Math.floor(from / chunkBytes);
  let at = index * chunkBytes;
  for await (const piece of pieces(sealed, sealedChunkBytes)) {
    if (piece.length < tagBytes) throw new DamagedFile(`chunk ${index} is cut off`);
    const plain = openChunk(key, index, index === lastChunk, piece);
    yield plain.subarray(Math.max(0, from - at), Math.max(0, to - at));
    index += 1;
    at += plain.length;
  }
  if (at < to) throw new DamagedFile(`${to - at} bytes are missing`);
}
