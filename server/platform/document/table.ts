import type { Block, Column } from './paper.ts';
import type { Sheets } from './sheets.ts';
import type { Style } from './type.ts';

type Table = Extract<Block, { kind: 'table' }>;

const head: Style = { size: 9, weight: 'bold', colour: '#111827' };
const body: Style = { size: 9, weight: 'regular', colour: '#111827' };
const lineHeight = 13;
const padding = 4;
const rule = '#d1d5db';

interface Laid {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}

/** Its head stands again on each sheet; a row is not torn unless it is higher than a sheet. */
export function writeTable(sheets: Sheets, { columns, rows }: Table): void {
  const laid = layOut(columns, sheets);
  const titles = columns.map(({ title }) => title);
  const writeHead = () => writeRow(sheets, laid, linesOf(sheets, laid, titles, head), head, '#f3f4f6');
  // A head alone at the foot of a sheet says nothing.
  sheets.need(4 * lineHeight);
  writeHead();
  for (const row of rows) {
    const cells = linesOf(sheets, laid, row, body);
    if (sheets.need(heightOf(cells))) writeHead();
    for (const part of torn(cells, Math.floor((sheets.height - 4 * lineHeight) / lineHeight))) {
      if (sheets.need(heightOf(part))) writeHead();
      writeRow(sheets, laid, part, body, null);
    }
  }
  sheets.down(lineHeight);
}

function layOut(columns: readonly Column[], { left, width }: Sheets): Laid[] {
  const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  let x = left;
  return columns.map((column) => {
    const own = (width * (column.share ?? 1)) / whole;
    const at = x;
    x += own;
    return { column, x: at, width: own };
  });
}

const linesOf = ({ type }: Sheets, laid: readonly Laid[], row: readonly string[], style: Style): string[][] =>
  laid.map(({ width }, index) => type.linesOf(row[index] ?? '', style, width - 2 * padding));

const heightOf = (cells: readonly string[][]): number =>
  Math.max(1, ...cells.map(({ length }) => length)) * lineHeight + padding;

/** A row in parts of so many lines at most. */
function torn(cells: readonly string[][], most: number): string[][][] {
  const count = Math.ceil(Math.max(1, ...cells.map(({ length }) => length)) / most);
  return Array.from({ length: count }, (_, part) => cells.map((lines) => lines.slice(part * most, (part + 1) * most)));
}

function writeRow(
  sheets: Sheets,
  laid: readonly Laid[],
  cells: readonly string[][],
  style: Style,
  fill: string | null,
): void {
  const { pdf, type, left, width } = sheets;
  const [y, height] = [sheets.y(), heightOf(cells)];
  if (fill) pdf.rect(left, y, width, height).fill(fill);
  for (const [index, { column, x, width: own }] of laid.entries()) {
    for (const [line, text] of (cells[index] ?? []).entries()) {
      const indent = column.isNumber ? own - padding - type.widthOf(text, style) : padding;
      type.set(text, style, x + indent, y + padding / 2 + line * lineHeight);
    }
  }
  pdf
    .moveTo(left, y + height)
    .lineTo(left + width, y + height)
    .lineWidth(0.5)
    .stroke(rule);
  sheets.down(height);
}
