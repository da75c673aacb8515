import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { visits } from './pages.ts';

/** Pages whose dialogues, lists and tables bring styles as they open. Every other page reports in `pages.ts` what was kept out. */
const openings = ['/portal', '/complaints', '/results/charts', '/settings/accounts'];
const opened = visits.filter(({ path }) => openings.includes(path));

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre.close());

/** What the browser kept out because the page's policy forbids it. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const kept: string[] = [];
    Object.assign(globalThis, { keptOut: kept });
    document.addEventListener('securitypolicyviolation', (event) =>
      kept.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}`),
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { keptOut: string[] }).keptOut);
}

/** Opens what the page offers to open, for dialogues and lists bring styles of their own. */
async function openSomething(page: Page): Promise<void> {
  const opener = page.locator('main button:not([disabled]), main [role=combobox]').first();
  if ((await opener.count()) > 0) await opener.click({ timeout: 2_000 }).catch(() => undefined);
  await page.waitForLoadState('networkidle');
}

describe('the policy of pages', () => {
  test.each(opened.map((visit) => [visit.path, visit] as const))('keeps nothing of %s out', async (_, visit) => {
    const page = await centre.pageOf(visit.as, { language: 'en' });
    const keptOut = await watchPolicy(page);
    const response = await page.goto(visit.path);
    expect(response?.headers()['content-security-policy']).toMatch(/style-src 'self' 'nonce-[^']+';/);
    await page.getByRole('heading', { name: visit.heading }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await openSomething(page);
    expect(await keptOut()).toEqual([]);
    await page.context().close();
  });

  test('keeps a script out that someone smuggled into a page', async () => {
    const page = await centre.pageOf(null);
    const keptOut = await watchPolicy(page);
    await page.goto('/portal');
    await page.evaluate(() => {
      for (const name of ['script', 'style'])
        document.head.append(Object.assign(document.createElement(name), { textContent: 'smuggled' }));
    });
    expect((await keptOut()).map((line) => line.split(' ')[0])).toEqual(['script-src-elem', 'style-src-elem']);
    await page.context().close();
  });
});

test('the description of the interface can be read and tried in a browser', async () => {
  const page = await centre.pageOf('liwei', { language: 'en' });
  const keptOut = await watchPolicy(page);
  await page.goto('/api/docs');
  await page.getByLabel('Find').fill('complaints.list');
  const card = page.locator('#complaintsList');
  await card.locator('summary').first().click();
  await card.getByLabel('limit', { exact: true }).fill('1');
  await card.getByRole('button', { name: 'Send' }).click();
  await card.getByText(/^200 OK/).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByLabel('查找').waitFor();
  expect(await keptOut()).toEqual([]);
  await page.context().close();
});
