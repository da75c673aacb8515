import { describe, expect, test } from 'vitest';
import { catalogue, findIndicator, type IndicatorEntry } from '../catalogue/index.ts';
import { figureOf } from '../cells/figure.ts';
import { type Bounds, checkBounds, controlLimit, judge, nextMove } from './judging.ts';
import { alertAllowances, decideClosing, decideIntervention, decideTaking } from './rule.ts';

const entry = (code: string): IndicatorEntry => findIndicator(code) as IndicatorEntry;
const inTime = entry('acknowledged-in-time-rate');
const hours = entry('first-response-hours');
const perDay = entry('complaints-per-day');
const perContacts = entry('complaints-per-10000-contacts');

const bounds = (change: Partial<Bounds>): Bounds => ({
  ...{ warnAt: null, breachAt: null, control: false, windowMinutes: 1_440, minimum: 5 },
  ...change,
});

describe('limits', () => {
  test.each([
    ['none at all', hours, {}, 'no-bound'],
    ['lower is better: the warning lies below', hours, { warnAt: 4, breachAt: 8 }, undefined],
    ['and not above', hours, { warnAt: 8, breachAt: 4 }, 'limits-do-not-nest'],
    ['nor on it', hours, { warnAt: 8, breachAt: 8 }, 'limits-do-not-nest'],
    ['higher is better: the warning lies above', inTime, { warnAt: 0.95, breachAt: 0.9 }, undefined],
    ['and not below', inTime, { warnAt: 0.9, breachAt: 0.95 }, 'limits-do-not-nest'],
    ['and at least nothing', inTime, { breachAt: -0.1 }, 'below-lowest'],
    ['a share is at most one', inTime, { breachAt: 90 }, 'above-highest'],
    ['control limits are those of a day', inTime, { control: true, windowMinutes: 60 }, 'control-needs-a-day'],
    ['control limits alone', inTime, { control: true }, undefined],
    ['a count a day over an hour', perDay, { breachAt: 20, windowMinutes: 60 }, 'count-needs-a-day'],
  ] as const)('%s', (_what, of, change, refusal) => {
    expect(checkBounds(of, bounds(change))?.refusal).toBe(refusal);
  });
});

const figure = (count: number, size: number) => ({ value: size === 0 ? null : count / size, count, size });

describe('a figure', () => {
  const rate = { warnAt: 0.95, breachAt: 0.9, minimum: 5 };
  test.each([
    [figure(0, 0), 'silent', null],
    [figure(2, 4), 'silent', null],
    [figure(96, 100), 'within', null],
    [figure(95, 100), 'warned', 0.95],
    [figure(90, 100), 'breached', 0.9],
  ] as const)('%o is %s', (of, standing, boundAt) => {
    expect(judge(inTime, rate, of, null)).toEqual({ standing, boundAt, byControl: false });
  });

  test('of a count a day needs so many above the line, of a rate per 10,000 so many below', () => {
    const one = { warnAt: null, breachAt: 3, minimum: 5 };
    expect(judge(perDay, one, figure(4, 1), null).standing).toBe('silent');
    expect(judge(perDay, one, figure(5, 1), null).standing).toBe('breached');
    expect(judge(perContacts, one, figure(1, 0.0004), null).standing).toBe('silent');
    expect(judge(perContacts, one, figure(1, 0.0005), null).standing).toBe('breached');
  });

  test('beyond a control limit is a breach on the worse side only', () => {
    const none = { warnAt: null, breachAt: null, minimum: 1 };
    expect(judge(inTime, none, figure(80, 100), 0.85)).toEqual({
      standing: 'breached',
      boundAt: 0.85,
      byControl: true,
    });
    expect(judge(inTime, none, figure(85, 100), 0.85).standing).toBe('within');
    expect(judge(hours, none, figure(90, 10), 8)).toMatchObject({ standing: 'breached', byControl: true });
    expect(judge(hours, none, figure(70, 10), 8).standing).toBe('within');
  });
});

