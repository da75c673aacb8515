/**
 * Spreadsheets run what starts like a formula, Chinese ones also when its sign is full-width; a leading apostrophe keeps it
 * text. Plain numbers stay numbers.
 */
export function safeCell(text: string): string {
  if (/^[+-]?\d+([.,]\d+)*%?$/.test(text)) return text;
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function cell(text: string): string {
  const value = safeCell(text);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** One record, as a spreadsheet reads it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** CSV that opens in Excel: UTF-8 with byte order mark, CRLF. */
export const csvText = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map(csvLine).join('')}`;
