import { expect, test } from 'vitest';
import { crashSeries } from './test/crash.ts';
import { foundInstallation, makeDataFolder } from './test/server-process.ts';

const crashes = 60;

test(`after ${crashes} kills of server or database amid writes, nothing is lost and nothing counted twice`, async () => {
  const folder = makeDataFolder();
  await foundInstallation(folder.path);
  const series = crashSeries(folder.path);
  for (let number = 0; number < crashes; number += 1)
    await series.crash(number % 3 === 2 ? 'database' : 'server', 50 + ((number * 137) % 900));
  const { acknowledged, lost, stored, counted, withoutLimit } = await series.verdict();
  console.log(`${crashes} crashes: ${acknowledged} writes acknowledged, ${stored} stored, ${lost.length} lost`);
  expect(acknowledged).toBeGreaterThan(crashes);
  expect({ lost, counted, withoutLimit }).toEqual({ lost: [], counted: stored, withoutLimit: 0 });
  folder.remove();
}, 600_000);
