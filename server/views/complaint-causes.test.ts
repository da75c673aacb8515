import { expect, test } from 'vitest';
import { mostBars, paretoOf, restOfCauses } from './complaint-causes.ts';

const causes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ cause: `c${String(index).padStart(2, '0')}`, cases: 100 - index }));
const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0);

test('bars fall, equal ones by code, and the unexplained stand last however many they are', () => {
  const bars = paretoOf([
    { cause: 'b', cases: 2 },
    { cause: '', cases: 5 },
    { cause: 'c', cases: 1 },
    { cause: 'a', cases: 2 },
  ]);
  expect(bars).toEqual([
    { cause: 'a', cases: 2, share: 0.2, cumulative: 0.2 },
    { cause: 'b', cases: 2, share: 0.2, cumulative: 0.4 },
    { cause: 'c', cases: 1, share: 0.1, cumulative: 0.5 },
    { cause: '', cases: 5, share: 0.5, cumulative: 1 },
  ]);
});

test.each([12, 13, 40])('%i causes: twelve bars, the rest in one, shares add up to 1', (count) => {
  const bars = paretoOf([...causes(count), { cause: '', cases: 7 }]);
  const rest = bars.find(({ cause }) => cause === restOfCauses);
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
  expect(bars.at(-1)).toMatchObject({ cause: '', cumulative: 1 });
});

test('no complaints, no bars', () => {
  expect(paretoOf([])).toEqual([]);
});
