import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const prefix = 'tgl_';
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 10;
/** 43 of 62 letters: more than 256 bits. */
const secretLength = 43;
const checksumLength = 6;
const form = new RegExp(`^${prefix}[0-9A-Za-z]{${idLength + secretLength + checksumLength}}$`);

function randomLetters(length: number): string {
  let text = '';
  while (text.length < length)
    // A byte above the last whole multiple of 62 would make the first letters likelier.
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += letters.charAt(byte % 62);
  return text;
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let checksum = '';
  while (checksum.length < checksumLength) {
    checksum = letters.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return checksum;
}

export interface NewToken {
  readonly secret: string;
  /** Prefix and id: what people may see and compare. */
  readonly handle: string;
  readonly hash: Buffer;
}

/** `tgl_` · id · secret · checksum, so that scanners of code and logs recognise a leaked one without asking anybody. */
export function newToken(): NewToken {
  const handle = `${prefix}${randomLetters(idLength)}`;
  const body = `${handle}${randomLetters(secretLength)}`;
  const secret = `${body}${checksumOf(body)}`;
  return { secret, handle, hash: hashOf(secret) };
}

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether a text is a token at all: asked before the database is. */
export function isToken(text: string): boolean {
  return form.test(text) && checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
}
