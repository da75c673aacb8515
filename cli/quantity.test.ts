import { describe, expect, it } from 'vitest';
import { readAtLeastZero, readDuration, readShare, readTarget, readWhole } from './quantity.ts';
import { atOption, Refusal } from './refusal.ts';

const place = atOption('x');

describe('quantities', () => {
  it.each([
    ['180s', 180],
    ['30m', 1800],
    ['1.5h', 5400],
    ['7d', 604_800],
    ['20', 20],
    ['3 分钟', 180],
  ])('reads the time %s', (text, seconds) => {
    expect(readDuration(place, text)).toBe(seconds);
  });

  it.each([
    ['80%', 0.8],
    ['80％', 0.8],
    ['0.8', 0.8],
    ['.5', 0.5],
    ['12.5%', 0.125],
  ])('reads the share %s', (text, share) => {
    expect(readShare(place, text)).toBe(share);
  });

  it('reads a target', () => {
    expect(readTarget('80%/20s')).toEqual({ level: 0.8, seconds: 20 });
    expect(readTarget('95%/0')).toEqual({ level: 0.95, seconds: 0 });
  });

  it.each([
    ['0s', readDuration],
    ['-5m', readDuration],
    ['5 weeks', readDuration],
    ['5constructor', readDuration],
    ['', readDuration],
    ['80', readShare],
    ['0%', readShare],
    ['100%', readShare],
    ['1,234', readAtLeastZero],
    ['0x10', readAtLeastZero],
    ['-1', readAtLeastZero],
    ['2.5', readWhole],
  ])('refuses "%s"', (text, read: (at: typeof place, text: string) => unknown) => {
    expect(() => read(place, text)).toThrow(Refusal);
  });

  it('allows a bound where it is said to belong', () => {
    expect(readShare(place, '100%', { one: true })).toBe(1);
    expect(readShare(place, '0', { zero: true })).toBe(0);
  });
});
