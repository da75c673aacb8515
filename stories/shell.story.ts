import { type ComplaintRow, listComplaints } from '@tongli/contracts/complaints';
import { addProject } from '@tongli/contracts/org';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';
import { violations } from './pages.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name });
const palette = (page: Page) => page.getByRole('combobox', { name: /whole phone number|完整电话/ });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.type(words);
}

test('the language changes in mid-form: what was typed, where the cursor was and the open drawer stay', async () => {
  const page = await centre.pageOf('admin');
  const errors = errorsOf(page);
  await page.goto('/settings/accounts');
  await page.getByText('黄杰').first().click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: '姓名', exact: true });
  await name.fill('黄杰（热线）');
  await ask(page, 'english');
  await page.keyboard.press('Enter');
  const named = page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true });
  await named.waitFor();
  expect(await named.inputValue()).toBe('黄杰（热线）');
  expect(await named.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await page.waitForFunction(() => document.title.startsWith('Accounts'));
  await ask(page, '中文');
  await page.keyboard.press('Enter');
  await name.waitFor();
  expect(await name.inputValue()).toBe('黄杰（热线）');
  expect(errors).toEqual([]);
});

test('by keys alone: a page by the sounds of its name, a record by the end of its number, and back', async () => {
  const page = await centre.pageOf('chenjing');
  const errors = errorsOf(page);
  await page.goto('/complaints');
  await heading(page, '投诉').waitFor();
  const { items } = (await (await page.request.get(`/api/v1${listComplaints.path}?limit=1`)).json()) as {
    items: ComplaintRow[];
  };
  const [{ number }] = items as [ComplaintRow];
  await ask(page, String(Number(number.slice(-6))));
  await page.getByRole('option', { name: number }).and(page.locator('[aria-selected=true]')).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await heading(page, new RegExp(number)).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await ask(page, 'kzt');
  await page.getByRole('option', { name: '控制图' }).first().waitFor();
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('H1');
  await page.keyboard.press('Control+k');
  await page.getByRole('group', { name: '最近打开' }).getByRole('option', { name: '投诉' }).waitFor();
  expect(errors).toEqual([]);
});

test('a page that one may not open says so, and is no defect', async () => {
  const page = await centre.pageOf('wangfang', { language: 'en' });
  const errors = errorsOf(page);
  await page.goto('/');
  await page.waitForURL('**/desktop');
  expect(await page.getByRole('navigation').getByRole('link', { name: 'Accounts' }).count()).toBe(0);
  await page.goto('/settings/accounts');
  await heading(page, 'You may not open this page').waitFor();
  expect(errors).toEqual([]);
});

test('navigation folds to icons that keep their names, and stays so', async () => {
  const page = await centre.pageOf('chenjing', { language: 'en' });
  await page.goto('/complaints');
  await page.getByRole('button', { name: 'Fold navigation' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Unfold navigation' }).waitFor();
  const link = page.getByRole('link', { name: 'Complaints', exact: true });
  expect((await link.boundingBox())?.width).toBeLessThan(60);
  expect(await violations(page)).toEqual([]);
});

test('on paper there is the page alone, black on white, whatever the screen was', async () => {
  const page = await centre.pageOf('chenjing', { language: 'en' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/complaints');
  await heading(page, 'Complaints').waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor({ state: 'hidden' });
  const colours = () =>
    page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
  expect(await colours()).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('with a second business line one looks at either, and passes on which', async () => {
  const admin = await centre.pageOf('admin');
  const added = await admin.request.post(`/api/v1${addProject.path}`, {
    data: { code: 'bank', name: { zh: '和丰银行', en: 'Hefeng Bank' } },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(added.ok()).toBe(true);
  const page = await centre.pageOf('chenjing', { language: 'en' });
  const errors = errorsOf(page);
  await page.goto('/complaints');
  await page
    .getByText(/TS2026-/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Project: All projects. Change it' }).click();
  await page.getByRole('menuitem', { name: 'Hefeng Bank' }).click();
  await page.getByRole('button', { name: /Project: Hefeng Bank/ }).waitFor();
  await page
    .getByText(/TS2026-/)
    .first()
    .waitFor({ state: 'detached' });
  await page.waitForURL(/[?&]project=bank/);
  await page.getByRole('link', { name: 'Watched charts', exact: true }).click();
  await page.waitForURL(/results\/watched\?project=bank/);

  const other = await centre.pageOf('luping', { language: 'en' });
  await other.goto('/results/complaints?project=hefeng');
  await other.getByRole('button', { name: /Project: Hefeng Telecom/ }).waitFor();
  await other.goto('/complaints');
  await other.getByRole('button', { name: /Project: Hefeng Telecom/ }).waitFor();
  expect(errors).toEqual([]);
});

test('a customer of several business lines chooses one, or comes by its address', async () => {
  const page = await centre.pageOf(null, { language: 'en', phone: true });
  const errors = errorsOf(page);
  await page.goto('/portal');
  await heading(page, 'Which service is it about?').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Hefeng Bank' }).click();
  await heading(page, /What would you like to tell us/).waitFor();
  expect(new URL(page.url()).pathname).toBe('/portal/bank');
  expect(errors).toEqual([]);
});
