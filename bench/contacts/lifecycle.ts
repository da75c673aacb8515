import { fileURLToPath } from 'node:url';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { signInAgents } from './centre.ts';
import type { Lived } from './crowd-process.ts';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A centre of 10,000 seats has about this many contacts a second in its busiest hour. */
const needed = 60;
const rate = 30;
const mostOfferMs = 100;

/**
 * Whole lives of contacts over HTTP: a customer comes, is routed among 10,000 agents of 100 queues, answered, ended and written up;
 * server, database with durable commits and those who ask share the machine. Offers are timed at a steady rate, to when everyone is told.
 */
export async function* measureLifecycle(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  await signInAgents(database.url);
  const server = startChild(fileOf('../platform/house-process.ts'));
  const crowd = startChild(fileOf('crowd-process.ts'));
  try {
    const opening = { url: database.url, folder: installation.path, pulses: true };
    const address = await server.ask<string>('open', opening);
    const crowdOf = { address, url: database.url, lives: 64 };
    await crowd.ask<Lived>('run', { ...crowdOf, seconds: 8 });
    const steady = await crowd.ask<Lived>('run', { ...crowdOf, perSecond: rate, seconds: 15 });
    const full = await crowd.ask<Lived>('run', { ...crowdOf, seconds: 20 });
    if (full.failed + steady.failed > 0) throw new Error(`contacts: ${full.failed + steady.failed} lives failed`);
    yield beside({ name: 'contacts.lifecycle_per_second', value: full.perSecond, unit: '1/s' }, 'needed', needed);
    yield beside(
      { name: 'contacts.offer_p99_ms', value: quantile(steady.offerMs, 0.99), unit: 'ms' },
      'bound',
      mostOfferMs,
    );
  } finally {
    await crowd.end();
    await server.end();
    await database.stop();
    installation.remove();
  }
}
