import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../server/platform/tabular/read-table.ts';
import { writeWorkbook } from '../server/platform/tabular/workbook/writer.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, go } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre.close());

const path = '/settings/organisation/import';
/** Where pictures of each step go, for whoever wants to look at them. */
const shots = process.env.STORY_SHOTS;
const shoot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

const head = ['人员代号', '员工姓名', '所在部门', '职位', '到岗日期'];
const right = ['N-1', '高天', '热线服务部', 'agent', '2026/1/5'];
const wrong = ['N-2', '田野', '热线服务一部', 'agent', '2026年2月30日'];

const gb18030 = Buffer.from('b1e0bac52cc8d5c6da0abcd72cd2d2', 'hex');
const asFile = (name: string, content: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer: content });

async function send(page: Page, name: string, content: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(asFile(name, content));
}

/** Presses a button that asks the server for work, twice as hurried people do, and lets the server do it once. */
async function act(page: Page, name: RegExp, ending: string): Promise<void> {
  const asked: string[] = [];
  const note = (request: Request) => void (request.url().endsWith(ending) && asked.push(request.url()));
  page.on('request', note);
  const answer = page.waitForResponse((response) => response.url().endsWith(ending));
  await page.getByRole('button', { name }).last().dblclick();
  expect((await answer).status()).toBe(200);
  await centre.house.settle();
  page.off('request', note);
  expect(asked).toHaveLength(1);
}

test('somebody who never did it brings people in, corrects what was wrong, and takes them back', async () => {
  const page = await centre.pageOf('admin');
  const errors = errorsOf(page);
  await go(page, path);
  await page.getByRole('button', { name: '导入人员' }).click();
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Excel 模板' }).click(),
  ]);
  expect(template.suggestedFilename()).toBe('人员 模板.xlsx');
  await shoot(page, 'import-upload');

  const table = await buffer(writeWorkbook([{ name: '花名册', rows: [['二〇二六年花名册'], head, right, wrong] }]));
  await send(page, '花名册.xlsx', table);
  await page.waitForURL(/import\/[0-9a-f-]{36}/);
  await page.getByText('请指定哪一列是“工号”。').waitFor();
  await page.getByRole('combobox', { name: '“人员代号”导入为' }).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '工号' }).click();
  await page.getByText('组织架构中没有这个部门').waitFor();
  await page.getByText('2026-01-05').waitFor();
  await shoot(page, 'import-match');
  await act(page, /核对全部/, '/check');

  await page.getByText('有 1 行需要更正，暂不能导入').waitFor();
  await shoot(page, 'import-errors');
  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载标出错误的表格' }).click(),
  ]);
  const file = await buffer(await marked.createReadStream());
  const read = await readTable(Readable.from([file], { objectMode: false }));
  const remarks: string[] = [];
  for await (const { cells } of read.rows) remarks.push(cells[0] ?? '');
  expect(remarks[1]).toContain('到岗日期: 看不出是哪一天。请写成 2026-03-05。');

  const mended = [...wrong.slice(0, 2), '热线服务部', 'agent', '2026-02-28'];
  const before = page.url();
  await page.getByRole('button', { name: '上传表格' }).click();
  await send(
    page,
    '花名册 待更正.xlsx',
    await buffer(
      writeWorkbook([
        {
          name: 's',
          rows: [
            ['需要更正', ...head],
            ['', ...right],
            ['', ...mended],
          ],
        },
      ]),
    ),
  );
  await page.waitForURL(({ href }) => href !== before && /import\/[0-9a-f-]{36}/.test(href));
  await page.getByRole('combobox', { name: '“人员代号”导入为' }).waitFor();
  await page.getByText('田野').first().waitFor();
  await act(page, /核对全部/, '/check');
  await page.getByText('全部核对无误，2 行可以导入').waitFor();
  await shoot(page, 'import-ready');
  await act(page, /导入 2 行/, '/start');
  await page.getByText('导入完成：新增 2 项，更新 0 项').waitFor();
  await shoot(page, 'import-complete');

  // Twice, as some people do: the question stays.
  await page.getByRole('button', { name: '撤销导入' }).dblclick();
  await act(page, /^撤 ?销$/, '/undo');
  await page.getByText('已撤销：新增的已删除').waitFor();
  expect(errors).toEqual([]);
});

test('units whose parents stand further below in the same table come in, and lead on to the posts', async () => {
  const page = await centre.pageOf('admin');
  await go(page, path);
  await shoot(page, 'import-choices');
  await page.getByRole('button', { name: '导入部门' }).click();
  const rows = [
    ['部门代码', '部门名称', '类型', '上级部门'],
    ['xi-1', '西安一班', '班组', '西安客服部'],
    ['xi-dept', '西安客服部', '部门', '西安中心'],
    ['xi-site', '西安中心', '职场', ''],
  ];
  await send(page, '部门.xlsx', await buffer(writeWorkbook([{ name: '部门', rows }])));
  await page.getByText('西安中心 / 西安客服部').waitFor();
  await shoot(page, 'import-units');
  await act(page, /核对全部/, '/check');
  await page.getByText('全部核对无误，3 行可以导入').waitFor();
  await act(page, /导入 3 行/, '/start');
  await page.getByText('导入完成：新增 3 项，更新 0 项').waitFor();
  await shoot(page, 'import-units-complete');
  await page.getByRole('button', { name: '接着导入岗位' }).click();
  await page.getByText('1. 准备表格').waitFor();

  const posts = [
    ['岗位代码', '岗位名称', '管理层级'],
    ['xi-agent', '西安座席', '员工'],
  ];
  await send(page, '岗位.xlsx', await buffer(writeWorkbook([{ name: '岗位', rows: posts }])));
  await page.getByText('岗位类别（表中没有这一列） 不能为空').waitFor();
  await act(page, /核对全部/, '/check');
  await page.getByText('有 1 行需要更正，暂不能导入').waitFor();
  await page.getByText('岗位类别（表中没有这一列）').waitFor();
});

test('hostile files are refused in words, in English too', async () => {
  const page = await centre.pageOf('admin', { language: 'en' });
  await go(page, `${path}?upload=org.people`);
  await page.getByText('1. Prepare a table').waitFor();
  await shoot(page, 'import-upload-en');
  for (const [content, words] of [
    [Buffer.from('%PDF-1.7'), 'This is a PDF and no table'],
    [Buffer.from('a,b\n1,"2\n3,4\n'), 'In row 2 the quotes do not match'],
    [Buffer.from(`a,b\n${'1,2\n'.repeat(20_001)}`), 'There are more than 20,000 rows'],
    [gb18030.subarray(0, 9), 'There are no data in the file'],
  ] as const) {
    await send(page, 'people.xlsx', content);
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
  }
  await shoot(page, 'import-refused-en');
});

test('on a phone, and dark', async () => {
  const page = await centre.pageOf('admin', { language: 'en', phone: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await go(page, path);
  await page.getByText('花名册.xlsx').first().waitFor();
  await shoot(page, 'import-list-phone-dark');
});
