import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type TableBounds, TableError, tableBounds } from './bounds.ts';
import { detectDelimiter } from './delimiter.ts';
import { readTable } from './read-table.ts';
import type { TableRow } from './table.ts';
import { readYesNo } from './yes-no.ts';

/** 「编号,日期\n甲,乙」 in GB18030. */
const gb18030 = Buffer.from('b1e0bac52cc8d5c6da0abcd72cd2d2', 'hex');

async function read(file: Buffer, chunk = 7, bounds: TableBounds = tableBounds) {
  const chunks = function* () {
    for (let at = 0; at < file.length; at += chunk) yield file.subarray(at, at + chunk);
  };
  const table = await readTable(Readable.from(chunks(), { objectMode: false }), bounds);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { columns: table.columns, rows, encoding: table.encoding() };
}

async function refusal(file: Buffer, chunk = 7, bounds: TableBounds = tableBounds): Promise<string> {
  const error = await read(file, chunk, bounds).catch((thrown: unknown) => thrown);
  if (error instanceof TableError) return error.code;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

describe('reading', () => {
  test('quoted line ends, doubled quotes, blank rows and missing cells', async () => {
    const { columns, rows } = await read(Buffer.from('a, b \r\n1,"x ""y""\r\nz"\r\n\r\n,\r\n2\r\n'));
    expect(columns).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { line: 2, cells: ['1', 'x "y"\r\nz'] },
      { line: 5, cells: ['2'] },
    ]);
  });

  test.each([
    ['UTF-8', Buffer.from('编号,日期\n甲,乙'), 'utf-8'],
    ['UTF-8 with mark', Buffer.from('\uFEFF编号,日期\n甲,乙'), 'utf-8'],
    ['GB18030', gb18030, 'gb18030'],
    ['packed GB18030', gzipSync(gb18030), 'gb18030'],
    ['UTF-16 as Excel writes it', Buffer.from('\uFEFF编号,日期\n甲,乙', 'utf16le'), 'utf-16'],
    ['UTF-16 the other way round', Buffer.from('\uFEFF编号,日期\n甲,乙', 'utf16le').swap16(), 'utf-16'],
  ])('%s, however it is cut', async (_, file, encoding) => {
    for (const chunk of [1, 2, 3, 1_000])
      expect(await read(file, chunk)).toEqual({
        columns: ['编号', '日期'],
        rows: [{ line: 2, cells: ['甲', '乙'] }],
        encoding,
      });
  });

  test('a long ASCII start does not hide GB18030', async () => {
    const ascii = Buffer.from(`n,d\n${'1,plain\n'.repeat(40_000)}`);
    const { encoding, rows } = await read(Buffer.concat([ascii, gb18030]), 65_536);
    expect(encoding).toBe('gb18030');
    expect(rows.at(-1)?.cells).toEqual(['甲', '乙']);
  });

  test.each([
    ['a,b;c,d', ','],
    ['a;b;c,d', ';'],
    ['a\tb\tc', '\t'],
    ['"a,b,c";d', ';'],
    ['one', ','],
  ])('the delimiter of %j', (head, expected) => {
    expect(detectDelimiter(head)).toBe(expected);
  });
});

describe('refusing', () => {
  const rows = (count: number) => Buffer.from(`a,b\n${'1,2\n'.repeat(count)}`);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\n1,2', 'utf16le')]);
  test.each([
    ['nothing', Buffer.alloc(0), 'no-rows'],
    ['blank lines', Buffer.from('\n\n , \n'), 'no-rows'],
    ['a header alone', Buffer.from('a,b\n'), 'no-rows'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 and more'), 'damaged-file'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unsupported-file'],
    ['half a sign of UTF-16', utf16.subarray(0, -1), 'unreadable-text'],
    ['gzip in gzip', gzipSync(gzipSync('a,b\n1,2')), 'unsupported-file'],
    ['NUL bytes', Buffer.from('a,b\n1,\u0000'), 'unsupported-file'],
    ['bytes of no encoding', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff, 0xff]), 'unsupported-file'],
    ['a cut-off gzip', gzipSync(rows(1_000)).subarray(0, 30), 'damaged-file'],
    ['an unclosed quote', Buffer.from('a,b\n1,"2\n3,4\n'), 'malformed-csv'],
    ['a stray quote', Buffer.from('a,b\n1,2"3\n'), 'malformed-csv'],
    ['a doubled name', Buffer.from('a,a\n1,2'), 'duplicate-column'],
    ['an empty name', Buffer.from('a,,b\n1,2,3'), 'unnamed-column'],
    ['a long cell', Buffer.from(`a,b\n1,${'x'.repeat(100_001)}`), 'cell-too-long'],
    ['a long row', Buffer.from(`a,b\n1,"${'x'.repeat(2_000_001)}`), 'row-too-long'],
    ['many columns', Buffer.from(`${Array.from({ length: 201 }, (_, at) => `c${at}`).join()}\n1`), 'too-many-columns'],
    ['a long name', Buffer.from(`a,${'b'.repeat(201)}\n1,2`), 'column-name-too-long'],
  ])('%s', async (_, file, code) => {
    expect(await refusal(file, 4_096)).toBe(code);
  });

  test('bounds on rows, size and packing', async () => {
    expect(await refusal(rows(11), 64, { ...tableBounds, rows: 10 })).toBe('too-many-rows');
    expect(await refusal(rows(1_000), 64, { ...tableBounds, bytes: 3_000 })).toBe('file-too-large');
    const bomb = gzipSync(Buffer.alloc(5_000_000, 'a,b\n'));
    expect(await refusal(bomb, 4_096, { ...tableBounds, ratioFromBytes: 1_000_000 })).toBe('packed-too-tightly');
  });
});

test.each<[string, boolean | null]>([
  ['Yes', true],
  [' 是 ', true],
  ['有', true],
  ['１', true],
  ['TRUE', true],
  ['No', false],
  ['否', false],
  ['N', false],
  ['0', false],
  ['', null],
  ['maybe', null],
])('%j answers %s', (text, expected) => {
  expect(readYesNo(text)).toBe(expected);
});
