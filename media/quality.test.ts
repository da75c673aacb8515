import { expect, test } from 'vitest';
import { countArrivals } from './quality.ts';

test('what is missing is lost, what comes late is not, and each time is counted anew', () => {
  const arrivals = countArrivals();
  for (const sequence of [65_534, 65_535, 1, 0, 5, 6, 7]) arrivals.arrive({ sequence, timestamp: 0 }, 0);
  expect(arrivals.take()).toMatchObject({ received: 7, lossShare: 0.3 });
  arrivals.arrive({ sequence: 8, timestamp: 0 }, 0);
  expect(arrivals.take()).toMatchObject({ received: 1, lossShare: 0 });
  expect(arrivals.take()).toMatchObject({ received: 0, lossShare: 0 });
});

test('jitter is the smoothed difference of transit times', () => {
  const even = countArrivals();
  for (let at = 0; at < 50; at++) even.arrive({ sequence: at, timestamp: at * 960 }, at * 20);
  expect(even.take().jitterMs).toBe(0);
  const uneven = countArrivals();
  // Each other packet 8 ms late: consecutive transit times differ by 8 ms, which the estimate nears from below.
  for (let at = 0; at < 400; at++) uneven.arrive({ sequence: at, timestamp: at * 960 }, at * 20 + (at % 2) * 8);
  expect(uneven.take().jitterMs).toBeCloseTo(8, 3);
});
