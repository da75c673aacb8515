import { type TableBounds, TableError } from './bounds.ts';

export type TableEncoding = 'utf-8' | 'gb18030' | 'utf-16' | 'xlsx';

export interface TableRow {
  /** As a spreadsheet counts: the first record of the file is 1, blank ones count. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  /** Rows with anything in them, in order. Ends with a TableError where the file breaks a bound or a rule of its format. */
  readonly rows: AsyncGenerator<TableRow>;
  /** Certain once all rows are read. */
  encoding(): TableEncoding;
}

/** A table whose first row with anything in it names its columns. */
export async function tableOf(
  rows: AsyncGenerator<TableRow>,
  encoding: () => TableEncoding,
  bounds: TableBounds,
): Promise<Table> {
  const first = await rows.next();
  if (first.done) throw new TableError('no-rows');
  return { columns: readHeader(first.value, bounds), rows: dataRows(rows, bounds), encoding };
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
