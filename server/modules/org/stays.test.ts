import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { afterChange, changeFrom, covers, endBefore, type Stay, stayOn } from './stays.ts';

const stay = (id: string, fromOn: string, untilOn: string, value: string): Stay<string> => ({
  id,
  fromOn,
  untilOn,
  value,
});
const isSame = (a: string, b: string) => a === b;
const held = [stay('1', '-infinity', '2026-03-01', 'hotline'), stay('2', '2026-03-01', 'infinity', 'complaints')];

test.each([
  [
    'within a stay, cuts it short',
    '2026-02-01',
    'quality',
    ['-infinity hotline', '2026-02-01 quality', '2026-03-01 complaints'],
  ],
  [
    'on the day on which one begins, takes its place',
    '2026-03-01',
    'quality',
    ['-infinity hotline', '2026-03-01 quality'],
  ],
  [
    'after the last begins, holds until further notice',
    '2026-04-01',
    'hotline',
    ['-infinity hotline', '2026-03-01 complaints', '2026-04-01 hotline'],
  ],
])('a change %s', (_, on, value, expected) => {
  const change = changeFrom(held, on, value, isSame);
  if (isRefusal(change)) throw new Error(change.refusal);
  expect(afterChange(held, change, 'new').map(({ fromOn, value }) => `${fromOn} ${value}`)).toEqual(expected);
});

test.each([
  ['where the same holds already', held, '2026-02-01', 'hotline', 'already-there'],
  [
    'before the first',
    [stay('1', '2026-01-01', 'infinity', 'hotline')],
    '2025-12-31',
    'quality',
    'not-there-on-that-date',
  ],
  [
    'after the last',
    [stay('1', '2026-01-01', '2026-02-01', 'hotline')],
    '2026-02-01',
    'quality',
    'not-there-on-that-date',
  ],
])('a change is refused %s', (_, stays, on, value, refusal) => {
  expect(changeFrom(stays, on, value, isSame)).toMatchObject({ refusal });
});

test('what ends keeps what came before, and loses what was planned for later', () => {
  expect(endBefore(held, '2026-02-01')).toEqual({ cut: held[0], gone: ['2'] });
  expect(endBefore(held, '2026-03-01')).toEqual({ cut: held[0], gone: ['2'] });
  expect(endBefore([stay('1', '2026-01-01', 'infinity', 'x')], '2026-01-01').cut).toBeNull();
});

const date = fc.integer({ min: 1, max: 60 }).map((day) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10));

test('however often somebody moves: on every date exactly what was said last for it, and never two things', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(date, fc.constantFrom('a', 'b', 'c')), { maxLength: 12 }), (moves) => {
      let stays: Stay<string>[] = [stay('0', '2026-01-10', '2026-02-20', 'a')];
      const dates = Array.from({ length: 70 }, (_, at) => new Date(Date.UTC(2026, 0, at)).toISOString().slice(0, 10));
      const model = new Map(dates.map((on) => [on, covers(stays[0]!, on) ? 'a' : null]));
      for (const [index, [on, value]] of moves.entries()) {
        const change = changeFrom(stays, on, value, isSame);
        expect(isRefusal(change)).toBe(model.get(on) === null || model.get(on) === value);
        if (isRefusal(change)) continue;
        for (const day of dates) if (covers(change.added, day)) model.set(day, value);
        stays = afterChange(stays, change, String(index + 1));
      }
      for (const on of dates) {
        expect(stays.filter((one) => covers(one, on)).length).toBeLessThanOrEqual(1);
        expect(stayOn(stays, on)?.value ?? null).toBe(model.get(on));
      }
    }),
  );
});
