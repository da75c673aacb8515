import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCalls } from './simulate/calls.ts';
import { replayOf } from './simulate/plan.ts';
import { nearness } from './simulate/print.ts';
import { recorded, resultOf, simulateOnOwn } from './simulate/simulation.ts';

const root = resolve(import.meta.dirname, '..', process.env.TONGLI_TEST_DATA ?? '../shared');
const file = join(root, 'data/calls/anonymous_bank_1999_01_calls.txt.gz');
const isThere = existsSync(file);
if (!isThere) console.warn(`SKIPPED: no calls in ${file}; set TONGLI_TEST_DATA`);

/** Thirty thousand calls from the first to the last take a quarter of an hour where nobody else uses the machine. */
const patience = 90 * 60_000;

// Bounds as wide as other seeds and other ways to read who was there go: about 9.5 to 12 %, and 33 to 43 s.
test.skipIf(!isThere)(
  'January 1999, staffed as it was, loses and keeps waiting about as many as it did',
  async () => {
    const calls = readCalls(file);
    const plan = replayOf(calls, calls, 1);
    const tell = () => undefined;
    const result = resultOf(await simulateOnOwn({ plan, seed: 1, folder: null, centres: 4, tell }));
    const known = resultOf(recorded(calls));
    console.info(nearness(result.total, known.total));
    const { offered, answered, abandonment, answerSeconds } = known.total;
    expect([offered, answered, Math.round((abandonment ?? 0) * 1_000), Math.round((answerSeconds ?? 0) * 10)]).toEqual([
      ...[30_161, 27_060, 103, 350],
    ]);
    expect(result.total.offered).toBe(offered);
    expect(Math.abs((result.total.abandonment ?? 0) - (abandonment ?? 0))).toBeLessThan(0.015);
    expect(Math.abs((result.total.answerSeconds ?? 0) - (answerSeconds ?? 0))).toBeLessThan(6);
    const near = result.days.filter(({ day, figures }) => {
      const same = known.days.find((one) => one.day === day)?.figures;
      return Math.abs((figures.abandonment ?? 0) - (same?.abandonment ?? 0)) < 0.06;
    });
    expect(near.length).toBeGreaterThan(0.8 * known.days.length);
  },
  patience,
);
