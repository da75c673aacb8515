import type { ReportResult } from '@tongli/contracts/measures';

type Chart = ReportResult['charts'][number]['chart'];

/** What a chart is called, and its values as they are read. */
export interface ChartWords {
  readonly title: string;
  readonly value: (value: number) => string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const plotHeight = 150;
/** With its title, and the dates below it. */
export const chartHeight = plotHeight + 62;
/** Room for the values of its lines at the right. */
const margin = 84;
const [ink, grey, limit, line] = ['#111827', '#6b7280', '#b45309', '#0f766e'] as const;

const present = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** From a value to its height on the picture. */
function scaleOf({ points }: Chart, top: number): (value: number) => number {
  const values = points.flatMap(({ value, lower, upper, centre }) => present([value, lower, upper, centre]));
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const span = highest - lowest || 1;
  return (value) => top + plotHeight - 8 - ((value - lowest) / span) * (plotHeight - 16);
}

type Place = (at: number, value: number) => string;

/** Runs without a gap. */
function path(values: readonly (number | null)[], place: Place): string {
  let open = false;
  return values
    .map((value, at) => {
      const move = value === null ? '' : `${open ? 'L' : 'M'}${place(at, value)}`;
      open = value !== null;
      return move;
    })
    .join('');
}

const stroke = (d: string, colour: string, width: number, dash = '') =>
  d === '' ? '' : `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;

/** The last values of centre and limits, each at its height; where two would meet, the limit alone. */
function valuesOf(chart: Chart, x: number, y: (value: number) => number, words: ChartWords): string {
  const { centre, lower, upper } = chart.points.at(-1) ?? { centre: 0, lower: null, upper: null };
  const told = [...present([upper, lower]).map((value) => ({ value, colour: limit })), { value: centre, colour: grey }];
  const shown = told.filter(({ value }, at) =>
    told.slice(0, at).every((other) => Math.abs(y(other.value) - y(value)) > 13),
  );
  return shown
    .map(
      ({ value, colour }) =>
        `<text x="${x}" y="${y(value) + 4}" font-size="12" fill="${colour}">${words.value(value)}</text>`,
    )
    .join('');
}

/** A control chart of a report as a picture: points, centre, limits, and signals of a special cause marked by colour and shape. */
export function chartAt({ x, y: top, width }: Box, chart: Chart, words: ChartWords): string {
  const { points } = chart;
  const plot = top + 30;
  const y = scaleOf(chart, plot);
  const step = (width - margin) / Math.max(1, points.length - 1);
  const place: Place = (at, value) => `${(x + at * step).toFixed(1)} ${y(value).toFixed(1)}`;
  const of = (key: 'value' | 'lower' | 'upper' | 'centre') =>
    path(
      points.map((point) => point[key]),
      place,
    );
  const marks = points.map(({ value, rules }, at) => {
    if (value === null || rules.length === 0) return '';
    const [cx, cy] = place(at, value).split(' ').map(Number) as [number, number];
    return `<path d="M${cx} ${cy - 5}L${cx + 5} ${cy}L${cx} ${cy + 5}L${cx - 5} ${cy}Z" fill="#b91c1c"/>`;
  });
  const dates = `<text x="${x}" y="${plot + plotHeight + 16}" font-size="12" fill="${grey}">${points[0]?.label ?? ''}</text><text x="${x + width - margin}" y="${plot + plotHeight + 16}" font-size="12" text-anchor="end" fill="${grey}">${points.at(-1)?.label ?? ''}</text>`;
  return [
    `<text x="${x}" y="${top + 16}" font-weight="600" fill="${ink}">${words.title}</text>`,
    stroke(of('centre'), grey, 1),
    stroke(of('upper'), limit, 1, '5 3'),
    stroke(of('lower'), limit, 1, '5 3'),
    stroke(of('value'), line, 1.5),
    ...marks,
    valuesOf(chart, x + width - margin + 8, y, words),
    dates,
  ].join('');
}
