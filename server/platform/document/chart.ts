import type { Block, Line } from './paper.ts';
import type { Sheets } from './sheets.ts';
import type { Style } from './type.ts';

type Lines = Extract<Block, { kind: 'lines' }>;

const height = 150;
const axisWidth = 48;
const small: Style = { size: 8, weight: 'regular', colour: '#6b7280' };
/** Told apart without colour too: each has its own stroke. */
const strokes = [
  { colour: '#1d4ed8', dash: null },
  { colour: '#b45309', dash: 4 },
  { colour: '#047857', dash: 2 },
  { colour: '#6d28d9', dash: 6 },
] as const;

export const written = (value: number, { decimals, isShare }: Line['format']): string =>
  isShare ? `${(value * 100).toFixed(decimals)}%` : value.toFixed(decimals);

/** Round numbers around what is drawn, a nought among them where it is near: 1, 2 or 5 times a power of ten apart. */
export function ticksOf(values: readonly number[], wanted = 5): number[] {
  const most = Math.max(...values, 0);
  const least = Math.min(...values, 0);
  if (!(most > least)) return [least, least + 1];
  const rough = (most - least) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

export function writeLines(sheets: Sheets, { labels, series }: Lines): void {
  const values = series.flatMap((line) => line.values.filter((value) => value !== null));
  const [first] = series;
  if (!first || values.length === 0) return;
  sheets.need(height + 48);
  const frame = { x: sheets.left + axisWidth, y: sheets.y() + 4, width: sheets.width - axisWidth, height };
  const ticks = ticksOf(values);
  const [least, most] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const yOf = (value: number) => frame.y + frame.height * (1 - (value - least) / (most - least));
  const xOf = (index: number) => frame.x + (frame.width * (index + 0.5)) / Math.max(1, labels.length);
  for (const tick of ticks) writeTick(sheets, frame, yOf(tick), written(tick, first.format));
  for (const [index, line] of series.entries())
    drawLine(sheets, line, strokes[index % strokes.length] ?? strokes[0], xOf, yOf);
  writeLabels(sheets, labels, xOf, frame.y + frame.height + 4);
  sheets.down(height + 22);
  writeLegend(sheets, series);
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function writeTick({ pdf, type, left }: Sheets, frame: Frame, y: number, text: string): void {
  pdf
    .undash()
    .moveTo(frame.x, y)
    .lineTo(frame.x + frame.width, y)
    .lineWidth(0.5)
    .stroke('#e5e7eb');
  type.set(text, small, left + axisWidth - 6 - type.widthOf(text, small), y - small.size / 2 - 1);
}

type Stroke = (typeof strokes)[number];

function drawLine(
  { pdf }: Sheets,
  line: Line,
  { colour, dash }: Stroke,
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): void {
  let isBegun = false;
  for (const [index, value] of line.values.entries()) {
    if (value === null) isBegun = false;
    else if (isBegun) pdf.lineTo(xOf(index), yOf(value));
    else {
      pdf.moveTo(xOf(index), yOf(value));
      isBegun = true;
    }
  }
  if (dash) pdf.dash(dash, { space: dash / 2 });
  pdf.lineWidth(1.2).stroke(colour);
  pdf.undash();
  // A value between two gaps has no line: its point shows it.
  for (const [index, value] of line.values.entries())
    if (value !== null) pdf.circle(xOf(index), yOf(value), 1.4).fill(colour);
}

/** As many as there is room for, evenly. */
function writeLabels(
  { type, width }: Sheets,
  labels: readonly string[],
  xOf: (index: number) => number,
  y: number,
): void {
  const widest = Math.max(...labels.map((label) => type.widthOf(label, small)), 1);
  const every = Math.max(1, Math.ceil(((widest + 8) * labels.length) / (width - axisWidth)));
  for (const [index, label] of labels.entries())
    if (index % every === 0) type.set(label, small, xOf(index) - type.widthOf(label, small) / 2, y);
}

function writeLegend(sheets: Sheets, series: readonly Line[]): void {
  const { pdf, type, left } = sheets;
  let x = left + axisWidth;
  for (const [index, { name }] of series.entries()) {
    const { colour, dash } = strokes[index % strokes.length] ?? strokes[0];
    if (dash) pdf.dash(dash, { space: dash / 2 });
    pdf
      .moveTo(x, sheets.y() + 6)
      .lineTo(x + 18, sheets.y() + 6)
      .lineWidth(1.2)
      .stroke(colour);
    pdf.undash();
    type.set(name, small, x + 22, sheets.y() + 1);
    x += 34 + type.widthOf(name, small);
  }
  sheets.down(20);
}
