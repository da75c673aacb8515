import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it, test } from 'vitest';
import { ticksOf } from './chart.ts';
import { piecesByCharacter, settable } from './faces.ts';
import type { Block, Paper } from './paper.ts';
import { writePdf } from './pdf.ts';
import { lines } from './type.ts';

const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  title: '日报',
  language: 'zh-CN',
  foot: '同理 · 2026-03-02',
  blocks,
  ...more,
});
const textOf = async (pdf: Buffer) => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
};

test('what is printed can be read back to the last digit, in Chinese and English, on every page', async () => {
  const rows = Array.from({ length: 90 }, (_, index) => [
    `第${index + 1}组 骉鑫淼`,
    `${(index * 1234.5678).toFixed(4)}`,
    '81.13%',
  ]);
  const pdf = await writePdf(
    paper([
      { kind: 'title', text: '投诉日报 Daily report' },
      { kind: 'facts', facts: [{ name: '截至', value: '2026-03-02 08:00' }] },
      {
        kind: 'table',
        columns: [
          { title: '班组', share: 2 },
          { title: '数值', isNumber: true },
          { title: '服务水平', isNumber: true },
        ],
        rows,
      },
      { kind: 'note', text: '数值取自事实。' },
    ]),
  );
  const pages = await textOf(pdf);
  const whole = pages.join(' ');
  expect(whole).toContain('投诉日报 Daily report');
  for (const [name = '', value = ''] of rows) {
    expect(whole).toContain(name);
    expect(whole).toContain(value);
  }
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('服务水平');
    expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  }
  // The letters of the document alone, not a face of ten megabytes.
  expect(pdf.length).toBeLessThan(200_000);
});

test('a line is drawn with its scale and its name, also where there are gaps or nothing at all', async () => {
  const format = { decimals: 0, isShare: true };
  const line = { name: '服务水平', values: [0.8, null, 0.9], format };
  const [page] = await textOf(
    await writePdf(
      paper([
        { kind: 'lines', labels: ['一', '二', '三'], series: [line] },
        { kind: 'lines', labels: [], series: [] },
        { kind: 'lines', labels: ['一'], series: [{ ...line, values: [null] }] },
      ]),
    ),
  );
  for (const word of ['0%', '100%', '服务水平', '三']) expect(page).toContain(word);
});

test('what the face has no picture of is a box; what nobody sees is left out; a row higher than a sheet is torn', async () => {
  const long = Array.from({ length: 200 }, (_, index) => `第${index}行`).join('\n');
  const pages = await textOf(
    await writePdf(
      paper([{ kind: 'table', columns: [{ title: '内容' }], rows: [[`a\u200bb\u0007c\u{10FFFD}`], [long]] }], {
        isLandscape: true,
      }),
    ),
  );
  expect(pages[0]).toContain('abc□');
  expect(pages.join(' ')).toContain('第199行');
});

it('refuses more than a page bears', async () => {
  const columns = Array.from({ length: 17 }, () => ({ title: 'x' }));
  await expect(writePdf(paper([{ kind: 'table', columns, rows: [] }]))).rejects.toThrow('at most 16 columns, not 17');
});

describe('where a line ends', () => {
  const widthOf = (text: string) => [...text].length;
  test.each([
    ['one two three', 8, ['one two', 'three']],
    ['这是一句话，有标点。', 5, ['这是一句', '话，有标', '点。']],
    ['a\n\nb', 8, ['a', '', 'b']],
    ['0123456789', 4, ['0123', '4567', '89']],
    ['', 8, ['']],
  ])('%s in %i', (text, width, wanted) => expect(lines(text, width, widthOf)).toEqual(wanted));
});

test('a character is in the first piece that has it', () => {
  expect([...piecesByCharacter({ '[4]': 'U+61-62', latin: 'U+62,U+7A' })]).toEqual([
    [0x61, '4'],
    [0x62, '4'],
    [0x7a, 'latin'],
  ]);
  expect(settable('a\tb\r\nc', { pieceOf: () => '1' })).toBe('a  b\nc');
});

test.each([
  [
    [0, 87],
    [0, 20, 40, 60, 80, 100],
  ],
  [
    [0.2, 0.83],
    [0, 0.2, 0.4, 0.6, 0.8, 1],
  ],
  [
    [-3, 4],
    [-4, -2, 0, 2, 4],
  ],
  [[0], [0, 1]],
])('the scale of %o', (values, ticks) => expect(ticksOf(values)).toEqual(ticks));
