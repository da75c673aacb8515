import type { Model } from './fit.ts';
import type { Span } from './types.ts';

export type PhaseSpan = { readonly span: Span; readonly baseline: Span };

/** The phases of a series and the points that set the limits of each: the whole phase, but for the one that holds the baseline. */
export function phaseSpans(
  length: number,
  { baseline, phases }: { readonly baseline?: Span; readonly phases?: readonly number[] },
): PhaseSpan[] {
  if (baseline && length > 0) requireSpan(baseline, length, 'baseline');
  return spansOf(length, phases ?? []).map((span) => ({ span, baseline: baselineOf(span, baseline) }));
}

function spansOf(length: number, starts: readonly number[]): Span[] {
  if (length === 0) return [];
  const edges = [0, ...starts, length];
  return edges.slice(1).map((end, place) => {
    const from = edges[place] ?? 0;
    if (place > 0 && !(Number.isInteger(from) && from > (edges[place - 1] ?? 0) && from < length)) {
      throw new RangeError(
        `phases[${place - 1}] is ${from}: it must be a whole number above ${edges[place - 1]} and below ${length}`,
      );
    }
    return { from, to: end - 1 };
  });
}

/** The baseline of the phase that it lies in; other phases set their own. */
function baselineOf(span: Span, baseline: Span | undefined): Span {
  if (!baseline || baseline.from < span.from || baseline.from > span.to) return span;
  if (baseline.to > span.to) {
    throw new RangeError(`baseline.to is ${baseline.to}: it must not lie beyond the end of its phase, ${span.to}`);
  }
  return baseline;
}

export function requireSpan({ from, to }: Span, length: number, name: string): void {
  if (!(Number.isInteger(from) && from >= 0 && from < length)) {
    throw new RangeError(`${name}.from is ${from}: it must be a whole number from 0 to ${length - 1}`);
  }
  if (!(Number.isInteger(to) && to >= from && to < length)) {
    throw new RangeError(`${name}.to is ${to}: it must be a whole number from ${from} to ${length - 1}`);
  }
}

export function requireTwo(model: Model, { from, to }: Span): void {
  let present = 0;
  for (let index = from; index <= to && present < 2; index++) if (model.value(index) !== null) present++;
  if (present < 2) throw new RangeError(`points ${from} to ${to} hold ${present} with a value: at least 2 are needed`);
}
