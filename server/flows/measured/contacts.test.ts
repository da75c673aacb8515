import type { StayFact } from '@tongli/contracts/contacts';
import { describe, expect, test } from 'vitest';
import { amountOf, findIndicator } from '../../modules/measures/index.ts';
import { countsOf, countsOfDay } from './contacts.ts';

const stay = (change: Partial<StayFact>): StayFact => ({
  ...{ queueId: 'q', agentId: 'a', unitId: 'u', enteredAt: '2026-03-02T02:00:00.000Z', outcome: 'answered' },
  ...{ waitMs: 8_000, talkMs: 100_000, holdMs: 20_000, wrapUpMs: 30_000, offers: 1, ringMs: 4_000 },
  ...{ transferred: false, withinSeconds: 20, shortSeconds: 20, ...change },
});

function sumsOf(stays: readonly StayFact[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { measure, value = 1 } of stays.flatMap(countsOf)) sums.set(measure, (sums.get(measure) ?? 0) + value);
  return sums;
}

const many = (count: number, change: Partial<StayFact>) => Array.from({ length: count }, () => stay(change));

function worthOf(code: string, sums: ReadonlyMap<string, number>): number {
  const { count, size, per = 1 } = findIndicator(code)?.recipe ?? { count: 'contacts', size: 'contacts' };
  return amountOf(count, sums) / (size === 'calendar-days' ? 1 : amountOf(size, sums) / per);
}

describe('the vectors of the field: offered 1,060, answered 1,000, within 20 s 860, abandoned 60, of which 20 within 20 s', () => {
  const lost = {
    outcome: 'abandoned',
    agentId: null,
    talkMs: 0,
    holdMs: 0,
    wrapUpMs: 0,
    offers: 0,
    ringMs: 0,
  } as const;
  const sums = sumsOf([
    ...many(860, {}),
    ...many(140, { waitMs: 45_000 }),
    ...many(20, { ...lost, waitMs: 10_000 }),
    ...many(40, { ...lost, waitMs: 90_000 }),
  ]);

  test.each([
    ['service-level-answered', 0.86],
    ['service-level', 0.811],
    ['service-level-short-ignored', 0.827],
    ['service-level-positive', 0.83],
  ])('%s is %d', (code, expected) => {
    expect(worthOf(code, sums)).toBeCloseTo(expected, 3);
  });

  test('offered is the sum of its outcomes, and the other numbers follow', () => {
    expect(worthOf('contacts-per-day', sums)).toBe(1_060);
    expect(worthOf('abandonment-rate', sums)).toBe(60 / 1_060);
    expect(worthOf('connection-rate', sums)).toBe(1_000 / 1_060);
    expect(worthOf('average-speed-of-answer', sums)).toBeCloseTo((860 * 8 + 140 * 45) / 1_000, 9);
    expect(worthOf('average-queue-time', sums)).toBeCloseTo((860 * 8 + 140 * 45 + 20 * 10 + 40 * 90) / 1_060, 9);
    expect(worthOf('average-handle-time', sums)).toBeCloseTo(150, 9);
    expect(worthOf('average-ring-time', sums)).toBe(4);
    expect(worthOf('average-rings', sums)).toBeCloseTo(4 / 5, 9);
  });
});

test('how long one ring is was set when the contact closed', () => {
  expect(
    worthOf('average-rings', sumsOf([stay({ ringMs: 12_000, ringCycleSeconds: 4 }), stay({ ringMs: 5_000 })])),
  ).toBe(2);
});

test('every outcome is offered once, and only what came to an agent counts as offered to one', () => {
  const outcomes = ['answered', 'abandoned', 'overflowed', 'refused', 'callback', 'voicemail', 'selfService'] as const;
  const sums = sumsOf(outcomes.map((outcome) => stay({ outcome })));
  expect(amountOf('contacts-offered', sums)).toBe(7);
  expect(amountOf('contacts-offered-to-agents', sums)).toBe(6);
  expect(worthOf('system-connection-rate', sums)).toBe(2 / 7);
  expect(countsOf(stay({ outcome: null }))).toEqual([]);
});

test('the bounds: answered at the last instant is in time, abandoned at the cut is not short', () => {
  const answered = sumsOf([stay({ waitMs: 20_000 }), stay({ waitMs: 20_001 })]);
  expect(answered.get('contacts-answered-within')).toBe(1);
  const lost = sumsOf([
    stay({ outcome: 'abandoned', waitMs: 4_999, shortSeconds: 5 }),
    stay({ outcome: 'abandoned', waitMs: 5_000, shortSeconds: 5 }),
  ]);
  expect(lost.get('contacts-abandoned-short')).toBe(1);
});

test('an agent’s time not ready is told by reason, and adds up to the whole; offers that were not taken are told once', () => {
  const day = { agentId: 'a', unitId: null, signedInMs: 9_000, notReadyMs: 5_000, busyMs: 2_000, idleMs: 1_000 };
  const told = countsOfDay({ ...day, byReason: { lunch: 3_000, training: 1_500 }, offers: 8, notTaken: 3 });
  const sums = told.flatMap(({ reason, counts }) => counts.map(({ measure, value }) => [reason, measure, value]));
  expect(sums.filter(([, measure]) => measure === 'not-ready-seconds')).toEqual([
    ['', 'not-ready-seconds', 0.5],
    ['lunch', 'not-ready-seconds', 3],
    ['training', 'not-ready-seconds', 1.5],
  ]);
  expect(sums.filter(([, measure]) => String(measure).startsWith('rings'))).toEqual([
    ['', 'rings', 8],
    ['', 'rings-not-taken', 3],
  ]);
  expect(countsOfDay(day)).toHaveLength(1);
});
