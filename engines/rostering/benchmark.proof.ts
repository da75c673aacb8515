import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkInstance } from './checker/index.ts';
import { readInstance, rowsOfInstance, solve } from './index.ts';

const root = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared', 'data/scheduling');
const present = existsSync(root);
if (!present) console.warn(`SKIPPED: no benchmark instances in ${root}; set TONGLI_TEST_DATA`);

const minutes = 9;
/** Best known, and how far above it the roster may be. */
const aims: readonly (readonly [instance: number, best: number, above: number])[] = [
  [2, 828, 0],
  [3, 1001, 0],
  [5, 1143, 0.02],
  [6, 1950, 0.02],
  [7, 1056, 0.02],
  [8, 1308, 0.05],
  [9, 439, 0.02],
  [10, 4631, 0.02],
  [11, 3443, 0.02],
  [12, 4040, 0.02],
  [20, 9750, 0],
  [21, 36688, 0],
  [22, 516686, 0],
  [23, 54384, 0],
  [24, 156858, 0],
];

describe.skipIf(!present)('public instances', () => {
  it.each(aims)('%i comes near %i', async (instance, best, above) => {
    const text = gunzipSync(readFileSync(`${root}/nrp_instances1_24/Instance${instance}.txt.gz`)).toString('utf8');
    const stop = AbortSignal.timeout(minutes * 60_000);
    const near = new AbortController();
    const roster = await solve(
      { format: 'instance', text },
      {
        seed: 1,
        workers: 2,
        stop: AbortSignal.any([stop, near.signal]),
        onRound: ({ cost }) => cost <= best * (1 + above) && near.abort(),
      },
    );
    const verdict = checkInstance(text, rowsOfInstance(readInstance(text), roster.shift));
    expect(verdict.broken).toEqual([]);
    expect(verdict.objective).toBeLessThanOrEqual(best * (1 + above));
    expect(roster.bound).toBeLessThanOrEqual(best + 1e-6);
  });
});
