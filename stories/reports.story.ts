import { Readable } from 'node:stream';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../server/platform/database/database.ts';
import { runWaitingJobs } from '../server/platform/jobs/runner.ts';
import { openMailer } from '../server/platform/mail/index.ts';
import { system } from '../server/platform/permissions/actor.ts';
import { tableBounds } from '../server/platform/tabular/bounds.ts';
import { readWorkbookRows } from '../server/platform/tabular/workbook/reader.ts';
import { inTransaction } from '../server/sample/live.ts';
import { lodgeFebruary } from '../server/test/february.ts';
import { type MailServer, openMailServer, readLetter } from '../server/test/mail-server.ts';
import { jobs } from '../server/wiring.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

/** The morning after February. */
const monday = new Date('2026-03-02T01:00:00Z');
let mail: MailServer;
let centre: Centre;
beforeAll(async () => {
  mail = await openMailServer();
  const door = openMailer({ url: mail.url, from: 'reports@example.cn' });
  centre = await openCentre({ mail: door, foundedAt: monday });
  await inTransaction(centre.house.floor, system('test'), monday, lodgeFebruary);
  await centre.house.settle();
});
afterAll(async () => {
  await centre?.close();
  await mail?.close();
});

async function morningCame(): Promise<void> {
  await centre.house.advanceTo(new Date('2026-03-02T23:31:00Z'));
  const { pool, close } = openDatabase(centre.databaseUrl, { connections: 2 });
  await runWaitingJobs(centre.house.floor, pool, jobs);
  await close();
}

/** Name and number of each line of the summary, as it stands on the page. */
async function shown(page: Page): Promise<string[][]> {
  const rows = page.getByRole('table', { name: '汇总' }).last().locator('tbody tr');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent ?? '')),
  );
  return cells.map(([name = '', , told = '']) => [name, told]);
}

async function sheetOf(workbook: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of await readWorkbookRows(Readable.from([workbook]), tableBounds)) rows.push([...cells]);
  return rows;
}

test('质量工程师编好周报并定时发送,第二天早上邮件里的数字与页面一致;上传一张表,看到信号', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  page.setDefaultTimeout(15_000);
  await go(page, '/results/reports');
  await press(page, '投诉周报');
  await press(page, '预览');
  await page.getByText('控制图：日投诉量').waitFor();
  await clickThrough(page, '新增报表');

  await page.waitForURL(/\/results\/reports\/[0-9a-f-]{36}/);
  await press(page, '设置定时发送');
  await choose(page, '人员', '陈静');
  await field(page, '邮箱', 'chenjing@example.cn');
  await clickThrough(page, '设置定时发送');
  await page.getByText('每个工作日 07:30').first().waitFor();

  await morningCame();
  expect(mail.letters).toHaveLength(1);
  const letter = await readLetter(mail.letters[0]?.raw ?? Buffer.alloc(0));
  expect(letter).toMatchObject({ subject: '投诉周报 2026-02-23 – 2026-03-01', to: ['chenjing@example.cn'] });
  expect(letter.attachments.map(({ name }) => name.split('.').at(-1))).toEqual(['xlsx', 'pdf']);
  const sheet = await sheetOf(letter.attachments[0]?.content ?? Buffer.alloc(0));
  // Whoever was away over night signs in again.
  const morning = await centre.pageOf('malin');
  await go(morning, new URL(page.url()).pathname);
  const numbers = await shown(morning);
  expect(numbers.filter(([, told]) => told !== '—').length).toBeGreaterThan(2);
  for (const [name, told] of numbers)
    expect(sheet.find((cells) => cells[0] === name)?.[2] ?? '', name).toBe(told === '—' ? '' : told);
  expect(letter.text).toContain(`日投诉量 (件): ${numbers.find(([name]) => name === '日投诉量')?.[1]}`);

  await go(morning, '/results/tables');
  const values = [12, 14, 11, 13, 12, 15, 11, 12, 14, 13, 12, 11, 13, 12, 14, 40];
  const csv = `周,等待\n${values.map((value, place) => `第${place + 1}周,${value}`).join('\n')}\n`;
  await morning
    .locator('input[type=file]')
    .setInputFiles({ name: '等待.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await morning
    .getByText(/第16周.+40/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
}, 60_000);
