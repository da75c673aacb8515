import { expect, test } from 'vitest';
import { findIndicator } from './index.ts';
import { processOf, results } from './process.ts';

/** As many as drivers are looked for at once. */
const most = 8;

test.each(results)('%s hangs on numbers that there are, each once, and not on itself', (code) => {
  const process = processOf(code);
  expect(findIndicator(code)?.indicator.process).toEqual(process);
  expect(process.filter((one) => !findIndicator(one))).toEqual([]);
  expect(new Set(process).size).toBe(process.length);
  expect(process).not.toContain(code);
  expect(process.length).toBeLessThanOrEqual(most);
});

test('a number of the process hangs on none', () => {
  expect(findIndicator('average-handle-time')?.indicator.process).toEqual([]);
});
