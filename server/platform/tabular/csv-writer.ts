export type CsvValue = string | number | boolean | null;

/** A spreadsheet needs it to read UTF-8 as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for the start of a formula; full-width forms count in Chinese ones. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers keep their sign. */
export function guardFormula(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? guardFormula(value) : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of CSV (RFC 4180), with its line end. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;
