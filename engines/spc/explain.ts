import { signalTexts, spanTexts } from './catalogue.ts';
import { type Figures, fill, number, valueText } from './text.ts';
import type { Chart, ChartPoint, Language, Signal } from './types.ts';

/**
 * One sentence on a signal: which points, which pattern, which figures, what it probably means.
 * A signal of another chart (a position outside this one, or a side that the rule does not have) throws a RangeError.
 */
export function explain(signal: Signal, chart: Chart, language: Language): string {
  const text = signalTexts[signal.rule][signal.side];
  if (!text) throw new RangeError(`signal.side is ${signal.side}: rule ${signal.rule} has no such side`);
  return fill(text[language], figuresOf(signal, chart, language));
}

function figuresOf(signal: Signal, chart: Chart, language: Language): Figures {
  const from = pointAt(chart, signal.from, 'from');
  const to = pointAt(chart, signal.to, 'to');
  const peak = pointAt(chart, signal.peak, 'peak');
  const text = (value: number | null): string => valueText(value ?? 0, chart.type, language);
  const ends = { from: from.label, to: to.label, length: number(signal.length, language) };
  const span = signal.length === 1 ? spanTexts.one : spanTexts.several;
  return {
    ...ends,
    span: fill(span[language], ends),
    first: text(from.value),
    last: text(to.value),
    peak: text(peak.value),
    centre: text(peak.centre),
    lower: text(peak.lower),
    upper: text(peak.upper),
  };
}

function pointAt(chart: Chart, index: number, name: string): ChartPoint {
  const point = chart.points[index];
  if (!point) throw new RangeError(`signal.${name} is ${index}: the chart has points 0 to ${chart.points.length - 1}`);
  return point;
}
