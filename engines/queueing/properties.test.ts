import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocking, type StaffingProblem, staffing } from './index.ts';

const problems = fc.record({
  contacts: fc.double({ min: 0.1, max: 5000, noNaN: true }),
  intervalSeconds: fc.constantFrom(900, 1800, 3600),
  handleSeconds: fc.double({ min: 5, max: 1200, noNaN: true }),
  patienceSeconds: fc.double({ min: 5, max: 3600, noNaN: true }),
  answerSeconds: fc.double({ min: 0, max: 120, noNaN: true }),
});

/** Around the offered traffic, where all the interest is. */
const agentsNear = (problem: Pick<StaffingProblem, 'contacts' | 'handleSeconds' | 'intervalSeconds'>, share: number) =>
  Math.max(1, Math.round(((problem.contacts * problem.handleSeconds) / problem.intervalSeconds) * share));

const shares = fc.double({ min: 0.3, max: 2, noNaN: true });
const patient = ({ patienceSeconds, ...rest }: StaffingProblem): StaffingProblem => rest;

function close(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected) + 1e-13);
}

type Oracle = { waitProbability: number; abandonment: number; asaSeconds: number };

/**
 * The chain state by state (handling time 1): the weight of k in system relative to n, and for a customer who finds j waiting,
 * Beta(c, j + 1) moments of e^(−θV), c = n/φ. Shares no formula with the engine's integrals.
 */
function chain(offered: number, agents: number, loss: number): Oracle {
  let below = 0;
  for (let k = agents, weight = 1; k > 0; k--) {
    weight *= k / offered;
    below += weight;
  }
  let [all, lost, answeredWait, mean] = [0, 0, 0, 0];
  const c = agents / loss;
  for (let j = 0, weight = 1; weight > 1e-18 * all || agents + j * loss < offered; j++) {
    mean += 1 / (agents + (1 + j) * loss);
    all += weight;
    lost += (weight * (j + 1)) / (c + j + 1);
    answeredWait += (weight * mean * c) / (c + j + 1);
    weight *= offered / (agents + (j + 1) * loss);
  }
  const abandonment = lost / (below + all);
  return {
    waitProbability: all / (below + all),
    abandonment,
    asaSeconds: answeredWait / (below + all) / (1 - abandonment),
  };
}

describe('Erlang A', () => {
  it('agrees with its birth–death chain, state by state', () => {
    const systems = fc.record({
      offered: fc.double({ min: 0.1, max: 300, noNaN: true }),
      share: fc.double({ min: 0.6, max: 1.5, noNaN: true }),
      loss: fc.double({ min: 0.05, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(systems, ({ offered, share, loss }) => {
        const agents = Math.max(1, Math.round(offered * share));
        const load = { contacts: offered, intervalSeconds: 1, handleSeconds: 1, patienceSeconds: 1 / loss };
        const result = staffing({ ...load, answerSeconds: 0.1, targets: {}, agents });
        const expected = chain(offered, agents, loss);
        close(result.waitProbability, expected.waitProbability, 1e-6);
        close(result.abandonment, expected.abandonment, 1e-6);
        close(result.asaSeconds, expected.asaSeconds, 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('becomes Erlang C as patience grows', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 1.05, max: 2, noNaN: true }), (problem, share) => {
        const agents = agentsNear(problem, share) + 1;
        const limit = staffing({ ...patient({ ...problem, targets: {} }), agents });
        const result = staffing({ ...problem, targets: {}, agents, patienceSeconds: 1e11 });
        close(result.waitProbability, limit.waitProbability, 1e-5);
        close(result.serviceLevel, limit.serviceLevel, 1e-5);
        close(result.asaSeconds, limit.asaSeconds, 1e-4);
      }),
    );
  });

  it('loses no contact: what is answered in time, late, or given up is all that came', () => {
    fc.assert(
      fc.property(problems, shares, (problem, share) => {
        const agents = agentsNear(problem, share);
        const { serviceLevel, abandonment, abandonedWithin, occupancy, offeredErlangs } = staffing({
          ...problem,
          targets: {},
          agents,
        });
        expect(abandonedWithin).toBeLessThanOrEqual(abandonment * (1 + 1e-9));
        expect(serviceLevel + abandonment).toBeLessThanOrEqual(1 + 1e-9);
        close(occupancy * agents, offeredErlangs * (1 - abandonment), 1e-9);
      }),
    );
  });
});

describe('both queues', () => {
  it("obey Little's law", () => {
    fc.assert(
      fc.property(problems, shares, fc.boolean(), (problem, share, givesUp) => {
        const full = { ...problem, targets: {}, agents: agentsNear(problem, share) };
        const result = staffing(givesUp ? full : patient(full));
        if (!result.stable) return;
        close(result.queueLength, (problem.contacts / problem.intervalSeconds) * result.waitAllSeconds, 1e-9);
      }),
    );
  });

  it('never get worse with one agent more', () => {
    fc.assert(
      fc.property(problems, shares, fc.boolean(), (problem, share, givesUp) => {
        const full = { ...problem, targets: {}, agents: agentsNear(problem, share) };
        const few = staffing(givesUp ? full : patient(full));
        const more = staffing({ ...(givesUp ? full : patient(full)), agents: few.agents + 1 });
        const slack = 1e-9;
        expect(more.serviceLevel).toBeGreaterThanOrEqual(few.serviceLevel - slack);
        expect(more.abandonment).toBeLessThanOrEqual(few.abandonment + slack);
        expect(more.occupancy).toBeLessThanOrEqual(few.occupancy + slack);
        if (few.stable) expect(more.asaSeconds).toBeLessThanOrEqual(few.asaSeconds * (1 + 1e-6) + slack);
      }),
    );
  });

  it('need exactly what they say: one agent fewer misses a target', () => {
    const targets = fc.record({
      serviceLevel: fc.double({ min: 0.05, max: 0.999, noNaN: true }),
      maxAbandonment: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      asaSeconds: fc.double({ min: 0.5, max: 300, noNaN: true }),
      maxOccupancy: fc.double({ min: 0.4, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(problems, targets, fc.boolean(), (problem, wanted, givesUp) => {
        const full = givesUp ? { ...problem, targets: wanted } : patient({ ...problem, targets: wanted });
        const meets = (agents: number): boolean => {
          const result = staffing({ ...full, agents });
          return (
            result.stable &&
            result.serviceLevel >= wanted.serviceLevel &&
            result.abandonment <= wanted.maxAbandonment &&
            result.asaSeconds <= wanted.asaSeconds &&
            result.occupancy <= wanted.maxOccupancy + 1e-12
          );
        };
        const { agents } = staffing(full);
        expect(meets(agents)).toBe(true);
        if (agents > 1) expect(meets(agents - 1)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('wait as Erlang B says that they block', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 1.01, max: 2, noNaN: true }), (problem, share) => {
        const full = patient({ ...problem, targets: {}, agents: agentsNear(problem, share) + 1 });
        const { agents, offeredErlangs, waitProbability } = staffing(full);
        const lost = blocking(offeredErlangs, agents);
        close(waitProbability, (agents * lost) / (agents - offeredErlangs * (1 - lost)), 1e-9);
      }),
    );
  });
});
