import { describe, expect, test } from 'vitest';
import { combine, propose } from './decomposing.ts';

const parts = (...all: readonly (readonly [number | null, number])[]) =>
  all.map(([target, weight]) => ({ target, weight }));

describe('counts are added up', () => {
  test('what parts leave open is the gap', () => {
    expect(combine('adds', 1_000, parts([600, 1], [300, 1]))).toEqual({
      how: 'adds',
      combined: 900,
      gap: 100,
      without: 0,
    });
  });
  test('a part without a target counts for nothing', () => {
    expect(combine('adds', 1_000, parts([600, 1], [null, 1]))).toMatchObject({ combined: 600, gap: 400, without: 1 });
  });
  test('shared by weight they add up to the last hundredth', () => {
    const shares = propose('adds', 100, [1, 1, 1]);
    expect(shares).toEqual([33.34, 33.33, 33.33]);
    expect(
      combine(
        'adds',
        100,
        shares.map((target) => ({ target, weight: 1 })),
      ),
    ).toMatchObject({ gap: 0 });
  });
});

describe('rates are weighed', () => {
  test('two teams of 300 and 100 contacts at 80 % and 60 % are 75 %', () => {
    expect(combine('weighs', 0.8, parts([0.8, 300], [0.6, 100]))).toMatchObject({ combined: 0.75, gap: 0.05 });
  });
  test('the same for everyone leaves no gap, whatever the weights', () => {
    const weights = [17, 0, 3.3];
    const shares = propose('weighs', 0.83, weights);
    const made = shares.map((target, place) => ({ target, weight: weights[place] ?? 0 }));
    expect(combine('weighs', 0.83, made)).toMatchObject({ combined: 0.83, gap: 0, without: 0 });
  });
  test('without any weight there is nothing to weigh', () => {
    expect(combine('weighs', 0.8, parts([0.8, 0]))).toMatchObject({ combined: null, gap: null });
  });
});

test('no target of the whole: no gap and nothing proposed', () => {
  expect(combine('adds', null, parts([1, 1]))).toMatchObject({ combined: 1, gap: null });
  expect(propose('adds', null, [1])).toEqual([null]);
  expect(propose('adds', 5, [0])).toEqual([null]);
  expect(combine('weighs', 0.8, [])).toMatchObject({ combined: null, gap: null, without: 0 });
});
