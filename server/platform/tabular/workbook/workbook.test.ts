import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { type TableBounds, TableError, tableBounds } from '../bounds.ts';
import { readTable } from '../read-table.ts';
import type { TableRow } from '../table.ts';
import { serialDate, showsDate } from './dates.ts';
import { columnOf } from './sheet.ts';
import { columnName, type WorkbookSheet, writeWorkbook } from './writer.ts';

async function read(file: Buffer, bounds: TableBounds = tableBounds) {
  const table = await readTable(Readable.from([file], { objectMode: false }), bounds);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { columns: table.columns, rows, encoding: table.encoding() };
}

async function refusal(file: Buffer, bounds: TableBounds = tableBounds): Promise<string> {
  const error = await read(file, bounds).catch((thrown: unknown) => thrown);
  if (error instanceof TableError) return error.code;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

const write = (...sheets: WorkbookSheet[]) => buffer(writeWorkbook(sheets));

async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** As a spreadsheet program writes it: shared texts, styles, a hidden sheet before the one that is shown. */
const workbookOf = (sheet: string, more: Record<string, string | Buffer> = {}) =>
  zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" state="hidden" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst><si><t>姓名</t><rPh><t>せいめい</t></rPh></si><si><r><t>入</t></r><r><t>职</t></r></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>hidden</t></is></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  });

const head =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="B1" t="str"><v>电话</v></c></row>';

describe('reading', () => {
  test('shared texts, dates by style, numbers as they are meant, reckoned formulas, gaps', async () => {
    const file = await workbookOf(
      `${head}<row r="2"><c r="A2" t="inlineStr"><is><t>王芳</t></is></c><c r="B2"><v>1.3800138E10</v></c><c r="C2" s="1"><v>46086</v></c></row>` +
        `<row r="7"><c r="A7" t="str"><f>1+1</f><v>李伟</v></c><c r="C7" s="2"><v>46086.5</v></c></row><row r="8"/>`,
    );
    expect(await read(file)).toEqual({
      columns: ['姓名', '电话', '入职'],
      rows: [
        { line: 2, cells: ['王芳', '13800138000', '2026-03-05'] },
        { line: 7, cells: ['李伟', '', '2026-03-05 12:00:00'] },
      ],
      encoding: 'xlsx',
    });
  });

  test('a title above the table is passed over', async () => {
    const file = await write({ name: 's', rows: [['员工花名册'], ['姓名', '电话'], ['王芳', '1']] });
    expect(await read(file)).toMatchObject({ columns: ['姓名', '电话'], rows: [{ line: 3 }] });
  });

  test('what was written is read again as it was, formulas as texts', async () => {
    const cells = ['=cmd|calc', '+1', '@x', '-2', ' a\r\nb ', '<&">', '\u0001', '\ud83d\ude00'];
    const file = await write(
      { name: 'a/b', rows: [cells.map((_, at) => `c${at}`), cells] },
      { name: 'notes', rows: [['x']] },
    );
    expect((await read(file)).rows[0]?.cells).toEqual([...cells.slice(0, 6), '', cells[7]]);
  });

  test('columns by letter, both ways', () => {
    for (const at of [0, 25, 26, 701, 702, 16_383]) expect(columnOf(`${columnName(at)}7`)).toBe(at);
  });

  test.each([
    [46_086, 1900, '2026-03-05'],
    [46_086.75, 1900, '2026-03-05 18:00:00'],
    [0.5, 1900, '12:00:00'],
    [44_624, 1904, '2026-03-05'],
    [-1, 1900, null],
  ] as const)('day %d counted from %d is %s', (serial, epoch, date) => expect(serialDate(serial, epoch)).toBe(date));

  test.each([
    ['yyyy-mm-dd', true],
    ['[h]:mm', true],
    ['0.00', false],
    ['"day" 0', false],
    ['[Red]0', false],
    ['General', false],
  ])('%s shows a date: %s', (code, shows) => expect(showsDate(code)).toBe(shows));
});

describe('refusing', () => {
  const bounds = { ...tableBounds, bytes: 2_000_000, ratioFromBytes: 100_000, rows: 3 };

  test('a bomb, by what comes out and not by what it says of itself', async () => {
    const blank = ' '.repeat(1_500_000);
    expect(await refusal(await workbookOf(`${head}${blank}`), bounds)).toBe('packed-too-tightly');
    const wide = await workbookOf(head, { 'xl/sharedStrings.xml': Buffer.alloc(2_100_000, 32) });
    expect(await refusal(wide, { ...bounds, ratio: 1_000_000 })).toBe('file-too-large');
  });

  test('entities that would multiply', async () => {
    const bomb = '<!DOCTYPE s [<!ENTITY a "aaaaaaaa">]><sst><si><t>&a;</t></si></sst>';
    expect(await refusal(await workbookOf(head, { 'xl/sharedStrings.xml': bomb }))).toBe('damaged-file');
  });

  test('a row too many, before the rest is read', async () => {
    const file = await write({ name: 's', rows: ['n', 'a', 'b', 'c', 'd'].map((cell) => [cell, `${cell}2`]) });
    expect(await refusal(file, bounds)).toBe('too-many-rows');
  });

  test('a cell far to the right', async () => {
    const far = '<row r="2"><c r="XFD2"><v>1</v></c></row>';
    expect(await refusal(await workbookOf(`${head}${far}`))).toBe('too-many-columns');
  });

  test('what is no workbook, or asks for a password', async () => {
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const locked = Buffer.concat([compound, Buffer.alloc(5_000), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusal(locked)).toBe('encrypted-file');
    expect(await refusal(Buffer.concat([compound, Buffer.alloc(5_000)]))).toBe('unsupported-file');
    expect(await refusal(await zipOf({ 'word/document.xml': '<w/>' }))).toBe('unsupported-file');
    expect(await refusal(Buffer.from('%PDF-1.7 named xlsx'))).toBe('unsupported-file');
    const whole = await workbookOf(head);
    expect(await refusal(whole.subarray(0, whole.length - 40))).toBe('damaged-file');
    expect(await refusal(await workbookOf('<row><c>'))).toBe('damaged-file');
  });

  test('a workbook with nothing in it', async () => expect(await refusal(await workbookOf(''))).toBe('no-rows'));
});
