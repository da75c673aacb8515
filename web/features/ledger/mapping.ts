import { type LedgerField, ledgerField } from '@tongli/contracts/complaints';
import { z } from 'zod';

/** Field by column name; a column that is left out is not imported. */
export type Mapping = Readonly<Record<string, LedgerField>>;

/** A row cannot become a complaint without these; the server names them as obstacles. */
export const requiredFields: readonly LedgerField[] = ['number', 'receivedAt'];

const sampleCount = 3;
/** Widths in Latin characters; a Chinese one takes two. */
const [sampleWidth, cellWidth] = [20, 28];
const wide = /[\u2e80-\uffef]/;

/** As much of a value as a table has room for. */
export function excerptOf(value: string, width = cellWidth): string {
  let used = 0;
  for (const [at, char] of [...value].entries()) {
    used += wide.test(char) ? 2 : 1;
    if (used > width) return `${[...value].slice(0, at).join('').trimEnd()}…`;
  }
  return value;
}

export interface PreviewCells {
  readonly cells: Readonly<Record<string, string>>;
}

/** The first different values of a column, to know it by. */
export function samplesOf(column: string, rows: readonly PreviewCells[]): string[] {
  const values = rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((value) => value !== '');
  return [...new Set(values)].slice(0, sampleCount).map((value) => excerptOf(value, sampleWidth));
}

/** A mapping in which the column stands for another field, or for none. */
export function withField(mapping: Mapping, column: string, field: LedgerField | null): Mapping {
  const rest = Object.entries(mapping).filter(([name]) => name !== column);
  return Object.fromEntries(field ? [...rest, [column, field] as const] : rest);
}

/** The columns that stand for a field, in the order of the file. */
export function columnsFor(field: LedgerField, mapping: Mapping, columns: readonly string[]): string[] {
  return columns.filter((column) => mapping[column] === field);
}

/** The mapped columns with their fields, in the order of the fields. */
export function mappedColumns(mapping: Mapping, columns: readonly string[]): { column: string; field: LedgerField }[] {
  return ledgerField.options.flatMap((field) =>
    columnsFor(field, mapping, columns).map((column) => ({ column, field })),
  );
}

export interface PreviewField {
  readonly field: LedgerField;
  /** Null where no column stands for it: what it holds follows from the others. */
  readonly column: string | null;
}

const leading: readonly LedgerField[] = ['number', 'receivedAt', 'acknowledgedAt', 'closedAt'];

/**
 * What the preview shows of a row: number and dates, whether it was on time, and the other mapped fields; subject and facts
 * as the one text that they become.
 */
export function previewFields(mapping: Mapping, columns: readonly string[]): PreviewField[] {
  const mapped = mappedColumns(mapping, columns);
  const has = (field: LedgerField) => mapped.some((one) => one.field === field);
  const timely = mapped.filter(({ field }) => field === 'onTime');
  return [
    ...mapped.filter(({ field }) => leading.includes(field)),
    ...(timely.length > 0 ? timely : [{ field: 'onTime', column: null } as const]),
    ...mapped.filter(({ field }) => ![...leading, 'onTime', has('facts') ? 'subject' : ''].includes(field)),
  ];
}

const keptMapping = z.record(z.string(), ledgerField);

/** A mapping kept in this tab; null when it does not fit the file. */
export function readKept(values: unknown, columns: readonly string[]): Mapping | null {
  const { data } = keptMapping.safeParse(values);
  return data && Object.keys(data).every((column) => columns.includes(column)) ? data : null;
}
