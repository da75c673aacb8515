import type { Figures } from './figures.ts';
import type { Result } from './simulation.ts';

const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);
const seconds = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} s`);

const head = ['', 'offered', 'answered', 'abandoned', 'abandoned %', 'ASA', 'SL 80/20', 'occupancy'];
const known = ['known offered', 'known ab. %', 'known ASA', 'known SL'];

const cells = (name: string, { offered, answered, abandoned, ...one }: Figures): string[] => [
  ...[name, String(offered), String(answered), String(abandoned), percent(one.abandonment), seconds(one.answerSeconds)],
  ...[percent(one.serviceLevel), percent(one.occupancy)],
];

const beside = (figures: Figures | undefined): string[] =>
  figures === undefined
    ? ['–', '–', '–', '–']
    : [
        ...[String(figures.offered), percent(figures.abandonment)],
        ...[seconds(figures.answerSeconds), percent(figures.serviceLevel)],
      ];

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

type Row = readonly [name: string, simulated: Figures, known: Figures | undefined];

const shown = (rows: readonly Row[], compared: boolean): string =>
  table([
    compared ? [...head, ...known] : head,
    ...rows.map(([name, figures, other]) =>
      compared ? [...cells(name, figures), ...beside(other)] : cells(name, figures),
    ),
  ]);

const signed = (value: number, unit: string): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)} ${unit}`;

/** How near one came to the other; null where there is nothing to compare. */
export function nearness(simulated: Figures, other: Figures): string | null {
  const { abandonment, answerSeconds } = simulated;
  if (abandonment === null || answerSeconds === null || other.abandonment === null || other.answerSeconds === null)
    return null;
  const points = signed((abandonment - other.abandonment) * 100, 'points');
  const late = signed(answerSeconds - other.answerSeconds, 's');
  return `Abandoned ${percent(abandonment)}, known ${percent(other.abandonment)}: ${points}. ASA ${seconds(answerSeconds)}, known ${seconds(other.answerSeconds)}: ${late}.`;
}

/** By half hour, by day where there are several, and all together; with what is known of the same calls beside it. */
export function report(result: Result, other: Result | null): string {
  const knownAt = new Map(other?.halfHours.map(({ from, figures }) => [from, figures]));
  const knownOn = new Map(other?.days.map(({ day, figures }) => [day, figures]));
  const total: Row = ['total', result.total, other?.total];
  const halfHours = result.halfHours.map(({ from, figures }): Row => [from, figures, knownAt.get(from)]);
  const days = result.days.map(({ day, figures }): Row => [day, figures, knownOn.get(day)]);
  const compared = other !== null;
  return [
    shown([...halfHours, total], compared),
    ...(days.length > 1 ? ['', shown([...days, total], compared)] : []),
    ...(other ? ['', nearness(result.total, other.total) ?? ''] : []),
  ].join('\n');
}
