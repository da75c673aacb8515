import { expect, test } from 'vitest';
import { boundOf, judge, poissonTail } from './rule.ts';

// Upper tails of the Poisson distribution, from R: ppois(count - 1, mean, lower.tail = FALSE).
test.each([
  [1, 1, 0.6321206],
  [5, 2, 0.05265302],
  [10, 3, 0.001102488],
  [15, 5, 0.0002262537],
  [20, 10, 0.003454342],
])('P(X ≥ %i) with a mean of %f is %f', (count, mean, share) => {
  expect(poissonTail(count, mean)).toBeCloseTo(share, 6);
});

test.each([
  // Nobody is told of a handful, whoever looks.
  [{ ownMean: 0, peerMean: 0 }, 10],
  [{ ownMean: 0.5, peerMean: 0 }, 10],
  [{ ownMean: 2, peerMean: 0 }, 10],
  // ppois(13, 4.1, lower = F) = 0.0000988: 14 is the first below one in ten thousand; 13 is not.
  [{ ownMean: 4.1, peerMean: 1 }, 14],
  [{ ownMean: 1, peerMean: 4.1 }, 14],
  // R: qpois(1e-4, mean, lower.tail = FALSE) + 1. Programs look that often, and the sum must not run for ever.
  [{ ownMean: 400, peerMean: 0 }, 477],
  [{ ownMean: 1_000, peerMean: 0 }, 1_121],
  [{ ownMean: 5_000, peerMean: 0 }, 5_266],
])('%o is bound by %i', (means, bound) => {
  expect(boundOf(means)).toBe(bound);
});

test('an hour at the bound is told of, one below it is not', () => {
  const bound = boundOf({ ownMean: 4.1, peerMean: 0 });
  expect(judge({ looks: bound - 1, ownMean: 4.1, peerMean: 0 })).toBeNull();
  expect(judge({ looks: bound, ownMean: 4.1, peerMean: 0 })).toEqual({
    looks: bound,
    ownMean: 4.1,
    peerMean: 0,
    bound,
  });
});

test('somebody who always looks a lot is not told of for doing so', () => {
  expect(judge({ looks: 60, ownMean: 50, peerMean: 2 })).toBeNull();
  expect(judge({ looks: 60, ownMean: 2, peerMean: 2 })).not.toBeNull();
});
