import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { choose, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

/** CRC-32 as PNG wants it. */
function checksum(bytes: Buffer): Buffer {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  const out = Buffer.alloc(4);
  out.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
  return out;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([length, body, checksum(body)]);
}

const side = 64;

/** A photograph of something green. */
function photograph(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.alloc(1), Buffer.alloc(side * 3, Buffer.from([30, 140, 90]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => line)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const picture = { name: '光猫红灯.png', mimeType: 'image/png', buffer: photograph() };
const report = { name: '检测报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };

const attach = (page: Page, file: typeof picture) => page.locator('input[type=file]').last().setInputFiles(file);

const told = { number: '' };

test('客户在手机上随投诉发来照片,断线后重发,重载不丢', async () => {
  const page = await centre.pageOf(null, { phone: true });
  const errors = errorsOf(page);
  await go(page, '/portal');
  await choose(page, '和什么产品有关', '家庭宽带');
  await choose(page, '发生在哪个地区', '高新区');
  await field(page, '发生了什么', '光猫一直亮红灯。');
  await attach(page, { ...picture, name: '程序.exe' });
  await page.getByText('不能上传这种文件').waitFor();
  await press(page, '移除：程序.exe');
  await page.context().setOffline(true);
  await attach(page, picture);
  await page.getByRole('button', { name: '重新上传' }).waitFor();
  await press(page, '下一步');
  await page.getByText('有文件没有上传成功').waitFor();
  await page.context().setOffline(false);
  await page.getByText('已上传 1 个文件').waitFor();
  await page.reload();
  await page.getByText('已上传 1 个文件').waitFor();
  await press(page, '下一步');
  await field(page, '您的姓名', '孙丽');
  await field(page, '联系电话', '137 1234 5678');
  await press(page, '下一步');
  await field(page, '您的要求', '修好它');
  await press(page, '下一步');
  await page.getByText(picture.name).waitFor();
  await page.getByRole('button', { name: '提交' }).click();
  told.number =
    (
      await page
        .getByText(/TS2026-\d{6}/)
        .first()
        .textContent()
    )?.match(/TS\d{4}-\d{6}/)?.[0] ?? '';
  await press(page, '查看进展');
  await page.getByText('已收到 1 个').waitFor();
  expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('处理人员看到照片,添加一份 PDF 并保存', async () => {
  const page = await centre.pageOf('liwei');
  const errors = errorsOf(page);
  await go(page, '/complaints');
  await press(page, '全部未结');
  await page.getByPlaceholder('编号开头').fill(told.number);
  await page.keyboard.press('Enter');
  await page.getByText(told.number).first().click();
  await page.getByRole('button', { name: `查看：${picture.name}` }).click();
  const shown = page.getByRole('img', { name: picture.name });
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(side);
  await page.keyboard.press('Escape');
  await press(page, '添加附件');
  await attach(page, report);
  await page.getByText('已上传 1 个文件').waitFor();
  await press(page, '添加到案件');
  const [saved] = await Promise.all([page.waitForEvent('download'), press(page, `保存：${report.name}`)]);
  expect(saved.suggestedFilename()).toBe(report.name);
  await page.getByText('添加了 1 个附件').first().waitFor();
  expect(errors).toEqual([]);
});
