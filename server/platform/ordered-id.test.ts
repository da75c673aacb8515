import { expect, test } from 'vitest';
import { orderedId } from './ordered-id.ts';

const at = new Date('2026-03-02T02:00:00Z');

test('is a UUID of version 7 that tells its instant', () => {
  const id = orderedId(at, 5);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at.getTime());
});

test('sorts by instant, then by place', () => {
  const places = [0, 1, 63, 64, 255, 256, 16_383, 16_384, 999_999, 4_194_304, 2 ** 26 - 1];
  const ids = [...places.map((place) => orderedId(at, place)), orderedId(new Date(at.getTime() + 1), 0)];
  expect(ids.toSorted()).toEqual(ids);
});

test('equal instants and places make two ids', () => {
  expect(orderedId(at, 1)).not.toBe(orderedId(at, 1));
});
