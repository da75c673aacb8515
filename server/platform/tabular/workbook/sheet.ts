import { type TableBounds, TableError } from '../bounds.ts';
import type { TableRow } from '../table.ts';
import { type Epoch, serialDate } from './dates.ts';
import { type Attributes, readXml } from './xml.ts';

interface Workbook {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly epoch: Epoch;
}

/** The rows of a sheet with anything in them. A formula counts as what it was last reckoned to be, and is never run. */
export async function* readSheetRows(
  bytes: AsyncIterable<Buffer>,
  workbook: Workbook,
  bounds: TableBounds,
): AsyncGenerator<TableRow> {
  const reader = new SheetReader(workbook, bounds);
  for await (const _ of readXml(bytes, reader)) yield* reader.take();
}

/** The column of a reference such as `BC12`, counted from 0. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const char of reference) {
    if (char < 'A' || char > 'Z') break;
    column = column * 26 + char.charCodeAt(0) - 64;
  }
  return column - 1;
}

class SheetReader {
  readonly #workbook: Workbook;
  readonly #bounds: TableBounds;
  #rows: TableRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #inside = false;

  constructor(workbook: Workbook, bounds: TableBounds) {
    this.#workbook = workbook;
    this.#bounds = bounds;
  }

  /** The rows that were read since the last time. */
  take(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes);
    if (name === 'c') this.#openCell(attributes);
    if (name === 'v' || name === 't') this.#inside = true;
  }

  text(text: string): void {
    if (!this.#inside) return;
    this.#value += text;
    if (this.#value.length > this.#bounds.cellChars)
      throw new TableError('cell-too-long', { line: this.#line, maximum: this.#bounds.cellChars });
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inside = false;
    if (name === 'c') this.#closeCell();
    if (name === 'row' && this.#cells.some((cell) => cell.trim() !== ''))
      this.#rows.push({ line: this.#line, cells: this.#cells });
  }

  #openRow({ r }: Attributes): void {
    const told = Number(r);
    this.#line = Number.isSafeInteger(told) && told > this.#line ? told : this.#line + 1;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, s, t }: Attributes): void {
    this.#column = r ? columnOf(r) : this.#column + 1;
    this.#type = t ?? 'n';
    this.#style = Number(s ?? 0);
    this.#value = '';
  }

  #closeCell(): void {
    const value = this.#read();
    if (value === '') return;
    if (this.#column >= this.#bounds.columns)
      throw new TableError('too-many-columns', { maximum: this.#bounds.columns, found: this.#column + 1 });
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = value;
  }

  #read(): string {
    const { strings, dateStyles, epoch } = this.#workbook;
    if (this.#type === 's') return strings[Number(this.#value)] ?? '';
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    if (this.#type !== 'n' || this.#value === '') return this.#value;
    const number = Number(this.#value);
    if (dateStyles.has(this.#style)) return serialDate(number, epoch) ?? this.#value;
    // 1.3800138E10 is a telephone number.
    return Number.isSafeInteger(number) ? String(number) : this.#value;
  }
}
