import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { House } from '../../server/house.ts';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { appendContacts, openHouseOn } from './contacts-log.ts';
import type { Written } from './writer-process.ts';

const writer = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
const facts = Number(process.env.TONGLI_BENCH_FACTS ?? 50_000);
const perSecond = Number(process.env.TONGLI_BENCH_PACE ?? 5_000);
const seconds = 60;
const perSecondBound = 5_000;
const freshMs = 5_000;

/** Contacts as a page reads them. */
async function counted({ floor }: House): Promise<number> {
  const { rows } = await sql<{ sum: number | null }>`
    select sum(sum)::float8 as sum from measures.day_sum where cut = 'project' and key = '' and measure = 'contacts'`.execute(
    floor.db,
  );
  return rows[0]?.sum ?? 0;
}

/** Values in the cells: a fact, which is an event of the log, is counted in several. */
async function values({ floor }: House): Promise<number> {
  const { rows } = await sql<{ sum: number }>`select sum(count)::float8 as sum from measures.cell`.execute(floor.db);
  return rows[0]?.sum ?? 0;
}

/** How long after its commit each part stands in what pages read, while others come at a steady pace from another process. */
async function freshnessOf(house: House, installation: { url: string; folder: string }, first: number) {
  const child = startChild(writer);
  try {
    await child.ask('open', installation);
    const seen: Written[] = [];
    const writing = child.ask<Written[]>('write', { first, perSecond, seconds });
    for (let count = first; count < first + perSecond * seconds; await setTimeout(50)) {
      count = await counted(house);
      if (count > (seen.at(-1)?.count ?? first)) seen.push({ count, at: Date.now() });
    }
    const written = await writing;
    const times = written.map(
      ({ count, at }) => (seen.find((one) => one.count >= count)?.at ?? Number.POSITIVE_INFINITY) - at,
    );
    const [began, ended] = [written[0], written.at(-1)];
    // A writer that falls behind would make them look fresh.
    const pace = began && ended ? (1_000 * (ended.count - began.count)) / (ended.at - began.at) : 0;
    return { times, pace };
  } finally {
    await child.end();
  }
}

/** Facts a second from the log into cells and sums as when the product serves people, and milliseconds until one is seen. */
export async function* measureIngest(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const house = await openHouseOn(database.url, installation.path);
  try {
    await appendContacts(house, 0, 500);
    await house.settle();
    const before = await values(house);
    await appendContacts(house, 500, facts);
    const began = performance.now();
    house.startPulses();
    const standing = facts + 500;
    while ((await counted(house)) < standing) await setTimeout(50);
    const took = (performance.now() - began) / 1_000;
    yield beside({ name: 'measures.ingest_per_second', value: facts / took, unit: 'facts/s' }, 'bound', perSecondBound);
    yield {
      name: 'measures.ingest_values_per_second',
      value: ((await values(house)) - before) / took,
      unit: 'values/s',
    };
    const { times, pace } = await freshnessOf(house, { url: database.url, folder: installation.path }, standing);
    yield beside({ name: 'measures.freshness_pace_per_second', value: pace, unit: 'facts/s' }, 'bound', perSecondBound);
    yield beside({ name: 'measures.freshness_p99_ms', value: quantile(times, 0.99), unit: 'ms' }, 'bound', freshMs);
  } finally {
    await house.close();
    await database.stop();
    installation.remove();
  }
}
