import type { Indicator, ReportResult } from '@tongli/contracts/measures';
import { chartAt, chartHeight } from './chart-picture.ts';
import { digits } from './words.ts';

interface Words {
  readonly title: string;
  readonly first: string;
  readonly told: string;
  readonly target: string;
  readonly rows: string;
  readonly head: (indicator: Pick<Indicator, 'name' | 'unit'>) => string;
  readonly pick: (name: Indicator['name']) => string;
  /** Above the chart of an indicator, by its code; and a value of it. */
  readonly chart: (code: string) => string;
  readonly value: (code: string, value: number) => string;
}

const rowHeight = 26;
/** A chart of sixty days can be read from this width on. */
const chartWidth = 720;
const padding = 20;
const font = "14px 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', system-ui, sans-serif";

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Signs of Chinese are twice as wide as others. */
const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 14 : 8), 0) + 24;

interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

function tableAt(y: number, rows: readonly (readonly string[])[]): Drawn {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const starts = widths.map((_, column) => widths.slice(0, column).reduce((sum, width) => sum + width, padding));
  const width = widths.reduce((sum, one) => sum + one, 0);
  const texts = rows.flatMap((row, line) =>
    row.map((text, column) => {
      const x = (starts[column] ?? 0) + (column === 0 ? 8 : (widths[column] ?? 0) - 8);
      const place = `x="${x}" y="${y + line * rowHeight + 18}" text-anchor="${column === 0 ? 'start' : 'end'}"`;
      return `<text ${place} fill="#111827"${line === 0 ? ' font-weight="600"' : ''}>${escaped(text)}</text>`;
    }),
  );
  const rules = rows.map((_, line) => {
    const at = y + (line + 1) * rowHeight;
    return `<line x1="${padding}" x2="${padding + width}" y1="${at}" y2="${at}" stroke="#d1d5db"/>`;
  });
  return { svg: [...rules, ...texts].join(''), width, height: rows.length * rowHeight };
}

/** Its charts, one below the other. */
function chartsAt(y: number, width: number, { charts }: ReportResult, words: Words): { svg: string; height: number } {
  const drawn = charts.map(({ indicator, chart }, at) =>
    chartAt({ x: padding, y: y + at * chartHeight, width }, chart, {
      title: escaped(words.chart(indicator)),
      value: (value) => escaped(words.value(indicator, value)),
    }),
  );
  return { svg: drawn.join(''), height: charts.length * chartHeight };
}

/** The tables and charts of a report as a picture, in the digits in which they are told. */
export function pictureOf(result: ReportResult, words: Words): string {
  const summary = tableAt(56, [
    [words.first, words.told, words.target],
    ...result.indicators.map((one) => [words.head(one), digits(one.told), digits(one.target)]),
  ]);
  const from = 56 + summary.height + 24;
  const lines = tableAt(
    from,
    result.rows === 'none'
      ? []
      : [
          [words.rows, ...result.indicators.map(words.head)],
          ...result.lines.map(({ name, cells }) => [words.pick(name), ...cells.map(({ told }) => digits(told))]),
        ],
  );
  const inner = Math.max(summary.width, lines.width, widthOf(words.title), result.charts.length > 0 ? chartWidth : 0);
  const charts = chartsAt(from + lines.height + 24, inner, result, words);
  const width = inner + 2 * padding;
  const height = from + lines.height + 24 + charts.height + padding;
  const title = `<text x="${padding}" y="36" font-size="18" font-weight="600" fill="#111827">${escaped(words.title)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fff"/><g style="font: ${escaped(font)}">${title}${summary.svg}${lines.svg}${charts.svg}</g></svg>`;
}
