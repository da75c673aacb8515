import type { FormField } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import { formOf, movedBy } from './template.ts';

test('money is shown as people write it, and what the form does not ask is left out', () => {
  const fields = [
    { key: 'fee', type: 'money' },
    { key: 'model', type: 'text' },
    { key: 'none', type: 'text' },
  ] as unknown as readonly FormField[];
  expect(formOf(fields, { fee: 12_050, model: 'X1', gone: 'old' })).toEqual({ fee: 120.5, model: 'X1' });
});

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, -1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
] as const)('from place %i by %i', (at, by, order) => {
  expect(movedBy(['a', 'b', 'c'], at, by)).toEqual(order);
});
