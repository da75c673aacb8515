import { expect, test } from 'vitest';
import { otherSpan } from './compare.ts';

const march = { from: '2026-03-02', to: '2026-03-08' };

test.each([
  [{}, null],
  [{ vs: 'before' }, { from: '2026-02-23', to: '2026-03-01' }],
  [{ vs: 'weeks' }, { from: '2026-02-02', to: '2026-02-08' }],
  [{ vs: 'year' }, { from: '2025-03-03', to: '2025-03-09' }],
  [
    { vs: 'own', vsFrom: '2026-01-01', vsTo: '2026-01-31' },
    { from: '2026-01-01', to: '2026-01-31' },
  ],
  [{ vs: 'own', vsFrom: '2026-02-01' }, null],
  [{ vs: 'own', vsFrom: '2026-02-02', vsTo: '2026-02-01' }, null],
  [{ vs: 'nonsense' }, null],
])('%j is compared with %j', (search, other) => {
  expect(otherSpan(march, search)).toEqual(other);
});
