import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** A way back for somebody outside: the record's id and our signature over it, so that no other id can be made up. */
export interface SignedLink {
  token(keyring: Keyring, id: string): string;
  /** The record behind a token, or null when a single character was altered. */
  read(keyring: Keyring, token: string): string | null;
}

/** `purpose` keeps the links to one kind of record from opening another. */
export const signedLink = (purpose: string): SignedLink => ({
  token: (keyring, id) => {
    const idPart = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
    return `${idPart}.${keyring.sign(purpose, id)}`;
  },
  read: (keyring, token) => {
    const [idPart = '', signature = ''] = token.split('.');
    const hex = Buffer.from(idPart, 'base64url').toString('hex');
    if (hex.length !== 32) return null;
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const expected = Buffer.from(keyring.sign(purpose, id));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given) ? id : null;
  },
});
