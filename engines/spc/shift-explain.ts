import type { Capability } from './capability.ts';
import { spanTexts } from './catalogue.ts';
import type { CusumChart, CusumSignal } from './cusum.ts';
import type { EwmaChart } from './ewma.ts';
import type { ShiftPoint, ShiftSignal } from './shift.ts';
import { capabilityTexts, cusumTexts, ewmaTexts, noVariationText } from './shift-texts.ts';
import { fill, number, percent } from './text.ts';
import type { Language } from './types.ts';

/** One sentence on a signal of an EWMA chart. A signal of another chart throws a RangeError. */
export function explainEwma(signal: ShiftSignal, { points }: EwmaChart, language: Language): string {
  const [from, to, peak] = [signal.from, signal.to, signal.peak].map((index) => pointAt(points, index));
  if (!from || !to || !peak) throw new RangeError('a signal has three points');
  const ends = { from: from.label, to: to.label, length: number(signal.length, language) };
  const span = signal.length === 1 ? spanTexts.one : spanTexts.several;
  return fill(ewmaTexts[sideOf(signal)][language], {
    span: fill(span[language], ends),
    limit: number((signal.side === 'above' ? peak.upper : peak.lower) ?? peak.centre, language),
    peak: number(peak.value ?? peak.centre, language),
    target: number(peak.centre, language),
  });
}

/** One sentence on a signal of a CUSUM chart: since when, and where the level now is. A signal of another chart throws a RangeError. */
export function explainCusum(signal: CusumSignal, { points, phases }: CusumChart, language: Language): string {
  const peak = pointAt(points, signal.peak);
  const sum = signal.side === 'above' ? peak.upperSum : peak.lowerSum;
  return fill(cusumTexts[sideOf(signal)][language], {
    detected: pointAt(points, signal.detected).label,
    from: pointAt(points, signal.from).label,
    limit: number(peak.upper ?? 0, language),
    peak: number(sum ?? 0, language),
    level: number(signal.level, language),
    target: number(phases[signal.phase]?.centre ?? 0, language),
  });
}

/** One sentence on whether the process keeps its specification. */
export function explainCapability(found: Capability, language: Language): string {
  const values = number(found.values, language);
  const outside = number(found.outside, language);
  if (!found.cpk || !found.verdict) return fill(noVariationText[language], { values, outside });
  return fill(capabilityTexts[found.verdict][language], {
    cpk: number(found.cpk.value, language),
    lower: number(found.cpk.lower, language),
    upper: number(found.cpk.upper, language),
    required: number(found.required, language),
    confidence: percent(found.confidence, language),
    values,
    outside,
  });
}

function sideOf({ side }: ShiftSignal): 'above' | 'below' {
  if (side === 'above' || side === 'below') return side;
  throw new RangeError(`signal.side is ${side}: this chart has only above and below`);
}

function pointAt<Point extends ShiftPoint>(points: readonly Point[], index: number): Point {
  const point = points[index];
  if (!point) throw new RangeError(`a signal names point ${index}: the chart has points 0 to ${points.length - 1}`);
  return point;
}
