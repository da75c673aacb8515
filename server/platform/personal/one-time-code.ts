import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** Made from what it is for, so that it is kept nowhere: whoever sends it makes it anew. At most nine digits. */
export function codeFor(keyring: Keyring, purpose: string, subject: string, digits: number): string {
  const signed = Buffer.from(keyring.sign(purpose, subject), 'base64url');
  return String(signed.readUInt32BE(0) % 10 ** digits).padStart(digits, '0');
}

/** How long it takes says nothing of how much of it was right. Both are of one length: the contract of whoever asks sees to it. */
export const isCode = (right: string, given: string): boolean =>
  timingSafeEqual(Buffer.from(right), Buffer.from(given));
