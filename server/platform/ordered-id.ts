import { randomBytes } from 'node:crypto';

/** Places that one instant has. */
const places = 2 ** 26;

/**
 * A UUID (version 7 of RFC 9562) that sorts by its instant and then by `place`, a count from 0 that begins again after 67 million.
 * What comes in by thousands gets such ids: they stand side by side in every index that ends with the id, where random ones would
 * change a page each. 54 bits are random, so that equal instants and places still make two ids.
 */
export function orderedId(at: Date, place: number): string {
  const bytes = randomBytes(16);
  const count = place % places;
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = 0x70 | (count >>> 22);
  bytes[7] = (count >>> 14) & 0xff;
  bytes[8] = 0x80 | ((count >>> 8) & 0x3f);
  bytes[9] = count & 0xff;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
