import { expect, test } from 'vitest';
import { seededRandom } from '../false-alarm.ts';
import { findDrivers } from './drivers.ts';
import { importance, leastSquares } from './regression.ts';

/** J. W. Longley, JASA 62, 1967: the columns hardly differ from each other, which is why it is the test of least squares. */
const longley = `60323 83 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99 365385 1870 3547 115094 1953
63761 100 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962`;

/** F. Mosteller and J. W. Tukey, 1977: fertility, agriculture, examination, education, Catholic, infant mortality in 47 provinces. */
const swiss = `80.2 17 15 12 9.96 22.2|83.1 45.1 6 9 84.84 22.2|92.5 39.7 5 5 93.4 20.2|85.8 36.5 12 7 33.77 20.3|76.9 43.5 17 15 5.16 20.6|76.1 35.3 9 7 90.57 26.6
83.8 70.2 16 7 92.85 23.6|92.4 67.8 14 8 97.16 24.9|82.4 53.3 12 7 97.67 21|82.9 45.2 16 13 91.38 24.4|87.1 64.5 14 6 98.61 24.5|64.1 62 21 12 8.52 16.5
66.9 67.5 14 7 2.27 19.1|68.9 60.7 19 12 4.43 22.7|61.7 69.3 22 5 2.82 18.7|68.3 72.6 18 2 24.2 21.2|71.7 34 17 8 3.3 20|55.7 19.4 26 28 12.11 20.2
54.3 15.2 31 20 2.15 10.8|65.1 73 19 9 2.84 20|65.5 59.8 22 10 5.23 18|65 55.1 14 3 4.52 22.4|56.6 50.9 22 12 15.14 16.7|57.4 54.1 20 6 4.2 15.3
72.5 71.2 12 1 2.4 21|74.2 58.1 14 8 5.23 23.8|72 63.5 6 3 2.56 18|60.5 60.8 16 10 7.72 16.3|58.3 26.8 25 19 18.46 20.9|65.4 49.5 15 8 6.1 22.5
75.5 85.9 3 2 99.71 15.1|69.3 84.9 7 6 99.68 19.8|77.3 89.7 5 2 100 18.3|70.5 78.2 12 6 98.96 19.4|79.4 64.9 7 3 98.22 20.2|65 75.9 9 9 99.06 17.8
92.2 84.6 3 3 99.46 16.3|79.3 63.1 13 13 96.83 18.1|70.4 38.4 26 12 5.62 20.3|65.7 7.7 29 11 13.79 20.5|72.7 16.7 22 13 11.22 18.9|64.4 17.6 35 32 16.92 23
77.6 37.6 15 7 4.97 20|67.6 18.7 25 7 8.65 19.5|35 1.2 37 53 42.34 18|44.7 46.6 16 29 50.43 18.2|42.8 27.7 22 29 58.33 19.3`;

const columnsOf = (text: string) => {
  const rows = text.split(/[\n|]/).map((line) => line.split(' ').map(Number));
  return (rows[0] ?? []).map((_, place) => rows.map((row) => row[place] ?? Number.NaN));
};

const centred = (column: readonly number[]) => {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.map((value) => value - mean);
};

const correlation = (a: readonly number[], b: readonly number[]) => {
  const sum = (x: readonly number[], y: readonly number[]) => x.reduce((all, v, t) => all + v * (y[t] ?? 0), 0);
  const [x, y] = [centred(a), centred(b)];
  return sum(x, y) / Math.sqrt(sum(x, x) * sum(y, y));
};

test("the coefficients of Longley's data are those certified by NIST", () => {
  const [y = [], ...xs] = columnsOf(longley);
  const fit = leastSquares(centred(y), xs.map(centred));
  if (typeof fit === 'number') throw new Error('determined');
  const certified = [
    15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
  ];
  fit.coefficients.forEach((value, place) => {
    expect(value / (certified[place] ?? 0)).toBeCloseTo(1, 8);
  });
  const squares = fit.residuals.reduce((sum, value) => sum + value ** 2, 0);
  expect(squares).toBeCloseTo(836424.055505915, 3);
});

test('the shares of the Swiss data are those of R relaimpo, calc.relimp(type = "lmg")', () => {
  const [y = [], ...xs] = columnsOf(swiss);
  const shares = importance(
    xs.map((a) => xs.map((b) => correlation(a, b))),
    xs.map((x) => correlation(x, y)),
  );
  const published = [0.0570912207681, 0.1711730289002, 0.2601346786244, 0.1055701503735, 0.1127659229265];
  shares.forEach((share, place) => {
    expect(share).toBeCloseTo(published[place] ?? 0, 11);
  });
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0.706735001593, 11);
});

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A series whose neighbours resemble each other by so much, with a usual deviation of 1. */
function resembling(random: () => number, n: number, by: number): number[] {
  let last = normal(random);
  return Array.from({ length: n }, () => {
    last = by * last + Math.sqrt(1 - by ** 2) * normal(random);
    return last;
  });
}

const planted = 2.5;

