import type {
  ChartType,
  ControlChart,
  UploadedChart,
  UploadedDefinition,
  UploadedTable,
} from '@tongli/contracts/measures';

const isNumeric = ({ numbers, filled }: UploadedTable['columns'][number]) => filled > 0 && numbers >= filled * 0.8;

/** What a table that was never drawn is drawn as at first: its first column of numbers, named by its first that has none. */
export function firstChoice({ columns, drawing }: UploadedTable): UploadedDefinition | null {
  if (drawing) return drawing;
  const label = columns.find((column) => !isNumeric(column));
  const value = columns.find(isNumeric);
  if (!value) return null;
  return {
    ...{ data: 'values', value: value.name, size: null, subgroup: null, label: label?.name ?? null, phase: null },
    ...{ type: 'auto', rules: '6-8-1-3-5', baseline: null },
  };
}

/** Points are told apart by their labels: what repeats carries its number. */
function uniqueLabels({ points }: UploadedChart): string[] {
  const repeats = new Set(points.map(({ label }) => label)).size < points.length;
  return points.map(({ label, number }) => (repeats ? `${number} · ${label}` : label));
}

/** The same as the figure takes it, which knows charts of indicators. */
export function figureOf(drawn: UploadedChart, asOf: string): ControlChart {
  const labels = uniqueLabels(drawn);
  const at = (number: number) => labels[number - 1] ?? '';
  const type: ChartType =
    drawn.type === 'p' || drawn.type === 'p-prime' ? drawn.type : drawn.type === 'i-mr' ? 'i-mr' : 'u';
  const { baseline, rules } = drawn.definition;
  return {
    definition: {
      ...{ indicator: drawn.definition.value.slice(0, 60), product: '', area: '', bucket: 'day', type: 'auto', rules },
      ...{ from: at(1), to: at(labels.length), splitOn: null },
      baseline: baseline && { from: at(baseline.from), to: at(baseline.to) },
    },
    type,
    recommendation: { type, explanation: drawn.recommendation.explanation },
    ...{ centre: drawn.centre, sigma: drawn.sigma, sigmaZ: null, movingRange: null, phases: [], asOf },
    falseAlarm: drawn.falseAlarm,
    points: drawn.points.map(({ number, ...point }) => ({ ...point, label: at(number), count: point.value ?? 0 })),
    signals: drawn.signals.map((signal) => ({
      ...signal,
      ...{ from: at(signal.from), to: at(signal.to), triageId: null, triageNumber: null, state: 'new' as const },
    })),
  };
}
