import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';
import { ByteReader } from './bytes.ts';
import { BackupRefusal } from './refusal.ts';

/**
 * A file that only the holder of its secret can read or alter unnoticed. Layout: the magic line, the length of the head
 * (4 bytes), the head as JSON, then chunks: length (4 bytes), tag (16), ciphertext. AES-256-GCM with a key of its own for
 * each file; the nonce is the chunk's number and whether it is the last, and every tag covers the head: a chunk that was
 * changed, moved, left out or cut off does not open. This is the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár (2015).
 */
export type Secret =
  | { readonly kind: 'passphrase'; readonly text: string }
  | { readonly kind: 'key'; readonly bytes: Buffer };

const magic = Buffer.from('TONGLI BACKUP 1\n');
const magicStart = Buffer.from('TONGLI BACKUP ');
const tagBytes = 16;
export const chunkBytes = 65_536;
const secretBytes = 32;
const headLimit = 4_096;

const head = z.object({
  secret: z.enum(['passphrase', 'key']),
  salt: z.string(),
  /** scrypt's cost as a power of two; 17 takes 128 MB and about half a second. */
  cost: z.number().int().min(10).max(20),
  /** Tells a wrong secret from a damaged file. */
  check: z.string(),
});
type Head = z.infer<typeof head>;

const usualCost = 17;

async function stretch(secret: Secret, salt: Buffer, cost: number): Promise<Buffer> {
  if (secret.kind === 'key') return secret.bytes;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const options = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** cost * 1_024 + 2 ** 25 };
  scrypt(secret.text.normalize('NFKC'), salt, secretBytes, options, (error, key) =>
    error ? reject(error) : resolve(key),
  );
  return promise;
}

const derive = (stretched: Buffer, salt: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', stretched, salt, `tongli:backup:${purpose}`, secretBytes));

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 0);
  nonce[8] = last ? 1 : 0;
  return nonce;
}

/** Encrypts a stream of bytes. `cost` is lowered by tests alone. */
export async function* sealBytes(
  plain: AsyncIterable<Buffer>,
  secret: Secret,
  cost = usualCost,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(secretBytes);
  const stretched = await stretch(secret, salt, cost);
  const check = derive(stretched, salt, 'check').toString('base64');
  const about: Head = { secret: secret.kind, salt: salt.toString('base64'), cost, check };
  const text = Buffer.from(JSON.stringify(about));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const start = Buffer.concat([magic, length, text]);
  yield start;
  const key = derive(stretched, salt, 'key');
  const covered = createHash('sha256').update(start).digest();
  let number = 0;
  const chunk = (body: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(covered);
    number += 1;
    const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(sealed.length);
    return Buffer.concat([size, cipher.getAuthTag(), sealed]);
  };
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const piece of plain) {
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes < chunkBytes) continue;
    const all = Buffer.concat(held);
    let at = 0;
    for (; all.length - at >= chunkBytes; at += chunkBytes) yield chunk(all.subarray(at, at + chunkBytes), false);
    held = [all.subarray(at)];
    heldBytes = all.length - at;
  }
  yield chunk(Buffer.concat(held), true);
}

async function readHead(reader: ByteReader): Promise<{ about: Head; start: Buffer }> {
  const found = await reader.read(magic.length);
  if (!found?.equals(magic)) {
    const newer = found?.subarray(0, magicStart.length).equals(magicStart);
    throw new BackupRefusal(newer ? 'newer-format' : 'no-backup');
  }
  const length = await reader.read(4);
  const bytes = length?.readUInt32BE() ?? 0;
  const text = bytes > 0 && bytes <= headLimit ? await reader.read(bytes) : null;
  if (!length || !text) throw new BackupRefusal('damaged');
  return { about: parseHead(text), start: Buffer.concat([found, length, text]) };
}

function parseHead(text: Buffer): Head {
  try {
    return head.parse(JSON.parse(text.toString('utf8')));
  } catch (error) {
    throw new BackupRefusal('damaged', '', error);
  }
}

/** Decrypts what `sealBytes` made; every chunk is yielded only after it was found whole. */
export async function* openBytes(sealed: AsyncIterable<Buffer>, secret: Secret): AsyncGenerator<Buffer> {
  const reader = new ByteReader(sealed);
  const { about, start } = await readHead(reader);
  if (about.secret !== secret.kind) throw new BackupRefusal('wrong-kind-of-secret', about.secret);
  const salt = Buffer.from(about.salt, 'base64');
  const stretched = await stretch(secret, salt, about.cost);
  const check = Buffer.from(about.check, 'base64');
  const expected = derive(stretched, salt, 'check');
  if (check.length !== expected.length || !timingSafeEqual(check, expected)) throw new BackupRefusal('wrong-secret');
  const key = derive(stretched, salt, 'key');
  const covered = createHash('sha256').update(start).digest();
  for (let number = 0; ; number += 1) {
    const front = await reader.read(4 + tagBytes);
    const size = front?.readUInt32BE() ?? chunkBytes + 1;
    const body = size <= chunkBytes ? await reader.read(size) : null;
    if (!front || !body) throw new BackupRefusal('damaged');
    const last = await reader.ended();
    yield openChunk(key, nonceOf(number, last), covered, front.subarray(4), body);
    if (last) return;
  }
}

function openChunk(key: Buffer, nonce: Buffer, covered: Buffer, tag: Buffer, body: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(covered);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (error) {
    throw new BackupRefusal('damaged', '', error);
  }
}
