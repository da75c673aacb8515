import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { xlsxFile, xmlText } from './xlsx.ts';

async function sheetOf(rows: readonly (readonly string[])[]): Promise<string> {
  const file = xlsxFile([{ title: '编号' }, { title: '金额', number: true }], '投诉/清单');
  file.add(rows);
  const parts = unzipSync(new Uint8Array(await file.end().arrayBuffer()));
  expect(strFromU8(parts['xl/workbook.xml'] as Uint8Array)).toContain('name="投诉 清单"');
  return strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
}

test.each(['=1+1', '@SUM(A1)', '+cmd|x', '-2+3'])('%s is text, whatever it looks like', async (text) => {
  const sheet = await sheetOf([[text, text]]);
  expect(sheet).not.toContain('<f>');
  expect(sheet.split(`<is><t xml:space="preserve">${text}</t></is>`)).toHaveLength(3);
});

test('numbers can be counted with where the column is one of numbers', async () => {
  const sheet = await sheetOf([['0012', '12.5']]);
  expect(sheet).toContain('<t xml:space="preserve">0012</t>');
  expect(sheet).toContain('<c><v>12.5</v></c>');
  expect(await sheetOf([['a', '98.2%']])).toContain('98.2%</t>');
});

test.each([
  ['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
  ['\u0000a\u000bb', 'ab'],
  ['_x0041_', '_x005F_x0041_'],
  ['x\ud800y', 'x\ufffdy'],
])('%j is written as %j', (text, written) => {
  expect(xmlText(text)).toBe(written);
});

test('a hundred thousand rows are one file', async () => {
  const file = xlsxFile([{ title: 'a' }, { title: 'b' }], 'x');
  const page = Array.from({ length: 1_000 }, (_, index) => [`TS2026-${index}`, '宽带连续三天晚上断线']);
  for (let number = 0; number < 100; number += 1) file.add(page);
  const blob = file.end();
  expect(blob.size).toBeLessThan(2_000_000);
  const sheet = unzipSync(new Uint8Array(await blob.arrayBuffer()))['xl/worksheets/sheet1.xml'] as Uint8Array;
  expect(strFromU8(sheet).split('<row>')).toHaveLength(100_002);
});
