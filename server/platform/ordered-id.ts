import { randomUUID } from 'node:crypto';

/** Places that one instant has. */
const places = 2 ** 26;

/**
 * A UUID (version 7 of RFC 9562) that sorts by its instant and then by `place`, a count from 0 that begins again after 67 million.
 * What comes in by thousands gets such ids: they stand side by side in every index that ends with the id, where random ones would
 * change a page each. 48 bits are random, so that equal instants and places still make two ids.
 */
export function orderedId(at: Date, place: number): string {
  const count = place % places;
  const time = at.getTime().toString(16).padStart(12, '0');
  const high = (0x7000 | (count >>> 14)).toString(16);
  const low = (0x8000 | (count & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${randomUUID().slice(-12)}`;
}
