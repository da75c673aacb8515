import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../../platform/personal/keyring.ts';

const purpose = 'contact-link';

/** The customer's way back to a contact: its id and our signature over it, so that no other id can be made up. */
export function contactToken(keyring: Keyring, contactId: string): string {
  const idPart = Buffer.from(contactId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${idPart}.${keyring.sign(purpose, contactId)}`;
}

/** The contact behind a token, or null when a single character was altered. */
export function readContactToken(keyring: Keyring, token: string): string | null {
  const [idPart = '', signature = ''] = token.split('.');
  const hex = Buffer.from(idPart, 'base64url').toString('hex');
  if (hex.length !== 32) return null;
  const contactId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const expected = Buffer.from(keyring.sign(purpose, contactId));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given) ? contactId : null;
}
