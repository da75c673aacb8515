import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nextDue } from '../../platform/timers/timers.ts';
import { expectations, firedOf, liveThrough, planCases, raiseLadder } from '../../test/work-cases.ts';
import { openWorld } from '../../test/world.ts';
import { work } from './manifest.ts';

const script = fileURLToPath(new URL('../../test/sweeper.ts', import.meta.url));
const count = Number(process.env.TONGLI_CASES ?? 120);
const sweepsBetweenKills = 40;

async function startSweeper(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test(`a year of ${count} cases, swept by four processes that are killed again and again: each warning once, at its minute`, async () => {
  const world = await openWorld();
  await raiseLadder(world);
  const sweepers = await Promise.all(Array.from({ length: 4 }, () => startSweeper(world.url)));
  const from = new Date('2026-03-02T03:00:00Z');
  const cases = planCases(count, { from, days: 365, seed: 2_026 });
  let [sweeps, kills] = [0, 0];
  const ids = await liveThrough(world, cases, async () => {
    sweeps += 1;
    const now = await world.now();
    // The kill falls amid the firing: what the killed one had in hand is fired by another.
    if (sweeps % sweepsBetweenKills === 0) {
      const victim = kills % sweepers.length;
      kills += 1;
      await kill(sweepers[victim]);
      sweepers[victim] = await startSweeper(world.url);
    }
    for (;;) {
      const due = await nextDue(world.house.floor.db, work.timers);
      if (due === null || due > now) return;
      await sleep(1);
    }
  });
  await Promise.all(sweepers.map(kill));
  const fired = await firedOf(world);
  const expected = expectations(cases, new Date('2027-05-01T00:00:00Z'));
  console.log(`${count} cases, ${expected.flat().length} firings at ${sweeps} instants, ${kills} kills`);
  expect(ids.map((id) => fired.get(id) ?? [])).toEqual(expected);
  await world.close();
}, 1_800_000);