/** A result of weekday, trend, one true driver and what resembles itself from day to day; three others move with the true one or alone. */
function world(seed: number, n: number, by: number, lag = 0) {
  const random = seededRandom(seed);
  const truth = resembling(random, n, by);
  const others = [0, 1, 2].map((one) =>
    resembling(random, n, by).map((v, t) => (one === 0 ? 0.6 * v + 0.5 * (truth[t] ?? 0) : v)),
  );
  const noise = resembling(random, n, by);
  const result = noise.map((v, t) => 20 + 8 * Number(t % 7 > 4) + 0.05 * t + planted * (truth[t - lag] ?? 0) + 2 * v);
  return {
    result,
    classes: result.map((_, t) => t % 7),
    candidates: [
      { key: 'a', values: others[0] ?? [], lag: 0 },
      { key: 'truth', values: truth, lag },
      { key: 'b', values: others[1] ?? [], lag: 0 },
      { key: 'c', values: others[2] ?? [], lag: 0 },
    ],
  };
}

test.each([
  ['independent days', 0],
  ['days that resemble the one before', 0.5],
])('a planted driver comes first, and the intervals hold the truth in 95 of 100 worlds: %s', (_, by) => {
  const worlds = 400;
  const seen = { first: 0, covered: 0, falselyClear: 0 };
  for (let seed = 1; seed <= worlds; seed++) {
    const found = findDrivers(world(seed, 180, by));
    if (found.state !== 'told') throw new Error(found.state);
    const own = found.drivers.find(({ key }) => key === 'truth');
    if (!own) throw new Error('missing');
    const perUnit = (value: number) => value / own.deviation;
    seen.first += Number(found.drivers[0]?.key === 'truth');
    seen.covered += Number(perUnit(own.low) <= planted && planted <= perUnit(own.high));
    seen.falselyClear += found.drivers.filter(({ key, isClear }) => key !== 'truth' && isClear).length / 3;
  }
  expect(seen.first / worlds).toBeGreaterThan(0.99);
  expect(seen.covered / worlds).toBeGreaterThan(0.92);
  expect(seen.covered / worlds).toBeLessThan(0.985);
  expect(seen.falselyClear / worlds).toBeLessThan(0.08);
});

test('what acts two days later is found at that distance', () => {
  const found = findDrivers(world(7, 180, 0, 2));
  expect(found).toMatchObject({ state: 'told', points: 178 });
  if (found.state !== 'told') throw new Error(found.state);
  expect(found.drivers[0]).toMatchObject({ key: 'truth', lag: 2, isClear: true });
  const at = findDrivers({
    ...world(7, 180, 0, 2),
    candidates: world(7, 180, 0, 2).candidates.map((one) => ({ ...one, lag: 0 })),
  });
  expect(at.state === 'told' && at.explained).toBeLessThan(0.3);
});

test('weekday and trend alone make no driver', () => {
  const random = seededRandom(3);
  const by = (t: number) => 10 * Number(t % 7 > 4) + 0.2 * t;
  const result = Array.from({ length: 180 }, (_, t) => by(t) + normal(random));
  const values = Array.from({ length: 180 }, (_, t) => by(t) + normal(random));
  expect(correlation(result, values)).toBeGreaterThan(0.9);
  const found = findDrivers({
    result,
    classes: result.map((_, t) => t % 7),
    candidates: [{ key: 'x', values, lag: 0 }],
  });
  expect(found).toMatchObject({ state: 'told', drivers: [{ isClear: false }] });
});

test('too little, what never moves and what follows from others are said, not guessed', () => {
  const { result, candidates, classes } = world(1, 60, 0);
  const [a, truth] = candidates;
  if (!a || !truth) throw new Error('missing');
  expect(findDrivers({ result: result.slice(0, 40), candidates, classes })).toEqual({
    state: 'too-few',
    points: 40,
    needed: 50,
  });
  expect(findDrivers({ result: [], candidates: [a] })).toMatchObject({ state: 'too-few', points: 0 });
  const still = { key: 'still', values: result.map(() => 3), lag: 0 };
  expect(findDrivers({ result, candidates: [a, still], classes })).toEqual({ state: 'constant', key: 'still' });
  expect(findDrivers({ result: result.map(() => 1), candidates: [a], classes })).toEqual({
    state: 'constant',
    key: null,
  });
  const sum = { key: 'sum', values: a.values.map((v, t) => (v ?? 0) * 2 + (truth.values[t] ?? 0)), lag: 0 };
  expect(findDrivers({ result, candidates: [a, truth, sum], classes })).toEqual({ state: 'determined', key: 'sum' });
});

test('what moves with another is said to be hard to tell apart', () => {
  const { result, candidates, classes } = world(2, 120, 0);
  const random = seededRandom(9);
  const values = (candidates[1]?.values ?? []).map((v) => (v ?? 0) + 0.1 * normal(random));
  const found = findDrivers({ result, classes, candidates: [...candidates, { key: 'twin', values, lag: 0 }] });
  if (found.state !== 'told') throw new Error(found.state);
  const inflations = new Map(found.drivers.map(({ key, inflation }) => [key, inflation]));
  expect(inflations.get('twin')).toBeGreaterThan(20);
  expect(inflations.get('truth')).toBeGreaterThan(20);
  expect(inflations.get('b')).toBeLessThan(1.5);
});
