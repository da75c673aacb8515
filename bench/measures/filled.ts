import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startChild } from '../platform/child.ts';
import { openDatabaseOf } from '../platform/installation.ts';
import { type Kept, keptInstallation } from '../platform/kept.ts';
import { checkSample } from './sample.ts';
import { fillCells, fillComplaints, fillLog, fillPlaces, fillQuarters, fillSums } from './year.ts';

const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));
const quick = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_wal_size: '4GB',
  maintenance_work_mem: '512MB',
};

const steps = { fillPlaces, fillLog, fillQuarters, fillCells, fillComplaints, fillSums };

async function fill(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("set work_mem = '512MB'; set timezone = 'Asia/Shanghai'");
  for (const [name, step] of Object.entries(steps)) {
    const began = performance.now();
    await step(client);
    if (process.env.TELL) console.error(`${name}: ${Math.round((performance.now() - began) / 1_000)} s`);
  }
  await client.query('vacuum analyze');
  await client.end();
}

/** Until the product has summed up the days and months that are over. */
async function untilSummed({ path }: Kept, url: string): Promise<void> {
  const server = startChild(house);
  const client = new pg.Client(url);
  await client.connect();
  try {
    await server.ask('open', { url, folder: path, pulses: true });
    for (;;) {
      const { rows } = await client.query<{ left: boolean }>(
        'select exists (select from measures.unsummed where due_at <= now()) as left',
      );
      if (!rows[0]?.left) break;
      await setTimeout(1_000);
    }
    await client.query('vacuum analyze measures.slice_sum; ');
  } finally {
    await client.end();
    await server.end();
  }
}

/** An installation with a year of ten million contacts; what was counted of it is checked against its log before anything is measured. */
export async function filledYear(): Promise<Kept> {
  const installation = await keptInstallation('measures');
  if (installation.isFilled) return installation;
  const database = await openDatabaseOf(installation, quick);
  await fill(database.url);
  await untilSummed(installation, database.url);
  await checkSample(database.url);
  await database.stop();
  installation.filled();
  return installation;
}
