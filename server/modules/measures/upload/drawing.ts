import {
  type UploadedChart,
  type UploadedDefinition,
  type UploadedType,
  uploadedTypesFor,
} from '@tongli/contracts/measures';
import { type ChartData, chart, type Chart as Drawn, explain, type RecommendInput, recommend } from '@tongli/spc';
import { isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { type Content, missingColumn, phaseStarts, pointsOf, type UploadedPoint } from './points.ts';

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

const countOf = ({ values }: UploadedPoint) => values[0] ?? 0;
const isThere = ({ values }: UploadedPoint) => values.length > 0;

/** What the numbers may be: counts are not negative, parts not more than their whole. Lines are named as a spreadsheet names them. */
function checkNumbers({ data, size }: UploadedDefinition, points: readonly UploadedPoint[]): Refusal | null {
  if (data === 'parts' && size === null) return wrong('size-needed', 'size');
  if (data === 'values' || data === 'subgroups') return null;
  const below = points.findIndex((point) => isThere(point) && (countOf(point) < 0 || (point.size ?? 1) < 0));
  if (below >= 0) return wrong('negative-count', 'value', { line: below + 2 });
  const broken = points.findIndex((point) => isThere(point) && !Number.isInteger(countOf(point)));
  if (broken >= 0) return wrong('count-not-whole', 'value', { line: broken + 2 });
  const beyond = points.findIndex((point) => data === 'parts' && isThere(point) && countOf(point) > (point.size ?? 0));
  return beyond >= 0 ? wrong('part-beyond-whole', 'value', { line: beyond + 2 }) : null;
}

const sized = (points: readonly UploadedPoint[]) =>
  points.map((point) => ({ label: point.label, count: countOf(point), size: isThere(point) ? (point.size ?? 1) : 0 }));
const single = (points: readonly UploadedPoint[], isShare: boolean) =>
  points.map((point) => {
    const value = point.values[0];
    const whole = isShare ? point.size : 1;
    return { label: point.label, value: value === undefined || !whole ? null : value / whole };
  });
const grouped = (points: readonly UploadedPoint[]) => points.map(({ label, values }) => ({ label, values }));

function recommendInput({ data, size }: UploadedDefinition, points: readonly UploadedPoint[]): RecommendInput {
  if (data === 'subgroups') return { data: 'subgroup', points: grouped(points) };
  if (data === 'parts') return { data: 'proportion', points: sized(points) };
  if (data === 'values') return { data: 'value', points: single(points, false) };
  return size === null
    ? { data: 'count', opportunity: 'equal', points: sized(points) }
    : { data: 'rate', points: sized(points) };
}

function dataOf(type: UploadedType, definition: UploadedDefinition, points: readonly UploadedPoint[]): ChartData {
  if (type === 'i-mr') return { type, points: single(points, definition.size !== null) };
  return type === 'xbar-r' || type === 'xbar-s' ? { type, points: grouped(points) } : { type, points: sized(points) };
}

const fewest = 2;

function checkSpans(points: readonly UploadedPoint[], { baseline }: UploadedDefinition): Refusal | null {
  const starts = [0, ...phaseStarts(points), points.length];
  for (const [place, start] of starts.slice(0, -1).entries()) {
    const present = points.slice(start, starts[place + 1]).filter(isThere).length;
    if (present < fewest) return wrong('phase-too-short', 'phase', { present, minimum: fewest, point: start + 1 });
  }
  if (baseline === null) return null;
  const { from, to } = baseline;
  if (to > points.length || from > to) return wrong('baseline-outside', 'baseline', { points: points.length });
  if (points.slice(from - 1, to).filter(isThere).length < fewest)
    return wrong('baseline-too-short', 'baseline', { minimum: fewest });
  const crossed = phaseStarts(points).some((start) => start >= from && start < to);
  return crossed ? wrong('baseline-across-phases', 'baseline') : null;
}

/** The chart of an uploaded table, or what of it keeps it from being one. */
export function drawUploaded(content: Content, definition: UploadedDefinition): UploadedChart | Refusal {
  const missing = missingColumn(content, definition);
  if (missing) return wrong('no-such-column', missing, { column: definition[missing] ?? '' });
  if (definition.data === 'subgroups' && definition.subgroup === null) return wrong('subgroup-needed', 'subgroup');
  const allowed = uploadedTypesFor(definition);
  if (definition.type !== 'auto' && !allowed.includes(definition.type))
    return wrong('type-unfit', 'type', { allowed: allowed.join(', ') });
  const { points, skipped } = pointsOf(content, { ...definition, ...ignored(definition) });
  const present = points.filter(isThere).length;
  if (present < fewest) return wrong('too-few-numbers', 'value', { present, minimum: fewest });
  const refused = checkNumbers(definition, points) ?? checkSpans(points, definition);
  if (refused) return refused;
  const drawn = draw(definition, points);
  return isRefusal(drawn) ? drawn : { ...drawn, skipped };
}

/** Columns that the kind of data has no use for. */
const ignored = ({ data }: UploadedDefinition) => ({
  ...(data === 'subgroups' ? { size: null } : { subgroup: null }),
  ...(data === 'values' ? { size: null } : {}),
});

function draw(
  definition: UploadedDefinition,
  points: readonly UploadedPoint[],
): Omit<UploadedChart, 'skipped'> | Refusal {
  const { rules, baseline } = definition;
  try {
    const { type: fitting, reasons } = recommend(recommendInput(definition, points));
    const type = definition.type === 'auto' ? (fitting as UploadedType) : definition.type;
    const drawn = chart({
      ...dataOf(type, definition, points),
      rules,
      phases: phaseStarts(points),
      ...(baseline ? { baseline: { from: baseline.from - 1, to: baseline.to - 1 } } : {}),
    });
    const sentence = (language: 'zh' | 'en', stop: string) => reasons.map(({ text }) => text[language]).join(stop);
    return {
      ...{ definition, type, centre: drawn.centre, sigma: drawn.sigma, falseAlarm: drawn.falseAlarm },
      recommendation: {
        type: fitting as UploadedType,
        explanation: { zh: `${sentence('zh', '。')}。`, en: `${sentence('en', '. ')}.` },
      },
      ...figuresOf(drawn, points),
    };
  } catch (error) {
    // Of numbers that no chart takes the engine says so: they are whoever uploaded them's to correct.
    if (error instanceof RangeError) return wrong('table-undrawable', 'value');
    throw error;
  }
}

const figuresOf = (drawn: Drawn, points: readonly UploadedPoint[]): Pick<UploadedChart, 'points' | 'signals'> => ({
  points: drawn.points.map(({ index, label, size, rules, value, centre, lower, upper, sigma, phase }) => ({
    ...{ number: index + 1, label, value, centre, lower, upper, sigma, phase },
    size: size ?? points[index]?.size ?? points[index]?.values.length ?? 0,
    rules: [...rules],
  })),
  signals: drawn.signals.map((signal) => ({
    ...{ rule: signal.rule, side: signal.side, from: signal.from + 1, to: signal.to + 1, length: signal.length },
    explanation: { zh: explain(signal, drawn, 'zh'), en: explain(signal, drawn, 'en') },
  })),
});
