import { describe, expect, test } from 'vitest';
import { type Addition, nothingKnown, type Remembered, tally } from './counting.ts';
import type { MeasuredFact } from './fact.ts';
import { sliceId } from './fact.ts';

const project = '0192c000-0001-7000-8000-000000000001';
const [team, other, ann] = ['team', 'other', 'ann'];
const lodgedAt = new Date('2026-03-02T02:07:00Z');
const hoursLater = (hours: number) => new Date(lodgedAt.getTime() + hours * 3_600_000);

const fact = (at: Date, rest: Partial<MeasuredFact>): MeasuredFact => ({
  subject: { type: 'complaint', id: 'c' },
  at,
  ...rest,
});

const lodged = fact(lodgedAt, {
  know: { projectId: project, number: 'TS-1', product: 'broadband', area: 'speed' },
  marks: { lodged: lodgedAt, 'respond-by': hoursLater(48) },
  counts: [{ measure: 'lodged' }],
});

/** All that facts add, in their order, and what is known afterwards. */
function told(...facts: readonly MeasuredFact[]) {
  let known: Remembered = nothingKnown(project);
  const additions: Addition[] = [];
  for (const one of facts) {
    const { additions: added, ...after } = tally(known, one, one.at.toISOString().slice(0, 10));
    additions.push(...added);
    known = after;
  }
  return { known, additions };
}

/** What is left of a measure: by product, area, unit and slot. */
function held(additions: readonly Addition[], measure: string) {
  const sums = new Map<string, number>();
  for (const { sign, value, slot, dimensions, measure: of } of additions) {
    const { product, area, unitId } = dimensions;
    const key = `${product}/${area} ${unitId} ${new Date(slot).toISOString().slice(11, 16)}`;
    if (of === measure) sums.set(key, (sums.get(key) ?? 0) + sign * value);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}

describe('a fact is counted', () => {
  test('in the quarter of an hour in which it happened, with what is known by then', () => {
    const { additions } = told(lodged, fact(hoursLater(1), { counts: [{ measure: 'answers' }] }));
    expect(held(additions, 'lodged')).toEqual({ 'broadband/speed null 02:00': 1 });
    expect(held(additions, 'answers')).toEqual({ 'broadband/speed null 03:00': 1 });
  });

  test('once, where it counts only the first time', () => {
    const limit = (kept: boolean) =>
      fact(hoursLater(2), {
        once: 'respond',
        counts: [{ measure: 'answer-limits' }, ...(kept ? [{ measure: 'answer-limits-kept' } as const] : [])],
      });
    const { additions } = told(lodged, limit(false), limit(true));
    expect(Object.values(held(additions, 'answer-limits'))).toEqual([1]);
    expect(held(additions, 'answer-limits-kept')).toEqual({});
  });

  test('in hours since a mark; without the mark not at all', () => {
    const took = fact(hoursLater(1.5), {
      needs: 'lodged',
      counts: [{ measure: 'answer-hours', hoursSince: 'lodged' }],
    });
    expect(Object.values(held(told(lodged, took).additions, 'answer-hours'))).toEqual([1.5]);
    expect(told(took).additions).toEqual([]);
  });

  test('as kept by the instant of a mark, to the millisecond', () => {
    const answered = (at: Date) => fact(at, { counts: [{ measure: 'first-limits-kept', by: 'respond-by' }] });
    expect(Object.values(held(told(lodged, answered(hoursLater(48))).additions, 'first-limits-kept'))).toEqual([1]);
    const late = new Date(hoursLater(48).getTime() + 1);
    expect(held(told(lodged, answered(late)).additions, 'first-limits-kept')).toEqual({});
  });
});

describe('what turns out to be otherwise', () => {
  test('a corrected product moves all that was counted, where it stood', () => {
    const { additions } = told(
      lodged,
      fact(hoursLater(1), { counts: [{ measure: 'answers' }] }),
      fact(hoursLater(2), { corrects: { product: 'mobile', area: 'billing' } }),
      fact(hoursLater(3), { counts: [{ measure: 'closings' }] }),
    );
    expect(held(additions, 'lodged')).toEqual({ 'mobile/billing null 02:00': 1 });
    expect(held(additions, 'answers')).toEqual({ 'mobile/billing null 03:00': 1 });
    expect(held(additions, 'closings')).toEqual({ 'mobile/billing null 05:00': 1 });
  });

  test('the first unit gets what was counted before anybody had it; the next one only what comes after', () => {
    const { additions } = told(
      lodged,
      fact(hoursLater(1), { know: { personId: ann } }),
      fact(hoursLater(1), { know: { unitId: team } }),
      fact(hoursLater(2), { counts: [{ measure: 'answers' }] }),
      fact(hoursLater(3), { know: { unitId: other } }),
      fact(hoursLater(4), { counts: [{ measure: 'closings' }] }),
    );
    expect(held(additions, 'lodged')).toEqual({ 'broadband/speed team 02:00': 1 });
    expect(held(additions, 'answers')).toEqual({ 'broadband/speed team 04:00': 1 });
    expect(held(additions, 'closings')).toEqual({ 'broadband/speed other 06:00': 1 });
    expect(additions.filter(({ sign }) => sign === 1).at(1)?.dimensions.personId).toBe(ann);
  });

  test('a repeat stands while one link does, beside the lodging, and is taken back with the last', () => {
    const link = (id: string, stands: boolean) =>
      fact(hoursLater(5), { among: { key: 'repeat', id, stands, beside: 'lodged' }, counts: [{ measure: 'repeats' }] });
    const two = told(lodged, link('a', true), link('b', true), link('a', true), link('a', false));
    expect(held(two.additions, 'repeats')).toEqual({ 'broadband/speed null 02:00': 1 });
    const none = told(lodged, link('a', true), link('a', false), link('a', false));
    expect(held(none.additions, 'repeats')).toEqual({});
    expect(none.known.entries.map(({ measure }) => measure)).toEqual(['lodged']);
    expect(told(link('a', true)).additions).toEqual([]);
  });

  test('the places of entries are never used twice', () => {
    const link = (stands: boolean) =>
      fact(hoursLater(5), {
        among: { key: 'repeat', id: 'a', stands, beside: 'lodged' },
        counts: [{ measure: 'repeats' }],
      });
    const { known } = told(lodged, link(true), link(false), link(true));
    expect(known.entries.map(({ place, measure }) => [place, measure])).toEqual([
      [1, 'lodged'],
      [3, 'repeats'],
    ]);
  });
});

test('a slice is named by what it is, whatever the order of its dimensions', () => {
  const { dimensions } = nothingKnown(project).memory;
  const turned = Object.fromEntries(Object.entries(dimensions).toReversed()) as unknown as typeof dimensions;
  expect(sliceId(turned)).toBe(sliceId(dimensions));
  expect(sliceId({ ...dimensions, step: 'x' })).not.toBe(sliceId(dimensions));
  expect(sliceId({ ...dimensions, product: 'a', area: '' })).not.toBe(
    sliceId({ ...dimensions, product: '', area: 'a' }),
  );
});
