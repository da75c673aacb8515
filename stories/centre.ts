import { join } from 'node:path';
import pino from 'pino';
import { type Browser, type BrowserContext, chromium, type Page, type ViewportSize } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { type House, openHouse } from '../server/house.ts';
import { system } from '../server/platform/permissions/actor.ts';
import type { Voice } from '../server/platform/voice/index.ts';
import { usualPerDay } from '../server/sample/history.ts';
import { inTransaction, live } from '../server/sample/live.ts';
import { foundOrganisation, samplePassword } from '../server/sample/organisation.ts';
import { hiddenShift } from '../server/sample/stories.ts';
import { freshDatabase, startCluster, type TestDatabase, withTemplate, workerFolder } from '../server/test/cluster.ts';

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Language = 'zh' | 'en';

export const desk = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/** The sample centre on a stepped clock, served to a real browser. */
export interface Centre {
  readonly house: House;
  readonly address: string;
  /** A page of somebody's own: a username of the sample centre, or null for a customer. */
  pageOf(username: string | null, options?: { language?: Language; phone?: boolean }): Promise<Page>;
  /** Looks at something in English on the page that all visits by this person share, one after the other. */
  visit<T>(username: string | null, look: (page: Page) => Promise<T>): Promise<T>;
  /** Lets the centre live on for some days, quietly and without the shift. */
  liveOn(days: number): Promise<void>;
  close(): Promise<void>;
}

/** Monday 5 January 2026, in the morning: the centre's past begins. */
const pastBegins = new Date('2026-01-05T01:00:00Z');
const pastDays = 56;
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
  await live(house, { start: pastBegins, until, days: pastDays, perDay: usualPerDay, seed, shift: hiddenShift });
  await house.close();
}

let browser: Promise<Browser> | undefined;

/** One for all stories of this process; it ends with it. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

export async function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: run `node scripts/chromium.mjs`, or name one in CHROMIUM.');
  return chromium.launch({ executablePath, args: [...chromiumArguments, ...more] });
}

export interface CentreOptions {
  /** A browser of its own in place of the one of all stories. */
  readonly browser?: Promise<Browser>;
  /** What carries calls, and where it puts what it records. */
  readonly calls?: { readonly voice: Voice; readonly blobFolder: string };
}

export async function openCentre({ browser: own, calls }: CentreOptions = {}): Promise<Centre> {
  await startCluster();
  const database: TestDatabase = await freshDatabase(await withTemplate('story', prepare));
  const house = await open(database.url, calls);
  const address = await house.listen('127.0.0.1', 0);
  const browser = await (own ?? openBrowser());
  const contexts: BrowserContext[] = [];
  const openContext = async (username: string | null, language: Language, viewport: ViewportSize) => {
    const context = await browser.newContext({
      baseURL: address,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      viewport,
      // A colour on its way to another is none that a reader was meant to see.
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    context.setDefaultTimeout(30_000);
    if (username !== null) await signIn(context, username);
    return context;
  };
  const visitors = new Map<string | null, Promise<Page>>();
  return {
    house,
    address,
    pageOf: async (username, { language = 'zh', phone: onPhone = false } = {}) =>
      (await openContext(username, language, onPhone ? phone : desk)).newPage(),
    visit: (username, look) => {
      const before = visitors.get(username) ?? openContext(username, 'en', desk).then((context) => context.newPage());
      const looked = before.then(look);
      // Whether or not the one before found fault, the next one looks.
      visitors.set(
        username,
        before.then((page) =>
          looked.then(
            () => page,
            () => page,
          ),
        ),
      );
      return looked;
    },
    liveOn: async (days) => {
      const start = await house.floor.clock.now(house.floor.db);
      const until = await after(house, days);
      await live(house, { start, until, days, perDay: quietPerDay, seed: seed + 1, shift: null });
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await house.close();
      await database.drop();
    },
  };
}

async function signIn(context: BrowserContext, username: string): Promise<void> {
  const response = await context.request.post('/api/v1/session', { data: { username, password: samplePassword } });
  if (!response.ok()) throw new Error(`${username} could not sign in: ${response.status()}`);
}
