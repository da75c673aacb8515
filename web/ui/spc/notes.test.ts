import { expect, test } from 'vitest';
import { byDay, letterOf } from './notes.ts';

test('letters go on after z', () => {
  expect([0, 25, 26, 27, 51, 52].map(letterOf)).toEqual(['a', 'z', 'aa', 'ab', 'az', 'ba']);
});

test('what was written on one day stands there together', () => {
  const note = (on: string) => ({
    ...{ id: on, on, product: '', area: '', text: '', byName: '', at: '2026-03-01T00:00:00Z', mayRemove: false },
  });
  expect(byDay([note('2026-03-01'), note('2026-03-01'), note('2026-03-04')])).toEqual([
    { on: '2026-03-01', letters: 'a b' },
    { on: '2026-03-04', letters: 'c' },
  ]);
});
