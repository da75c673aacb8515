import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

/** Given bare bytes, each act of cryptography finds out anew, and dearly, what kind of key they are. */
export const secret = (key: Buffer | KeyObject): KeyObject => (Buffer.isBuffer(key) ? createSecretKey(key) : key);

/** Random bytes cost as much to ask for by the dozen as by the thousand; none is given out twice. */
function nonceSource(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length < nonceBytes) pool = randomBytes(nonceBytes * 400);
    const nonce = pool.subarray(0, nonceBytes);
    pool = pool.subarray(nonceBytes);
    return nonce;
  };
}

const nextNonce = nonceSource();

/** Nonce (12) · tag (16) · ciphertext, AES-256-GCM. */
export function seal(key: Buffer | KeyObject, plain: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', secret(key), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function unseal(key: Buffer | KeyObject, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', secret(key), sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = sealed.subarray(nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

export const derive = (from: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret(from), Buffer.alloc(0), `tongli:${purpose}`, keyBytes));

const wrappings = new WeakMap<Buffer, Buffer>();

/** Derived once from each master key: a list opens a person's key on every row. */
function wrapping(master: Buffer): Buffer {
  const known = wrappings.get(master) ?? derive(master, 'wrap');
  wrappings.set(master, known);
  return known;
}

export const wrapKey = (master: Buffer, key: Buffer): Buffer => seal(wrapping(master), key.toString('base64'));

export const unwrapKey = (master: Buffer, wrapped: Buffer): Buffer =>
  Buffer.from(unseal(wrapping(master), wrapped), 'base64');

/** Whether a stored key was wrapped by this master key. */
export function opensKey(master: Buffer, wrapped: Buffer): boolean {
  try {
    return unwrapKey(master, wrapped).length === keyBytes;
  } catch {
    return false;
  }
}
