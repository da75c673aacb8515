import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from './refusal.ts';
import { columnAt, openTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongli-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: string | Uint8Array): Promise<{ columns: readonly string[]; rows: string[] }> {
  const file = join(folder, 'table');
  writeFileSync(file, bytes);
  const table = await openTable(file, Readable.from([]));
  const rows: string[] = [];
  for await (const batch of table.batches) for (const cells of batch) rows.push(cells.join('|'));
  return { columns: table.columns, rows };
}

// 日期,投诉 and 三月,12 in GB18030.
const gb18030 = Buffer.from('c8d5c6da2ccdb6cbdf0ac8fdd4c22c31320a', 'hex');

describe('openTable', () => {
  it.each([
    ['plain', 'a,b\n1,2\n3,4\n'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['line ends of Windows', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['line ends of the old Macintosh', 'a,b\r1,2\r3,4\r'],
    ['byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['quotes', '"a",b\n1,"2"\n3,4\n'],
    ['quotes from the middle on', 'a,b\n1,2\n3,"4"\n'],
    ['gzip', gzipSync('a,b\n1,2\n3,4\n')],
  ])('reads %s', async (_name, bytes) => {
    expect(await read(bytes)).toEqual({ columns: ['a', 'b'], rows: ['1|2', '3|4'] });
  });

  it('detects GB18030', async () => {
    expect(await read(gb18030)).toEqual({ columns: ['日期', '投诉'], rows: ['三月|12'] });
  });

  it('loses no row of a file that comes in many pieces, with quotes or without', async () => {
    const lines = Array.from({ length: 100_000 }, (_item, row) => `${row},x`);
    for (const quote of ['', '"'])
      expect((await read(`n,text\n${lines.join('\n')}\n${quote}100000${quote},x\n`)).rows).toHaveLength(100_001);
  });

  it.each([
    ['a,a\n1,2\n', /has two columns "a" in line 1/],
    ['a,b\n1,"2\n', /has unbalanced quotes in or after line/],
    [Buffer.from('504b0304', 'hex'), /is not a text table; save it as CSV/],
    ['\n\n', /is empty/],
  ])('refuses what is no table', async (bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
    await expect(read(bytes)).rejects.toThrow(Refusal);
  });

  it('refuses a file that is not there and a column that is not in it', async () => {
    await expect(openTable(join(folder, 'nothing'), Readable.from([]))).rejects.toThrow(/does not exist/);
    await read('a,b\n1,2\n');
    const table = await openTable(join(folder, 'table'), Readable.from([]));
    expect(() => columnAt(table, 'c')).toThrow(/has no column "c" in line 1, only a, b/);
    await table.batches.return(undefined);
  });
});
