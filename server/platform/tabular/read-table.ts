import type { Readable } from 'node:stream';
import { type TableBounds, TableError, tableBounds } from './bounds.ts';
import { openBytes, peekBytes } from './bytes.ts';
import { readCsvRows } from './csv-reader.ts';
import { type Table, tableOf } from './table.ts';
import { isZip, readWorkbookRows } from './workbook/reader.ts';

/**
 * Reads a table file as a stream: an Excel workbook (.xlsx, the first sheet that is shown), or CSV with comma, semicolon or
 * tab, packed with gzip or not, UTF-8, UTF-16 or GB18030, with the names of its columns in the first row that has any.
 * Of CSV, memory does not grow with the file; a workbook is bounded by `workbookBytes`.
 * Throws TableError: 'unsupported-file', 'encrypted-file', 'damaged-file', 'unreadable-text', 'malformed-csv', 'no-rows',
 * 'unnamed-column', 'duplicate-column', and for each bound its own code.
 */
export async function readTable(upload: Readable, bounds: TableBounds = tableBounds): Promise<Table> {
  const { head, chunks } = await peekBytes(upload as AsyncIterable<Buffer>);
  if (head.length === 0) throw new TableError('no-rows');
  if (isZip(head)) return tableOf(await readWorkbookRows(chunks, bounds), () => 'xlsx', bounds);
  const { rows, encoding } = await readCsvRows(openBytes(chunks, bounds), bounds);
  return tableOf(rows, encoding, bounds);
}
