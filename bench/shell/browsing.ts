import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

const settings = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

const elsewhere = '/notices';

/** Somebody's browser, signed in. */
export interface Visitor {
  /**
   * Milliseconds from leaving one page of the house for another until what the selector names has been painted: the first time,
   * with the page's code to load, and then for other rows of it, which nobody has read before.
   */
  visit(first: string, next: string, shown: string): Promise<{ readonly first: number; readonly next: number }>;
  close(): Promise<void>;
}

export async function openVisitor(address: string, cookie: string): Promise<Visitor> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: run `node scripts/chromium.mjs`, or name one in CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: settings });
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1280, height: 900 } });
  const cut = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url: address }]);
  const page = await context.newPage();
  return {
    visit: async (first, next, shown) => {
      await page.goto(elsewhere, { waitUntil: 'networkidle' });
      const firstMs = await page.evaluate(pass, [first, shown, true] as const);
      await page.waitForLoadState('networkidle');
      await page.evaluate(pass, [elsewhere, shown, false] as const);
      return { first: firstMs, next: await page.evaluate(pass, [next, shown, true] as const) };
    },
    close: () => browser.close(),
  };
}

/** Runs in the page: goes on within the house, as a link does, and looks at every frame whether it is there, or gone. */
async function pass([to, shown, there]: readonly [string, string, boolean]): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const began = performance.now();
  history.pushState({}, '', to);
  while ((document.querySelector(shown) !== null) !== there) {
    if (performance.now() - began > 30_000) throw new Error(`${to}: ${shown} in ${document.body.textContent}`);
    await frame();
  }
  // It is painted with this frame: the next one comes after that.
  await frame();
  return performance.now() - began;
}
