import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayRange, weekday } from './index.ts';

describe('dates', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2000-01-01', 366, '2001-01-01'],
  ])('%s and %i days is %s', (date, n, expected) => {
    expect(addDays(date, n)).toBe(expected);
  });

  it.each([
    ['1970-01-01', 3],
    ['2026-02-16', 0],
    ['2026-02-22', 6],
    ['1900-01-01', 0],
  ])('the weekday of %s is %i, Monday first', (date, expected) => {
    expect(weekday(date)).toBe(expected);
  });

  it('ranges include both ends and are empty backwards', () => {
    expect(dayRange('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(dayRange('2026-03-01', '2026-03-01')).toEqual(['2026-03-01']);
    expect(dayRange('2026-03-01', '2026-02-28')).toEqual([]);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-2-3', '1899-12-31', '', '2026-02-03T00:00'])('refuses %j', (date) => {
    expect(() => weekday(date)).toThrow(RangeError);
  });

  it('refuses parts of days and dates beyond the domain', () => {
    expect(() => addDays('2026-01-01', 0.5)).toThrow('n must be a whole number of days, got 0.5');
    expect(() => addDays('9999-12-31', 1)).toThrow('1900 to 9999');
  });

  it('goes there and back, a weekday at a time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 900_000 }), (start, n) => {
        const date = addDays('1900-01-01', start);
        const later = addDays(date, n);
        expect(addDays(later, -n)).toBe(date);
        expect((weekday(date) + n) % 7).toBe(weekday(later));
      }),
    );
  });
});
