import { join } from 'node:path';
import pino from 'pino';
import type { Browser } from 'playwright-core';
import { type House, openHouse } from '../server/house.ts';
import { system } from '../server/platform/permissions/actor.ts';
import type { Voice } from '../server/platform/voice/index.ts';
import { inTransaction, live } from '../server/sample/live.ts';
import { foundOrganisation } from '../server/sample/organisation.ts';
import { hiddenShift } from '../server/sample/stories.ts';
import { freshDatabase, startCluster, type TestDatabase, withTemplate, workerFolder } from '../server/test/cluster.ts';
import { openBrowser } from './browser.ts';
import { type PeoplesPages, pagesIn } from './peoples-pages.ts';

export { launch, openBrowser } from './browser.ts';
export { desk, type Language, phone } from './peoples-pages.ts';

/** The sample centre on a stepped clock, served to a real browser. */
export interface Centre extends Pick<PeoplesPages, 'pageOf' | 'visit'> {
  readonly house: House;
  readonly address: string;
  /** Lets the centre live on for some days, quietly and without the shift. */
  liveOn(days: number): Promise<void>;
  close(): Promise<void>;
}

/** Monday 5 January 2026, in the morning: the centre's past begins. */
const pastBegins = new Date('2026-01-05T01:00:00Z');
const pastDays = 56;
const perDay = 11;
/** Enough for what comes after the past; every complaint costs its time. */
const quietPerDay = 3;
const seed = 11;
const dayMs = 86_400_000;

const open = (databaseUrl: string, calls?: CentreOptions['calls']) =>
  openHouse({
    databaseUrl,
    masterKey: Buffer.alloc(32, 3),
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock: { mode: 'stepped', at: pastBegins },
    secureCookies: false,
    blobFolder: join(workerFolder(), 'blobs'),
    ...calls,
  });

async function after(house: House, days: number): Promise<Date> {
  const now = await house.floor.clock.now(house.floor.db);
  return new Date(now.getTime() + days * dayMs);
}

/** Eight weeks of complaints, in the last two of which a shift is hidden. */
async function prepare(url: string): Promise<void> {
  const house = await open(url);
  await inTransaction(house.floor, system('test'), pastBegins, foundOrganisation);
  const until = await after(house, pastDays);
  await live(house, { start: pastBegins, until, days: pastDays, perDay, seed, shift: hiddenShift });
  await house.close();
}

export interface CentreOptions {
  /** Colleagues find the page as they left it, for loading it is most of what a story costs. */
  readonly keepsPages?: boolean;
  /** A browser of its own in place of the one of all stories. */
  readonly browser?: Promise<Browser>;
  /** What carries calls, and where it puts what it records. */
  readonly calls?: { readonly voice: Voice; readonly blobFolder: string };
}

export async function openCentre({ browser: own, calls, keepsPages = false }: CentreOptions = {}): Promise<Centre> {
  await startCluster();
  const database: TestDatabase = await freshDatabase(await withTemplate('story', prepare));
  const house = await open(database.url, calls);
  const address = await house.listen('127.0.0.1', 0);
  const pages = pagesIn(await (own ?? openBrowser()), { house, address, keepsPages });
  return {
    house,
    address,
    pageOf: pages.pageOf,
    visit: pages.visit,
    liveOn: async (days) => {
      const start = await house.floor.clock.now(house.floor.db);
      const until = await after(house, days);
      await live(house, { start, until, days, perDay: quietPerDay, seed: seed + 1, shift: null });
    },
    close: async () => {
      await pages.close();
      await house.close();
      await database.drop();
    },
  };
}
