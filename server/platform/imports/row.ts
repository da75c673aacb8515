import type { DateOrder } from '../tabular/dates.ts';
import type { Field, Importable, Values } from './importable.ts';
import type { Mapping } from './matching.ts';
import { plainText, readValue } from './values.ts';

/** How the rows of one table are read. */
export interface Reading {
  readonly importable: Importable;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  /** The fields that some column stands for, in their own order. */
  readonly mapped: readonly MappedField[];
}

interface MappedField {
  readonly field: Field;
  readonly column: string;
  /** The column's place among the cells of a row. */
  readonly at: number;
  readonly order: DateOrder;
}

export function readingBy(
  importable: Importable,
  columns: readonly string[],
  mapping: Mapping,
  orders: Readonly<Record<string, DateOrder>>,
): Reading {
  const mapped = importable.fields.flatMap((field) => {
    const at = columns.findIndex((column) => mapping[column] === field.code);
    const column = columns[at];
    return column === undefined ? [] : [{ field, column, at, order: orders[column] ?? null }];
  });
  return { importable, columns, mapping, mapped };
}

export interface RowError {
  /** `''`: the whole row, or the field named in `params.field`, for which the table has no column. */
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
  { mapped }: Reading,
  cells: readonly string[],
  field: string | null,
  code: string,
  params: RowError['params'] = {},
): RowError {
  if (field === null) return { column: '', value: '', code, params };
  const found = mapped.find((one) => one.field.code === field);
  if (!found) return { column: '', value: '', code, params: { ...params, field } };
  return { column: found.column, value: (cells[found.at] ?? '').slice(0, shownValueChars), code, params };
}

/** A row of a table as its fields, and what is wrong in it. Pure. */
export function readRow(reading: Reading, cells: readonly string[]): ReadRow {
  const { importable, mapped } = reading;
  const values: Record<string, string | null> = {};
  const errors = extraCells(reading, cells);
  for (const { field, column, at, order } of mapped) {
    const read = readValue(field, cells[at] ?? '', order, column);
    if ('value' in read) values[field.code] = read.value;
    else errors.push(errorAt(reading, cells, field.code, read.error.code, read.error.params));
  }
  const found = importable.check?.(values) ?? [];
  // Of a row that cannot all be read, only what was read is judged.
  const told = found.filter(({ field }) => errors.length === 0 || (field !== null && values[field]));
  const between = told.map(({ field, code, params }) => errorAt(reading, cells, field, code, params));
  return { values, errors: [...errors, ...between], example: isExample(reading, cells) };
}

/** What stands beyond the last column belongs to none: most often a comma that nobody put in quotes. */
function extraCells({ columns }: Reading, cells: readonly string[]): RowError[] {
  if (cells.length <= columns.length) return [];
  const value = cells.slice(columns.length).join(' ').trim();
  if (value === '') return [];
  return [
    { column: '', value: value.slice(0, shownValueChars), code: 'extra-cells', params: { columns: columns.length } },
  ];
}

function isExample({ mapped }: Reading, cells: readonly string[]): boolean {
  const is = (language: 'zh' | 'en') =>
    mapped.every(({ field, at }) => plainText(cells[at] ?? '') === field.example[language]);
  return mapped.length > 1 && (is('zh') || is('en'));
}
