import {
  type Capability,
  type ChartData,
  type ChartPoint,
  capability,
  chart,
  cusumChart,
  ewmaChart,
  explain,
  explainCusum,
  explainEwma,
  type FalseAlarm,
  type MeasuredData,
  type Phase,
  type Side,
} from '@tongli/spc';
import type { Language } from '../refusal.ts';
import type { Series } from './data.ts';
import type { ChartName, ChartOptions } from './options.ts';

/** `observed` where what is drawn is not the point itself; the two sums are those of a CUSUM. */
export type DrawnPoint = ChartPoint<string> & {
  readonly observed?: number | null;
  readonly upperSum?: number | null;
  readonly lowerSum?: number | null;
};

export type DrawnSignal = {
  readonly rule: string;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly peak: number;
  readonly explain: (language: Language) => string;
};

/** What table, document and picture show, whichever chart it is. */
export type Drawn = {
  readonly type: ChartName;
  readonly centre: number;
  readonly sigma: number;
  readonly sigmaZ?: number;
  readonly points: readonly DrawnPoint[];
  readonly signals: readonly DrawnSignal[];
  readonly falseAlarm: FalseAlarm | null;
  readonly phases: readonly Phase[];
  readonly capability?: Capability;
};

type Draw = (series: Series, options: ChartOptions) => Drawn;

/** Throws the engine's RangeError where the data do not suit the chart. */
export function draw(series: Series, options: ChartOptions): Drawn {
  switch (options.type) {
    case 'ewma':
      return drawEwma(series, options);
    case 'cusum':
      return drawCusum(series, options);
    default:
      return drawPlain(series, options);
  }
}

const drawPlain: Draw = ({ data, phases }, { rules, baseline, specification }) => {
  const drawn = chart({ ...data, rules, phases, ...(baseline ? { baseline } : {}) });
  const signals = drawn.signals.map((signal) => ({
    ...signal,
    explain: (language: Language) => explain(signal, drawn, language),
  }));
  const last = drawn.phases.at(-1);
  if (!specification || !last) return { ...drawn, signals };
  const span = { from: last.baselineFrom, to: last.baselineTo };
  return { ...drawn, signals, capability: capability({ ...measured(data), ...specification, span }) };
};

const drawEwma: Draw = (series, options) => {
  const drawn = ewmaChart(shiftInput(series, options));
  const signals = drawn.signals.map((signal) => ({
    ...signal,
    explain: (language: Language) => explainEwma(signal, drawn, language),
  }));
  return { ...drawn, signals };
};

const drawCusum: Draw = (series, options) => {
  const drawn = cusumChart(shiftInput(series, options));
  const signals = drawn.signals.map((signal) => ({
    ...signal,
    explain: (language: Language) => explainCusum(signal, drawn, language),
  }));
  return { ...drawn, signals };
};

function shiftInput({ data, phases }: Series, { baseline, target }: ChartOptions) {
  return {
    ...measured(data),
    phases,
    ...(baseline ? { baseline } : {}),
    ...(target === undefined ? {} : { target }),
  };
}

function measured(data: ChartData): MeasuredData {
  if (data.type === 'i-mr' || data.type === 'xbar-r' || data.type === 'xbar-s') return data;
  throw new RangeError(`${data.type} has counts: measured values are needed`);
}

/** What is drawn as lines: the points, or the two sums of a CUSUM, the lower one downwards. */
export function linesOf({ points }: Drawn): readonly (readonly (number | null)[])[] {
  if (points[0]?.upperSum === undefined) return [points.map(({ value }) => value)];
  const downwards = (sum: number | null = null): number | null => (sum === null ? null : -sum);
  return [points.map(({ upperSum = null }) => upperSum), points.map(({ lowerSum }) => downwards(lowerSum))];
}
