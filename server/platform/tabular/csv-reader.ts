import { Readable } from 'node:stream';
import { CsvError, type Options, type Parser, parse } from 'csv-parse';
import { type TableBounds, TableError, tableBounds } from './bounds.ts';
import { openBytes } from './bytes.ts';
import { detectDelimiter } from './delimiter.ts';
import { decodeText, type TableEncoding } from './text.ts';

export interface TableRow {
  /** As a spreadsheet counts: the first record of the file is 1, blank ones count. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  /** Rows with anything in them, in order. Ends with a TableError where the file breaks a bound or a rule of CSV. */
  readonly rows: AsyncGenerator<TableRow>;
  /** Certain once all rows are read. */
  encoding(): TableEncoding;
}

const headChars = 16_384;

/**
 * Reads a table file as a stream: CSV with comma, semicolon or tab, packed with gzip or not, UTF-8 or GB18030, with the
 * names of its columns in the first row that has any. Memory does not grow with the file.
 * Throws TableError: 'unsupported-file', 'damaged-file', 'unreadable-text', 'malformed-csv', 'no-rows',
 * 'unnamed-column', 'duplicate-column', and for each bound its own code.
 */
export async function readTable(upload: Readable, bounds: TableBounds = tableBounds): Promise<Table> {
  const text = decodeText(openBytes(upload, bounds));
  const { head, chunks } = await peekText(text.chunks);
  const rows = readRows(chunks, detectDelimiter(head), bounds);
  const first = await rows.next();
  if (first.done) throw new TableError('no-rows');
  const columns = readHeader(first.value, bounds);
  return { columns, rows: dataRows(rows, bounds), encoding: text.encoding };
}

async function peekText(source: AsyncGenerator<string>): Promise<{ head: string; chunks: AsyncGenerator<string> }> {
  let head = '';
  while (head.length < headChars) {
    const next = await source.next();
    if (next.done) break;
    head += next.value;
  }
  const chunks = async function* () {
    yield head;
    yield* source;
  };
  return { head, chunks: chunks() };
}

function readHeader({ line, cells }: TableRow, bounds: TableBounds): string[] {
  const columns = cells.map((cell) => cell.trim());
  while (columns.at(-1) === '') columns.pop();
  if (columns.length > bounds.columns)
    throw new TableError('too-many-columns', { maximum: bounds.columns, found: columns.length });
  const seen = new Set<string>();
  for (const [index, column] of columns.entries()) {
    if (column === '') throw new TableError('unnamed-column', { position: index + 1 });
    if (column.length > bounds.columnNameChars)
      throw new TableError('column-name-too-long', { line, maximum: bounds.columnNameChars });
    if (seen.has(column)) throw new TableError('duplicate-column', { column });
    seen.add(column);
  }
  return columns;
}

async function* dataRows(rows: AsyncGenerator<TableRow>, bounds: TableBounds): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > bounds.rows) throw new TableError('too-many-rows', { maximum: bounds.rows });
    yield row;
  }
  if (count === 0) throw new TableError('no-rows');
}

async function* readRows(
  chunks: AsyncGenerator<string>,
  delimiter: string,
  bounds: TableBounds,
): AsyncGenerator<TableRow> {
  const source = Readable.from(chunks);
  const parser = parse(optionsFor(delimiter, bounds));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      const row = { line, cells };
      checkCells(row, bounds);
      if (cells.some((cell) => cell.trim() !== '')) yield row;
    }
  } catch (error) {
    throw explain(error, parser, bounds);
  } finally {
    source.destroy();
  }
}

const optionsFor = (delimiter: string, bounds: TableBounds): Options => ({
  delimiter,
  relax_column_count: true,
  max_record_size: bounds.recordChars,
});

function checkCells({ line, cells }: TableRow, bounds: TableBounds): void {
  if (cells.some((cell) => cell.length > bounds.cellChars))
    throw new TableError('cell-too-long', { line, maximum: bounds.cellChars });
}

function explain(error: unknown, parser: Parser, bounds: TableBounds): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = parser.info.records + 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new TableError('row-too-long', { line, maximum: bounds.recordChars });
  return new TableError('malformed-csv', { line });
}
