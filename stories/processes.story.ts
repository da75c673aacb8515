import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, go } from './hands.ts';
import { violations } from './pages.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

test('a process owner writes a step, is told what is wrong with it, pilots the version, compares and rolls it out', async () => {
  const page = await centre.pageOf('chenjing');
  const errors = errorsOf(page);
  await go(page, '/settings/processes');
  await page.getByText('宽带故障上门').first().click();
  await page.getByRole('button', { name: '预约时段' }).click();
  const unit = page.getByRole('textbox', { name: '单位', exact: true }).first();
  await unit.fill('');
  const fault = page.getByRole('alert').filter({ hasText: '第 1 条标准缺少单位' });
  await fault.waitFor();
  expect(await violations(page)).toEqual([]);
  await unit.fill('小时');
  await fault.waitFor({ state: 'detached' });
  await page.getByRole('spinbutton', { name: /^时限/ }).fill('90');
  await page.getByRole('button', { name: '保存草稿' }).click();
  const pilot = page.getByRole('button', { name: /^试\s?点$/ });
  await pilot.waitFor();

  await pilot.click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: /试点单位/ }).click();
  await page.getByTitle('热线服务部').last().click();
  await page.keyboard.press('Escape');
  const until = drawer.getByRole('textbox', { name: /试点截止/ });
  await until.fill('2027-12-31 18:00');
  await until.press('Enter');
  await drawer.getByRole('button', { name: '试点第 2 版' }).click();
  await page.getByText('第 2 版正在试点：热线服务部').waitFor();

  await page.getByRole('tab', { name: '试点比较' }).click();
  await page.getByText('数据不足').first().waitFor();
  await page.getByRole('tab', { name: '版本与历史' }).click();
  await page.getByText('“预约时段”的时限：120 工作分钟 → 90 工作分钟').waitFor();
  await page.getByRole('button', { name: /^推\s?广$/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('预约更快，没有更多改约');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^推\s?广$/ })
    .click();
  await page.getByText('现行规定：第 2 版').waitFor();
  expect(errors).toEqual([]);
});

test('the map of a process names its slowest step, and one click opens the cases behind it', async () => {
  const page = await centre.pageOf('chenjing');
  const errors = errorsOf(page);
  await go(page, '/requests/map');
  await page.getByText(/^最慢的步骤/).waitFor();
  await page.getByRole('button', { name: /^受理 到 确认受理/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: '未按规定' }).click();
  await page.getByRole('table', { name: '未按规定' }).waitFor();
  await page
    .getByRole('button', { name: /^查看(案件|用时最长)/ })
    .first()
    .click();
  await page.waitForURL(/\/complaints\?/);
  await page.getByRole('row').nth(1).waitFor();
  expect(errors).toEqual([]);
});
