import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCrashSeries } from './test/crash.ts';
import { foundInstallation, makeDataFolder } from './test/server-process.ts';

const crashes = Number(process.env.TONGLI_CRASHES ?? 200);
/** Drawn anew each time, and said, so that a series that found something can be walked again. */
const seed = Number(process.env.TONGLI_CRASH_SEED ?? Date.now() % 1_000_000);

const ends = fc.record({
  victim: fc.constantFrom('server' as const, 'server' as const, 'database' as const),
  afterMs: fc.integer({ min: 20, max: 500 }),
});

test(`after ${crashes} kills of server or database amid writes, nothing is lost and nothing happens twice`, async () => {
  console.log(`crash series ${seed}`);
  const folder = makeDataFolder();
  await foundInstallation(folder.path);
  const series = await openCrashSeries(folder.path);
  for (const { victim, afterMs } of fc.sample(ends, { numRuns: crashes, seed })) await series.crash(victim, afterMs);
  const verdict = await series.verdict();
  const { acknowledged, lost, stored, parcels, runs } = verdict;
  console.log(
    `${crashes} crashes: ${acknowledged} writes acknowledged, ${stored} complaints and ${parcels} parcels stored, ${lost.length} lost, ${runs} runs of jobs`,
  );
  expect(acknowledged).toBeGreaterThan(crashes);
  expect(verdict).toMatchObject({ lost: [], counted: stored, withoutLimit: 0, effects: parcels });
  folder.remove();
}, 1_500_000);
