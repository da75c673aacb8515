import type { DateOrder } from '../tabular/dates.ts';
import type { Importable, Values } from './importable.ts';
import type { Mapping } from './matching.ts';
import { plainText, readValue } from './values.ts';

/** How the rows of one table are read. */
export interface Reading {
  readonly importable: Importable;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly dateOrders: Readonly<Record<string, DateOrder>>;
}

export interface RowError {
  /** `''`: the whole row. */
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ReadRow {
  readonly values: Values;
  readonly errors: readonly RowError[];
  /** The example of the template, that nobody deleted. */
  readonly example: boolean;
}

const shownValueChars = 200;

/** The cell in which an error of a field stands. */
export function errorAt(
  { columns, mapping }: Reading,
  cells: readonly string[],
  field: string | null,
  code: string,
  params: RowError['params'] = {},
): RowError {
  const at = field === null ? -1 : columns.findIndex((column) => mapping[column] === field);
  return { column: columns[at] ?? '', value: (cells[at] ?? '').slice(0, shownValueChars), code, params };
}

/** A row of a table as its fields, and what is wrong in it. Pure. */
export function readRow(reading: Reading, cells: readonly string[]): ReadRow {
  const { importable, columns, mapping, dateOrders } = reading;
  const values: Record<string, string | null> = {};
  const errors: RowError[] = [];
  for (const field of importable.fields) {
    const at = columns.findIndex((column) => mapping[column] === field.code);
    if (at < 0) continue;
    const read = readValue(field, cells[at] ?? '', dateOrders[columns[at] ?? ''] ?? null);
    if ('value' in read) values[field.code] = read.value;
    else errors.push(errorAt(reading, cells, field.code, read.error.code, read.error.params));
  }
  const found = errors.length === 0 ? (importable.check?.(values) ?? []) : [];
  const between = found.map(({ field, code, params }) => errorAt(reading, cells, field, code, params));
  return { values, errors: [...errors, ...between], example: isExample(reading, cells) };
}

function isExample({ importable, columns, mapping }: Reading, cells: readonly string[]): boolean {
  const mapped = columns.flatMap((column, at) => {
    const field = importable.fields.find(({ code }) => code === mapping[column]);
    return field ? [{ field, cell: plainText(cells[at] ?? '') }] : [];
  });
  const is = (language: 'zh' | 'en') => mapped.every(({ field, cell }) => cell === field.example[language]);
  return mapped.length > 1 && (is('zh') || is('en'));
}
