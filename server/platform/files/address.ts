import { timingSafeEqual } from 'node:crypto';
import type { Call } from '../call.ts';

const purpose = 'file-address';
const openMs = 5 * 60_000;

/** Whoever has no account asks as nobody: such an address opens for whoever was told it. */
type Asking = Pick<Call, 'keyring' | 'now'> & { readonly actor: Pick<Call['actor'], 'id'> };
export const asNobody = ({ keyring, now }: Pick<Call, 'keyring' | 'now'>): Asking => ({
  ...{ keyring, now, actor: { id: null } },
});

export interface SignedAddress {
  /** What follows `/file-contents/`. */
  readonly token: string;
  readonly expiresAt: Date;
}

const signatureOf = ({ keyring, actor }: Asking, fileId: string, until: number) =>
  keyring.sign(purpose, JSON.stringify([actor.id, fileId, until]));

/**
 * A look at a file in two steps: whoever asks leaves a trace and gets an address; the address opens this file for this
 * account, for five minutes. A player that seeks asks for it many times, and a read leaves no trace of its own.
 */
export function signAddress(asking: Asking, fileId: string): SignedAddress {
  const until = asking.now.getTime() + openMs;
  const shown = Buffer.alloc(22);
  shown.write(fileId.replaceAll('-', ''), 'hex');
  shown.writeUIntBE(until, 16, 6);
  const token = `${shown.toString('base64url')}.${signatureOf(asking, fileId, until)}`;
  return { token, expiresAt: new Date(until) };
}

/** The file that an address opens; null where it was altered, is over, or was given to somebody else. */
export function readAddress(asking: Asking, token: string): string | null {
  const [shownText = '', signature = ''] = token.split('.');
  const shown = Buffer.from(shownText, 'base64url');
  if (shown.length !== 22) return null;
  const until = shown.readUIntBE(16, 6);
  const fileId = shown.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const expected = Buffer.from(signatureOf(asking, fileId, until));
  const given = Buffer.from(signature);
  const isSigned = expected.length === given.length && timingSafeEqual(expected, given);
  return isSigned && asking.now.getTime() < until ? fileId : null;
}
