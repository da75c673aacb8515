import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

test('质量工程师给在册客户拍照,填报计费数据,离网率与收入占有率就和来源一起留下', async () => {
  const analyst = await centre.pageOf('malin');
  const errors = errorsOf(analyst);
  await go(analyst, '/results/cohorts');
  await press(analyst, '固定一批客户');
  await field(analyst, '名称', '三月初在册');
  await analyst.getByRole('radio', { name: '拍照时在册的全部客户' }).check();
  await clickThrough(analyst, '固定一批客户');
  await analyst.getByRole('heading', { name: '三月初在册' }).waitFor();
  await analyst.getByText('待计费数据').first().waitFor();
  await press(analyst, '填报计费数据');
  await field(analyst, '其中离网客户数', '1');
  await field(analyst, '这批客户的收入', '300');
  await field(analyst, '全部客户的收入', '1200');
  await field(analyst, '来源', '二月账单汇总');
  await clickThrough(analyst, '保存（不可再改）');
  await analyst.getByText('二月账单汇总').waitFor();
  const row = analyst.getByRole('row').filter({ hasText: '二月账单汇总' });
  expect(await row.textContent()).toMatch(/\d%\s?1 \/ \d+25\.0%\s?¥300 \/ ¥1,200/);
  expect(errors).toEqual([]);
});

test('问卷不写代码就能分支、抽样和预览;按波次划分日期,重叠的被拒绝并说明与谁重叠', async () => {
  const analyst = await centre.pageOf('malin');
  const errors = errorsOf(analyst);
  await go(analyst, '/surveys/new');
  await press(analyst, '增加问题');
  await choose(analyst, '问题 4', '选择');
  await analyst.getByLabel('问题（中文）').nth(3).fill('您在哪里办理？');
  await analyst.getByLabel('选项').last().fill('电话 | Phone\n营业厅 | Shop');
  await press(analyst, '增加问题');
  await choose(analyst, '问题 5', '文字');
  await analyst.getByLabel('问题（中文）').nth(4).fill('营业厅等了多久？');
  await analyst.getByRole('combobox', { name: '取决于' }).last().click();
  await analyst.locator('.ant-select-dropdown:visible').getByText('问题 4').click();
  await analyst.getByRole('combobox', { name: '回答' }).last().click();
  await analyst.locator('.ant-select-dropdown:visible').getByText('营业厅').click();
  await field(analyst, '抽样比例（%）', '30');
  await clickThrough(analyst, '新增问卷');
  await choose(analyst, '您在哪里办理？', '营业厅');
  await analyst.getByLabel('营业厅等了多久？').waitFor();
  await analyst.getByText('30%').waitFor();

  await analyst.getByRole('tab', { name: '波次' }).click();
  for (const name of ['第一波', '第二波']) {
    await press(analyst, '新增波次');
    await field(analyst, '名称', name);
    await clickThrough(analyst, '新增波次');
    if (name === '第一波') await analyst.getByRole('row').filter({ hasText: name }).waitFor();
  }
  await analyst.getByText('与波次“第一波”').first().waitFor();
  // The refusal itself is reported by the browser as a failed request.
  expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
});
