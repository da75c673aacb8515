import { expect, test } from 'vitest';
import { findBenchmarks } from './discovery.ts';
import { quantile } from './measurement.ts';
import { tableRow } from './table.ts';

test('an engine’s file is a benchmark by its name, and a folder is one of all its files that measure', () => {
  const found = findBenchmarks(import.meta.dirname);
  expect([...found.keys()]).toEqual(expect.arrayContaining(['forecasting', 'platform', 'queueing']));
  expect(found.get('queueing')?.map(({ name }) => name)).toEqual(['measureQueueing']);
  expect(found.get('platform')?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['measureEffects', 'measureShares', 'measureStarting']),
  );
});

test('a row of the table says what the value stands beside', () => {
  const row = { name: 'a.b', value: 1234.567, unit: 'ms', peer: 'bound', peerValue: 2000, ratio: 0.617 };
  expect(tableRow(row).split(/ {2,}| (?=ms)/)).toEqual(['a.b', '1,235', 'ms', 'bound', '2,000', '0.62']);
});

test.each([
  [0.5, 3],
  [0.99, 4],
  [0, 1],
])('the quantile %f of 1 to 4 is %i', (share, value) => {
  expect(quantile([4, 2, 1, 3], share)).toBe(value);
});
