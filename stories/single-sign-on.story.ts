import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../server/sample/organisation.ts';
import { type IdentityProvider, startIdentityProvider } from '../server/test/identity-provider.ts';
import { openWorld, type World } from '../server/test/world.ts';
import { openBrowser } from './centre.ts';

let world: World;
let browser: Browser;
const contexts: BrowserContext[] = [];
let there: IdentityProvider;
let address: string;
beforeAll(async () => {
  world = await openWorld();
  address = await world.house.listen('127.0.0.1', 0);
  there = await startIdentityProvider(new URL(address).origin);
  browser = await openBrowser();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await there?.close();
  await world?.close();
});

/** The centre's people without its past: nobody here looks at complaints. */
async function pageOf(username: string | null): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, locale: 'en-GB' });
  contexts.push(context);
  context.setDefaultTimeout(30_000);
  const data = { username, password: samplePassword };
  if (username !== null) expect((await context.request.post('/api/v1/session', { data })).ok()).toBe(true);
  return context.newPage();
}

test('an administrator sets up single sign-on, and an agent signs in by it and out again', async () => {
  const admin = await pageOf('admin');
  await admin.goto('/settings/single-sign-on');
  await admin.getByRole('button', { name: 'Add a provider' }).first().click();
  const form = admin.getByRole('dialog');
  await form.getByLabel('Name in Chinese').fill('公司账号');
  await form.getByLabel('Name in English').fill('the company account');
  await form.getByLabel('Issuer').fill(there.issuer);
  await form.getByLabel('Client id').fill(there.clientId);
  await form.getByLabel('Client secret').fill(there.clientSecret);
  await form.getByRole('button', { name: 'Add a provider' }).click();
  await admin.getByText('the company account').click();
  await form.getByRole('button', { name: 'Check the connection' }).click();
  await form.getByText('The provider answers as it should.', { exact: false }).waitFor();

  there.next = { sub: 'f3a9', claims: { preferred_username: 'liwei' } };
  const handler = await pageOf(null);
  await handler.goto('/complaints');
  await handler.getByRole('button', { name: 'Sign in with the company account' }).click();
  await handler.getByRole('heading', { name: 'Complaints' }).waitFor();
  expect(new URL(handler.url()).pathname).toBe('/complaints');
  await handler.getByRole('button', { name: /李伟/ }).click();
  await handler.getByRole('menuitem', { name: 'Sign out' }).click();
  await handler.waitForURL((url) => url.origin === there.issuer);
});

test('a program is given a token, which is shown once and works at once', async () => {
  const page = await pageOf('chenjing');
  await page.goto('/settings/tokens');
  await page.getByRole('button', { name: 'New token' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill('Nightly export');
  await drawer.getByLabel('Read complaints').check();
  await drawer.getByRole('button', { name: 'New token' }).click();
  const secret = ((await drawer.locator('code').textContent()) ?? '').trim();
  expect(secret).toMatch(/^tgl_/);
  const answer = await fetch(new URL('/api/v1/complaints', address), {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(answer.status).toBe(200);
  await drawer.getByRole('button', { name: 'I have kept it' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /Nightly export/ }).click();
  await drawer.getByRole('button', { name: 'Revoke token' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByText('Revoked').first().waitFor();
});
