import { expect, test } from 'vitest';
import { casesOfBar, countsBy, mostBars, others, paretoOf } from './pareto.ts';

const causes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ code: `c${String(index).padStart(2, '0')}`, cases: 100 - index }));
const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0);

test('bars fall, equal ones by code, and the unexplained stand last however many they are', () => {
  const bars = paretoOf([
    { code: 'b', cases: 2 },
    { code: '', cases: 5 },
    { code: 'c', cases: 1 },
    { code: 'a', cases: 2 },
  ]);
  expect(bars).toEqual([
    { code: 'a', cases: 2, share: 0.2, cumulative: 0.2 },
    { code: 'b', cases: 2, share: 0.2, cumulative: 0.4 },
    { code: 'c', cases: 1, share: 0.1, cumulative: 0.5 },
    { code: '', cases: 5, share: 0.5, cumulative: 1 },
  ]);
});

test.each([12, 13, 40])('%i causes: twelve bars, the rest in one, shares add up to 1', (count) => {
  const bars = paretoOf([...causes(count), { code: '', cases: 7 }]);
  const rest = bars.find(({ code }) => code === others);
  expect(bars).toHaveLength(count > mostBars ? 14 : 13);
  expect(rest?.cases).toBe(
    count > mostBars
      ? sum(
          causes(count)
            .slice(12)
            .map(({ cases }) => cases),
        )
      : undefined,
  );
  expect(sum(bars.map(({ share }) => share))).toBeCloseTo(1, 12);
  expect(bars.at(-1)).toMatchObject({ code: '', cumulative: 1 });
});

test('no complaints, no bars', () => {
  expect(paretoOf([])).toEqual([]);
});

test('a bar gives back the complaints that it counts, the shared one too', () => {
  const cases = causes(14).flatMap(({ code }, index) =>
    Array.from({ length: 20 - index }, (_, place) => ({
      ...{ id: `${code}-${place}`, number: `${code}-${place}`, lodgedOn: '2026-03-01', step: '' },
      ...{ cause: code, product: 'broadband', area: '' },
    })),
  );
  const bars = paretoOf(countsBy(cases, 'cause'));
  expect(bars.map(({ code }) => casesOfBar(cases, 'cause', code).length)).toEqual(bars.map((bar) => bar.cases));
  expect(new Set(casesOfBar(cases, 'cause', others).map(({ cause }) => cause))).toEqual(new Set(['c12', 'c13']));
  expect(paretoOf(countsBy(cases, 'area'))).toMatchObject([{ code: '', cases: cases.length, share: 1 }]);
});