describe('control limits', () => {
  const steady = Array.from({ length: 20 }, (_, day) => figure([18, 19, 17, 20, 19][day % 5] ?? 18, 20));
  test('are three sigma of the days before, for the size of the window', () => {
    const limit = controlLimit(inTime, steady, figure(10, 20));
    expect(limit).toBeGreaterThan(0.6);
    expect(limit).toBeLessThan(0.93);
    expect(controlLimit(inTime, steady, figure(2, 4)) ?? 1).toBeLessThan(limit ?? 0);
  });
  test('need a past: twelve days with a value, that differ', () => {
    expect(controlLimit(inTime, steady.slice(0, 11), figure(10, 20))).toBeNull();
    expect(controlLimit(inTime, steady, figure(0, 0))).toBeNull();
    const equal = steady.map(() => figure(0, 20));
    expect(controlLimit(entry('repeat-rate'), equal, figure(1, 20))).toBeNull();
  });
});

test.each([
  ['breached', null, false, 'raise'],
  ['breached', { recovered: false }, false, null],
  ['breached', { recovered: true }, false, 'again'],
  ['warned', { recovered: false }, false, null],
  ['within', { recovered: false }, false, 'recover'],
  ['within', { recovered: true }, false, null],
  ['within', null, false, null],
  ['silent', { recovered: false }, false, null],
  ['silent', { recovered: false }, true, 'recover'],
  ['warned', null, false, null],
] as const)('%s with the alert %o, empty %s: %s', (standing, alert, empty, move) => {
  expect(nextMove(standing, alert, empty)).toBe(move);
});

describe('who may do what to an alert', () => {
  const alert = (state: 'raised' | 'taken' | 'acted' | 'closed', ownerId: string | null = 'ann') => ({
    state,
    ownerId,
  });
  test.each([
    ['take', decideTaking(alert('raised'), 'ann'), undefined],
    ['take over', decideTaking(alert('acted'), 'bob'), undefined],
    ['take what one has', decideTaking(alert('taken'), 'ann'), 'alert-yours'],
    ['take what is closed', decideTaking(alert('closed'), 'bob'), 'alert-closed'],
    ['act before taking', decideIntervention(alert('raised'), 'ann'), 'alert-not-taken'],
    ['act for another', decideIntervention(alert('taken'), 'bob'), 'alert-of-another'],
    ['act again', decideIntervention(alert('acted'), 'ann'), undefined],
    ['close without an action', decideClosing(alert('taken'), 'ann', 'effective'), 'no-intervention'],
    ['close a false alarm', decideClosing(alert('taken'), 'ann', 'false-alarm'), undefined],
    ['close', decideClosing(alert('acted'), 'ann', 'not-effective'), undefined],
    ['close for another', decideClosing(alert('acted'), 'bob', 'effective'), 'alert-of-another'],
    ['close twice', decideClosing(alert('closed'), 'ann', 'effective'), 'alert-closed'],
  ] as const)('%s', (_act, refused, code) => {
    expect(refused?.refusal).toBe(code);
  });
  test('and nobody without the permission', () => {
    const allowed = Object.values(alertAllowances(alert('acted'), 'ann', false)).map((one) => one.allowed);
    expect(allowed).toEqual([false, false, false]);
  });
});

test('every figure has a named numerator and denominator, and no value of nothing', () => {
  for (const { indicator, recipe } of catalogue) {
    expect(indicator.parts.size === null, indicator.code).toBe(recipe.size === 'calendar-days');
    const { value } = figureOf(recipe, new Map(), { days: 0 });
    expect(value, indicator.code).toBeNull();
  }
  expect(new Set(catalogue.map(({ indicator }) => indicator.code)).size).toBe(catalogue.length);
});

test('complaints per 10,000 customers are those of the mean day', () => {
  const { recipe } = entry('complaints-per-10000-customers');
  const twoDays = figureOf(recipe, new Map([['lodged', 6]]), { days: 2, stockDays: 2 * 30_000 });
  expect(twoDays).toEqual({ value: 1, count: 6, size: 6 });
});
