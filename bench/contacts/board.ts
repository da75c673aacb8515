import { fileURLToPath } from 'node:url';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { signInAgents } from './centre.ts';
import type { Lived } from './crowd-process.ts';

const boards = 100;
const rate = 30;
const boundMs = 500;
const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A hundred leaders watch the board of a busy centre: milliseconds from the instant of each change to its arrival at each of them. */
export async function* measureBoard(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  await signInAgents(database.url);
  const server = startChild(fileOf('../platform/house-process.ts'));
  const crowd = startChild(fileOf('crowd-process.ts'));
  const leaders = startChild(fileOf('leaders-process.ts'));
  try {
    const opening = { url: database.url, folder: installation.path, pulses: true };
    const address = await server.ask<string>('open', opening);
    await leaders.ask('open', { address, count: boards });
    const crowdOf = { address, url: database.url, lives: 32, perSecond: rate };
    await crowd.ask<Lived>('run', { ...crowdOf, seconds: 4 });
    await leaders.ask('delays');
    await crowd.ask<Lived>('run', { ...crowdOf, seconds: 10 });
    const delays = await leaders.ask<number[]>('delays');
    yield beside({ name: 'contacts.board_p99_ms', value: quantile(delays, 0.99), unit: 'ms' }, 'bound', boundMs);
  } finally {
    await leaders.end();
    await crowd.end();
    await server.end();
    await database.stop();
    installation.remove();
  }
}
