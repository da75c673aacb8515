import { saveFrom } from '../save.ts';
import type { Column } from './column.ts';

/**
 * Spreadsheets run what starts like a formula, Chinese ones also when its sign is full-width; a leading apostrophe keeps it
 * text. Plain numbers stay numbers.
 */
function safe(text: string): string {
  if (/^[+-]?\d+([.,]\d+)*%?$/.test(text)) return text;
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function cell(text: string): string {
  const value = safe(text);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Lines of a file that opens in Excel: CRLF. A file begins with a byte order mark. */
export const csvLines = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');

export const byteOrderMark = '\uFEFF';

/** The columns of an export. */
export const exported = <Row>(all: readonly Column<Row>[]): readonly Column<Row>[] =>
  all.filter(({ only }) => only !== 'screen');

/** The list as seen, as CSV that opens in Excel: UTF-8 with byte order mark, CRLF. `mark` is a line of its own at the end. */
export function csvOf<Row>(all: readonly Column<Row>[], rows: readonly Row[], mark?: string): string {
  const columns = exported(all);
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.text(row))),
    ...(mark === undefined ? [] : [[mark]]),
  ];
  return byteOrderMark + csvLines(lines);
}

/** Hands a file to the browser. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  saveFrom(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Hands a text to the browser as a file. */
export const saveText = (name: string, text: string, kind = 'text/csv'): void =>
  saveBlob(name, new Blob([text], { type: `${kind};charset=utf-8` }));
