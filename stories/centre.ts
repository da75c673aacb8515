import { join } from 'node:path';
import pino from 'pino';
import type { Browser } from 'playwright-core';
import { type House, openHouse } from '../server/house.ts';
import type { Mailer } from '../server/platform/mail/index.ts';
import { system } from '../server/platform/permissions/actor.ts';
import type { Voice } from '../server/platform/voice/index.ts';
import type { HiddenShift } from '../server/sample/history.ts';
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
  readonly databaseUrl: string;
  /** Lets the centre live on for some days, quietly: without the shift, or with nothing but one. */
  liveOn(days: number, shift?: HiddenShift): Promise<void>;
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

const open = (
  databaseUrl: string,
  { at = pastBegins, calls, mail }: Pick<CentreOptions, 'calls' | 'mail'> & { readonly at?: Date } = {},
) =>
  openHouse({
    databaseUrl,
    masterKey: Buffer.alloc(32, 3),
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock: { mode: 'stepped', at },
    secureCookies: false,
    blobFolder: join(workerFolder(), 'blobs'),
    ...calls,
    ...(mail ? { mail } : {}),
  });

async function after(house: House, days: number): Promise<Date> {
  const now = await house.floor.clock.now(house.floor.db);
  return new Date(now.getTime() + days * dayMs);
}

/** Its people, and nothing that ever happened. */
async function found(url: string, at: Date): Promise<House> {
  const house = await open(url, { at });
  await inTransaction(house.floor, system('test'), at, foundOrganisation);
  return house;
}

/** Eight weeks of complaints, in the last two of which a shift is hidden. */
async function prepare(url: string): Promise<void> {
  const house = await found(url, pastBegins);
  const until = await after(house, pastDays);
  const past = house.openPast();
  await live(past, { start: pastBegins, until, days: pastDays, perDay, seed, shift: hiddenShift });
  await past.close();
  await house.close();
}

const templateOf = (foundedAt: Date | undefined) =>
  foundedAt === undefined
    ? withTemplate('story', prepare)
    : withTemplate(`founded_${foundedAt.getTime()}`, async (url) => (await found(url, foundedAt)).close());

export interface CentreOptions {
  /** Colleagues find the page as they left it, for loading it is most of what a story costs. */
  readonly keepsPages?: boolean;
  /** A centre without a past, where another day than the usual one is told of. */
  readonly foundedAt?: Date;
  /** A browser of its own in place of the one of all stories. */
  readonly browser?: Promise<Browser>;
  /** What carries calls, and where it puts what it records. */
  readonly calls?: { readonly voice: Voice; readonly blobFolder: string };
  /** Where mail is handed over. */
  readonly mail?: Mailer;
}

export async function openCentre({
  browser: own,
  keepsPages = false,
  ...options
}: CentreOptions = {}): Promise<Centre> {
  await startCluster();
  const database: TestDatabase = await freshDatabase(await templateOf(options.foundedAt));
  const house = await open(database.url, options);
  const address = await house.listen('127.0.0.1', 0);
  const pages = pagesIn(await (own ?? openBrowser()), { house, address, keepsPages });
  return {
    house,
    address,
    databaseUrl: database.url,
    pageOf: pages.pageOf,
    visit: pages.visit,
    liveOn: async (days, shift) => {
      const start = await house.floor.clock.now(house.floor.db);
      const until = await after(house, days);
      const usual = shift ? { perDay: 0, shift } : { perDay: quietPerDay, shift: null };
      await live(house, { start, until, days, seed: seed + 1, ...usual });
    },
    close: async () => {
      await pages.close();
      await house.close();
      await database.drop();
    },
  };
}
