import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../server/sample/organisation.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, field, press } from './hands.ts';
import { faultsOf } from './pages.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

const now = () => centre.house.floor.clock.now(centre.house.floor.db);

/** What the authenticator app on the phone shows. */
const codeOf = async (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: (await now()).getTime() });

async function typePassword(page: Page): Promise<void> {
  await field(page, '用户名', 'malin');
  await field(page, '密码', samplePassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('马琳启用第二重验证,退出后用密码和验证码登录,并退出另一处登录', async () => {
  const [page, other] = [await centre.pageOf('malin'), await centre.pageOf('malin')];
  const errors = errorsOf(page);
  await page.goto('/security');
  await press(page, '设置第二重验证');
  await field(page, '当前密码', samplePassword);
  await press(page, '继续');
  await page.getByRole('img', { name: '身份验证器应用的二维码' }).waitFor();
  const secret = ((await page.locator('.factor-secret').textContent()) ?? '').replaceAll(' ', '');
  await field(page, '应用显示的六位验证码', await codeOf(secret));
  await press(page, '确认');
  await page.locator('.recovery-codes li').nth(9).waitFor();
  await press(page, '已保存好');
  await page.getByText('剩余 10 个恢复码').waitFor();
  await page.getByRole('button', { name: /^马琳/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();

  await centre.house.advanceTo(new Date((await now()).getTime() + 30_000));
  await typePassword(page);
  await field(page, '验证码', await codeOf(secret));
  await press(page, '继续');
  await page.getByRole('heading', { level: 1 }).first().waitFor();

  await other.goto('/security');
  await other.getByText('剩余 10 个恢复码').waitFor();
  await page.goto('/security');
  await page.getByRole('button', { name: /^退出 .* 的登录/ }).click();
  await page.getByRole('button', { name: /^退出 .* 的登录/ }).waitFor({ state: 'detached' });
  await other.reload();
  await other.getByLabel('用户名').waitFor();
  expect(new URL(other.url()).pathname).toBe('/sign-in');
  expect(errors).toEqual([]);
});

test('/security is all right in English, on a desk and on a phone', async () => {
  expect(await faultsOf(centre, { as: 'liwei', path: '/security', heading: /Security/ })).toEqual([]);
});
