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

/** The list as seen, as CSV that opens in Excel: UTF-8 with byte order mark, CRLF. `mark` is a line of its own at the end. */
export function csvOf<Row>(all: readonly Column<Row>[], rows: readonly Row[], mark?: string): string {
  const columns = all.filter(({ only }) => only !== 'screen');
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.text(row))),
    ...(mark === undefined ? [] : [[mark]]),
  ];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a text to the browser as a file. */
export function saveText(name: string, text: string, kind = 'text/csv'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
