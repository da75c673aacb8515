import type { Flags } from '../flags.ts';
import { progressOn } from '../progress.ts';
import { readNumber } from '../quantity.ts';
import { atCell, atOption, refuseValue } from '../refusal.ts';
import { columnAt, isBlank, openTable, type Table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** One record of the file, with what the options name; null where the cell is empty (or NA, as R writes it). */
export type Row = {
  readonly line: number;
  readonly value: number | null;
  readonly size?: number | null;
  readonly subgroup?: string;
  readonly label?: string;
  readonly phase?: string;
};

/** The rows and the names that places of refusals need. */
export type Rows = {
  readonly file: string;
  readonly valueColumn: string;
  readonly sizeColumn: string;
  readonly rows: readonly Row[];
};

export async function readRows(flags: Flags, terminal: Terminal): Promise<Rows> {
  const file = flags.required('data', 'days.csv');
  const valueColumn = flags.required('value', 'complaints');
  const table = await openTable(file, terminal.stdin);
  const valueAt = columnAt(table, valueColumn);
  const size = sizeReader(table, flags.value('size'));
  const texts = (['subgroup', 'label', 'phase'] as const).flatMap((name) => {
    const column = flags.value(name);
    return column === undefined ? [] : [{ name, at: columnAt(table, column) }];
  });
  const rows: Row[] = [];
  const progress = progressOn(terminal, { zh: '行', en: 'rows' });
  let line = 1;
  for await (const batch of table.batches) {
    for (const cells of batch) {
      line++;
      if (isBlank(cells)) continue;
      const row: { -readonly [key in keyof Row]: Row[key] } = {
        line,
        value: cellNumber(table.file, line, valueColumn, cells[valueAt]),
      };
      if (size) row.size = size(cells, line);
      for (const { name, at } of texts) row[name] = (cells[at] ?? '').trim();
      rows.push(row);
    }
    progress(rows.length);
  }
  return { file, valueColumn, sizeColumn: flags.value('size') ?? '', rows };
}

type ReadSize = (cells: readonly string[], line: number) => number | null;

/** A column, or one size for all. */
function sizeReader(table: Table, size: string | undefined): ReadSize | undefined {
  if (size === undefined) return undefined;
  const constant = Number(size);
  if (table.columns.includes(size) || !(size.trim() !== '' && Number.isFinite(constant))) {
    const at = columnAt(table, size);
    return (cells, line) => cellNumber(table.file, line, size, cells[at]);
  }
  if (constant > 0) return () => constant;
  return refuseValue(atOption('size'), size, {
    zh: '应大于 0，请写列名或每点的样本量',
    en: 'it must be above 0; name a column or the size of each point',
  });
}

function cellNumber(file: string, line: number, column: string, text = ''): number | null {
  const trimmed = text.trim();
  return trimmed === '' || trimmed === 'NA' ? null : readNumber(atCell(file, line, column), trimmed);
}
