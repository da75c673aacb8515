import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Measurement, quantile } from '../measurement.ts';
import { lodge, signIn } from './centre.ts';
import { startChild } from './child.ts';
import { makeInstallation, openDatabaseOf } from './installation.ts';

const complaints = 400;
/** Evenly spaced: a centre's day and not a rush. */
const perSecond = 20;
const houseProgram = fileURLToPath(new URL('house-process.ts', import.meta.url));

/**
 * From the commit of a complaint and its event to the commit of what a flow did because of it, as PostgreSQL dates both
 * commits, while everything else that the house does by itself goes on.
 */
export async function* measureEffects(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation, { track_commit_timestamp: 'on' });
  const house = startChild(houseProgram);
  const client = new pg.Client(database.url);
  try {
    const opening = { url: database.url, folder: installation.path, pulses: true, probe: true };
    const address = await house.ask<string>('open', opening);
    const cookie = await signIn(address);
    await lodgeEvenly(address, cookie);
    await client.connect();
    const delays = await settledDelays(client);
    yield { name: 'platform.effect_p50_ms', value: quantile(delays, 0.5), unit: 'ms' };
    yield { name: 'platform.effect_p99_ms', value: quantile(delays, 0.99), unit: 'ms' };
  } finally {
    await client.end();
    await house.end();
    await database.stop();
    installation.remove();
  }
}

async function lodgeEvenly(address: string, cookie: string): Promise<void> {
  const began = performance.now();
  const lodging: Promise<string>[] = [];
  for (let number = 0; number < complaints; number += 1) {
    await sleep(Math.max(0, began + (number * 1000) / perSecond - performance.now()));
    lodging.push(lodge(address, cookie));
  }
  await Promise.all(lodging);
}

/** One for each complaint, once the flow has come to the last. */
async function settledDelays(client: pg.Client): Promise<number[]> {
  for (;;) {
    const { rows } = await client.query<{ ms: number }>(`
      select extract(epoch from pg_xact_commit_timestamp(probe.xmin) - pg_xact_commit_timestamp(event.xmin))::float8 * 1000
             as ms
      from platform.event event join public.probe probe on probe.complaint = event.subject_id
      where event.type = 'complaint.lodged'`);
    if (rows.length >= complaints) return rows.map(({ ms }) => ms);
    await sleep(100);
  }
}
