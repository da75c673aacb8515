import { Readable } from 'node:stream';
import { CsvError, type Options, type Parser, parse } from 'csv-parse';
import { type TableBounds, TableError } from './bounds.ts';
import { detectDelimiter } from './delimiter.ts';
import type { TableEncoding, TableRow } from './table.ts';
import { decodeText } from './text.ts';

const headChars = 16_384;

/** The records of a CSV file as they come, blank ones left out, and how its text was written. */
export async function readCsvRows(
  bytes: AsyncIterable<Buffer>,
  bounds: TableBounds,
): Promise<{ rows: AsyncGenerator<TableRow>; encoding: () => TableEncoding }> {
  const text = decodeText(bytes);
  const { head, chunks } = await peekText(text.chunks);
  return { rows: readRows(chunks, detectDelimiter(head), bounds), encoding: text.encoding };
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
