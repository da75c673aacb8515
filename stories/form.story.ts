import { Buffer } from 'node:buffer';
import { listComplaints } from '@tongli/contracts/complaints';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

/** Of a list that is short enough to need no search. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).click();
}

test('表单:逐处指出错误,可选项随上面变,离开前提醒,重载后草稿还在', async () => {
  const page = await centre.pageOf('liwei');
  const errors = errorsOf(page);
  await go(page, '/patterns/form');
  await field(page, '标题', '');
  await press(page, '保存');
  await page.getByText('有 1 处需要更正').waitFor();
  expect(await page.getByLabel('标题').getAttribute('aria-invalid')).toBe('true');
  await field(page, '标题', '晚间断网');
  await pick(page, '业务', '账单');
  await page.getByRole('combobox', { name: '问题' }).click();
  await expect
    .poll(() => page.locator('.ant-select-item-option:visible').allTextContents())
    .toEqual(['金额不符', '发票']);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '我的工作', exact: true }).first().click();
  await page.getByText('内容尚未提交').waitFor();
  await press(page, '继续填写');
  await page.reload();
  await page.getByText('已恢复您上次未提交的内容。').waitFor();
  expect(await page.getByLabel('标题').inputValue()).toBe('晚间断网');
  await pick(page, '问题', '发票');
  await press(page, '保存');
  await page.getByText('已保存（仅为演示）。').waitFor();
  expect(errors).toEqual([]);
});

const pdf = (name: string, bytes: number) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, '\n'), Buffer.from('%%EOF\n')]),
});
const attach = (page: Page, file: ReturnType<typeof pdf>) =>
  page.locator('input[type=file]').last().setInputFiles(file);

/** A line that carries so many bytes a second; none: as fast as it goes. */
async function slowDown(page: Page, bytesPerSecond: number): Promise<() => Promise<unknown>> {
  const line = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
  const set = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput });
  await line.send('Network.enable');
  await set(bytesPerSecond);
  return () => set(-1);
}

test('附件:看得见进度,可取消;过大、内容不符、断线各有说法,恢复后重传,重载不丢,随承诺一起提交', async () => {
  const page = await centre.pageOf('liwei');
  const known = (await (await page.request.get(`/api/v1${listComplaints.path}?limit=1`)).json()) as {
    items: { number: string; id: string }[];
  };
  const [known0] = known.items;
  await go(page, '/work?new=promise');
  await field(page, '事项', '三天内回复检测结果');
  const quick = await slowDown(page, 60_000);
  await attach(page, pdf('检测录像.pdf', 900_000));
  const progress = page.getByRole('progressbar', { name: '正在上传 检测录像.pdf' });
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0);
  expect(await progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeLessThan(1);
  await press(page, '交办');
  await page.getByText('还有文件正在上传，请稍候或取消。').waitFor();
  await press(page, '取消：检测录像.pdf');
  await progress.waitFor({ state: 'detached' });
  await quick();

  await attach(page, pdf('全部录像.pdf', 25_000_001));
  await page.getByText('这个文件超过 25 MB。').waitFor();
  await press(page, '移除：全部录像.pdf');
  await attach(page, { ...pdf('账单.pdf', 0), buffer: Buffer.from('MZ\x90\x00 this is a program') });
  await page.getByText('内容与名称不符').waitFor();
  await press(page, '移除：账单.pdf');

  await page.context().setOffline(true);
  await attach(page, pdf('检测报告.pdf', 10));
  await page.getByRole('button', { name: '重新上传：检测报告.pdf' }).waitFor();
  await press(page, '交办');
  await page.getByText('有文件没有上传成功').waitFor();
  await page.context().setOffline(false);
  await page.getByText('已上传 1 个文件').waitFor();

  await page.reload();
  await page.getByText('已恢复您上次未提交的内容。').waitFor();
  await page.getByText('检测报告.pdf').waitFor();
  await choose(page, '客户案件', known0?.number ?? '');
  await page.getByRole('link', { name: `查看案件 ${known0?.number}` }).waitFor();
  await clickThrough(page, '交办');
  await page.getByRole('heading', { name: '三天内回复检测结果' }).waitFor();
  await page.getByText('检测报告.pdf').waitFor();
  await page.getByRole('link', { name: known0?.number ?? '' }).click();
  await page.getByRole('link', { name: '三天内回复检测结果' }).waitFor();
});
