import { expect, test } from 'vitest';
import { safeReturn } from './safe-return.ts';

test.each([
  ['/settings/audit?filter[on][gte]=2026-01-01', '/settings/audit?filter[on][gte]=2026-01-01'],
  [undefined, '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?return=/x', '/'],
])('after sign-in %s leads to %s', (asked, target) => {
  expect(safeReturn(asked)).toBe(target);
});
