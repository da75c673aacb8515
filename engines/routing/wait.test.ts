import { describe, expect, it } from 'vitest';
import { seededChance } from '../queueing/simulation/index.ts';
import { estimateWait, FEWEST_ABANDONS, learnPatience, waitRange } from './index.ts';

function exponentials(seed: number): (mean: number) => number {
  const chance = seededChance(seed)(0);
  const one = new Float64Array(1);
  return (mean) => {
    chance(one);
    return -mean * Math.log(one[0] ?? 1);
  };
}

type Line = { readonly position: number; readonly agents: number; readonly handle: number; readonly patience: number };

/** Somebody stays in a line, behind others who do not: event by event, as it happens. */
function waitIn({ position, agents, handle, patience }: Line, draw: (mean: number) => number): number {
  const patiences = Array.from({ length: position - 1 }, () => draw(patience));
  let now = 0;
  for (;;) {
    now += draw(handle / agents);
    // Whoever has left by now is passed over.
    while (patiences.length > 0 && (patiences[0] ?? 0) < now) patiences.shift();
    if (patiences.length === 0) return now;
    patiences.shift();
  }
}

const lines: Line[] = [
  { position: 1, agents: 5, handle: 300, patience: 200 },
  { position: 6, agents: 5, handle: 300, patience: 200 },
  { position: 20, agents: 8, handle: 240, patience: 120 },
  { position: 40, agents: 50, handle: 300, patience: 1_000 },
];

describe('the expected wait where those ahead lose patience', () => {
  it.each(lines)('is that of a line played through: %j', (line) => {
    const draw = exponentials(7);
    const runs = 8_000;
    const waits = Array.from({ length: runs }, () => waitIn(line, draw)).toSorted((a, b) => a - b);
    const { position, agents, handle, patience } = line;
    const estimate = estimateWait({ position, agents, handleSeconds: handle, patienceSeconds: patience })!;
    const mean = waits.reduce((sum, one) => sum + one, 0) / runs;
    expect(estimate.mean / mean).toBeGreaterThan(0.96);
    expect(estimate.mean / mean).toBeLessThan(1.04);
    const within = (from: number, to: number) => waits.filter((one) => one >= from && one <= to).length / runs;
    expect(Math.abs(within(estimate.early, estimate.likely) - 0.8)).toBeLessThan(0.03);
  });

  it('is far shorter than that of a line which nobody leaves', () => {
    const problem = { position: 20, agents: 8, handleSeconds: 240 };
    expect(estimateWait({ ...problem, patienceSeconds: 120 })!.mean).toBeLessThan(estimateWait(problem)!.mean / 2);
  });
});

describe('patience learned from a queue', () => {
  it('lies in its interval as often as the interval says', () => {
    const draw = exponentials(11);
    const patience = 150;
    const rounds = 600;
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      let [waitedSeconds, abandons] = [0, 0];
      for (let contact = 0; contact < 300; contact++) {
        const [answeredAfter, leavesAfter] = [draw(60), draw(patience)];
        waitedSeconds += Math.min(answeredAfter, leavesAfter);
        if (leavesAfter < answeredAfter) abandons += 1;
      }
      const learned = learnPatience({ waitedSeconds, abandons })!;
      if (learned.lower <= patience && patience <= learned.upper) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.925);
    expect(held / rounds).toBeLessThan(0.975);
  });

  it.each([
    // Chi-square of 60 degrees: 40.482 and 83.298 (any printed table), over 60 of the mean.
    [30, 1 / (83.298 / 60), 1 / (40.482 / 60)],
    // Of 100: 74.222 and 129.561.
    [50, 1 / (129.561 / 100), 1 / (74.222 / 100)],
  ])('of %i abandons has the interval of the printed tables', (abandons, lower, upper) => {
    const learned = learnPatience({ waitedSeconds: abandons * 100, abandons })!;
    expect(learned.seconds).toBe(100);
    expect(learned.lower / 100).toBeCloseTo(lower, 2);
    expect(learned.upper / 100).toBeCloseTo(upper, 2);
  });

  it('is not told from a few', () => {
    expect(learnPatience({ waitedSeconds: 3_000, abandons: FEWEST_ABANDONS - 1 })).toBeNull();
  });
});

describe('the range that is told', () => {
  const problem = { position: 8, agents: 6, handleSeconds: 300 };

  it('holds what is not known of patience as well', () => {
    const patience = learnPatience({ waitedSeconds: 30 * 120, abandons: 30 })!;
    const { fromSeconds, toSeconds } = waitRange(problem, patience)!;
    const known = estimateWait({ ...problem, patienceSeconds: patience.seconds })!;
    expect(fromSeconds).toBeLessThan(known.early);
    expect(toSeconds).toBeGreaterThan(known.likely);
    expect(toSeconds).toBeLessThan(estimateWait(problem)!.likely);
  });

  it('is that of a line which nobody leaves, where too few have left to tell', () => {
    const { early, likely } = estimateWait(problem)!;
    expect(waitRange(problem, null)).toEqual({ fromSeconds: early, toSeconds: likely });
    expect(waitRange({ ...problem, agents: 0 }, null)).toBeNull();
  });
});
