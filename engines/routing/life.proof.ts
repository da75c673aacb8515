import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drain, lifeSteps, live } from './fixtures/life.ts';

it('a centre lives through tens of thousands of random events', () => {
  let contacts = 0;
  fc.assert(
    fc.property(lifeSteps(400), (steps) => {
      const centre = live(steps);
      contacts += centre.contacts.size;
      expect(drain(centre)).toBeLessThan(20_000);
    }),
    { numRuns: 60, seed: 1 },
  );
  expect(contacts).toBeGreaterThan(2000);
});
