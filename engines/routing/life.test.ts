import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Centre } from './fixtures/centre.ts';
import { drain, lifeSteps, live } from './fixtures/life.ts';

const logOf = ({ contactLog, agentLog }: Centre) => JSON.stringify([contactLog, agentLog]);

describe('a centre that lives through anything', () => {
  it('keeps one owner a contact, nobody stuck, nobody lost, nobody waiting beside an idle agent', () => {
    const causes = new Set<string>();
    const outcomes = new Set<string>();
    const refusals = new Set<string>();
    fc.assert(
      fc.property(lifeSteps(120), (steps) => {
        const centre = live(steps);
        for (const { cause, outcome } of centre.contactLog) {
          causes.add(cause);
          if (outcome) outcomes.add(outcome);
        }
        for (const code of centre.refusals.keys()) refusals.add(code);
      }),
      { numRuns: 14, seed: 6 },
    );
    // All of it was lived through.
    expect([...outcomes].sort()).toEqual(['abandoned', 'answered', 'callback', 'overflowed']);
    expect([...causes]).toEqual(
      expect.arrayContaining([
        'accept',
        'decline',
        'timeOut',
        'loseAgent',
        'returnAgent',
        'giveUpAgent',
        'hold',
        'resume',
      ]),
    );
    expect([...causes]).toEqual(
      expect.arrayContaining(['transfer', 'handOver', 'overflow', 'moveTo', 'endedByAgent', 'wrappedByTimer']),
    );
    expect(refusals.size).toBeGreaterThan(8);
  });

  it('comes to an end for everyone once nobody comes any more', () => {
    fc.assert(
      fc.property(lifeSteps(60), (steps) => {
        const centre = live(steps);
        const arrived = centre.contacts.size;
        expect(drain(centre)).toBeLessThan(20_000);
        expect(centre.contactLog.filter(({ state }) => state === 'closed').length).toBe(arrived);
        expect(centre.timers.size).toBe(0);
        expect([...centre.agents.values()].flatMap(({ slots }) => slots).every(({ state }) => state === 'idle')).toBe(
          true,
        );
      }),
      { numRuns: 5, seed: 6 },
    );
  });

  it('does the same when lived through again', () => {
    const [steps = []] = fc.sample(lifeSteps(200), { numRuns: 1, seed: 6 });
    expect(logOf(live(steps))).toBe(logOf(live(steps)));
  });
});
