import type { Browser, BrowserContext, Page, ViewportSize } from 'playwright-core';
import type { House } from '../server/house.ts';
import { sessionCookieName } from '../server/platform/http/credential.ts';
import { system } from '../server/platform/permissions/actor.ts';
import { inTransaction } from '../server/sample/live.ts';
import { letIn } from '../server/test/sessions.ts';
import { watchQuestions } from './settled.ts';

export type Language = 'zh' | 'en';

export const desk = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

export interface PageOptions {
  readonly language?: Language;
  readonly phone?: boolean;
  /** In a browser of its own, as if somebody else sat there. */
  readonly beside?: boolean;
}

/** The pages that people have open at one centre. */
export interface PeoplesPages {
  /**
   * A page of somebody's: a username of the sample centre, or null for a customer. Where pages are kept, colleagues find theirs as they
   * left it; a customer's is always a new one, and so is one that is asked for beside it.
   */
  pageOf(username: string | null, options?: PageOptions): Promise<Page>;
  /** Looks at something in English on the page that all visits by this person share, one after the other. */
  visit<T>(username: string | null, look: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

type Open = (username: string | null, language: Language, viewport: ViewportSize) => Promise<Page>;

interface Served {
  readonly house: House;
  readonly address: string;
  readonly keepsPages: boolean;
}

export function pagesIn(browser: Browser, { house, address, keepsPages }: Served): PeoplesPages {
  const admit = admissionTo(house, address);
  const contexts: BrowserContext[] = [];
  const open: Open = async (username, language, viewport) => {
    const context = await browser.newContext({
      baseURL: address,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      viewport,
      // A colour on its way to another is none that a reader was meant to see.
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    context.setDefaultTimeout(30_000);
    await watchQuestions(context);
    if (username !== null) await admit(context, username);
    return context.newPage();
  };
  return {
    pageOf: keptPages(open, admit, keepsPages),
    visit: sharedPages(open),
    close: async () => {
      for (const context of contexts) await context.close();
    },
  };
}

function keptPages(open: Open, admit: Admit, keepsPages: boolean): PeoplesPages['pageOf'] {
  const pages = new Map<string, Promise<Page>>();
  return (username, { language = 'zh', phone: onPhone = false, beside = false } = {}) => {
    const anew = () => open(username, language, onPhone ? phone : desk);
    if (username === null || beside || !keepsPages) return anew();
    const key = `${username} ${language} ${onPhone}`;
    const left = pages.get(key);
    const page = left
      ? left.then(async (one) => {
          if (one.isClosed()) return anew();
          await admit(one.context(), username);
          return one;
        })
      : anew();
    pages.set(key, page);
    return page;
  };
}

function sharedPages(open: Open): PeoplesPages['visit'] {
  const visitors = new Map<string | null, Promise<Page>>();
  return (username, look) => {
    const before = visitors.get(username) ?? open(username, 'en', desk);
    const looked = before.then(look);
    // Whether or not the one before found fault, the next one looks.
    const after = before.then((page) =>
      looked.then(
        () => page,
        () => page,
      ),
    );
    visitors.set(username, after);
    return looked;
  };
}

/** A session that nobody used for so long may have ended. */
const admitAgainMs = 600_000;

type Admit = (context: BrowserContext, username: string) => Promise<void>;

/** Lets people in without their passwords, which are slow on purpose; that those work is a story of its own. */
function admissionTo({ floor }: House, address: string): Admit {
  const admitted = new WeakMap<BrowserContext, number>();
  return async (context, username) => {
    const now = await floor.clock.now(floor.db);
    const before = admitted.get(context);
    if (before !== undefined && now.getTime() < before + admitAgainMs) return;
    let value = '';
    await inTransaction(floor, system('test'), now, async (call) => {
      value = await letIn(call, username);
    });
    await context.addCookies([{ name: sessionCookieName, value, url: address, httpOnly: true, sameSite: 'Lax' }]);
    admitted.set(context, now.getTime());
  };
}
