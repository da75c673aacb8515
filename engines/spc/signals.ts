import { type Detector, detector, type Hit } from './detect.ts';
import type { Rule } from './rules.ts';
import type { RuleName, Signal } from './types.ts';

/** Standardised points of one phase without its gaps: `indexes[k]` is the place of `z[k]` on the chart. */
export type Sequence = { readonly z: readonly number[]; readonly indexes: readonly number[]; readonly phase: number };

type Run = { readonly rule: RuleName; readonly side: Hit['side']; first: number; last: number };

/** Runs all rules over one phase. `mark` is called for each point at which a rule's pattern ends. */
export function findSignals(
  sequence: Sequence,
  rules: readonly Rule[],
  mark: (index: number, rule: RuleName) => void = () => {},
): Signal[] {
  return rules.flatMap((rule) => {
    const runs = findRuns(sequence.z, rule.name, detector(rule), (place) =>
      mark(sequence.indexes[place] ?? 0, rule.name),
    );
    return runs.map((run) => signalOf(run, sequence));
  });
}

/** Patterns that end at neighbouring points or share a point, on one side, are one run. */
function findRuns(z: readonly number[], rule: RuleName, read: Detector, mark: (place: number) => void): Run[] {
  const runs: Run[] = [];
  // A run of one side goes on through what the other side does in between.
  const latest = new Map<Hit['side'], Run>();
  z.forEach((value, place) => {
    const hit = read(value);
    if (!hit) return;
    mark(place);
    const first = place - hit.reach + 1;
    const run = latest.get(hit.side);
    if (run && (place === run.last + 1 || first <= run.last)) {
      run.last = place;
      return;
    }
    const begun = { rule, side: hit.side, first, last: place };
    latest.set(hit.side, begun);
    runs.push(begun);
  });
  return runs;
}

function signalOf(run: Run, { z, indexes, phase }: Sequence): Signal {
  let peak = run.first;
  for (let place = run.first; place <= run.last; place++)
    if (height(z, place, run) > height(z, peak, run)) peak = place;
  return {
    rule: run.rule,
    side: run.side,
    from: indexes[run.first] ?? 0,
    to: indexes[run.last] ?? 0,
    phase,
    length: run.last - run.first + 1,
    peak: indexes[peak] ?? 0,
  };
}

function height(z: readonly number[], place: number, { side }: Run): number {
  const value = z[place] ?? 0;
  if (side === 'above') return value;
  return side === 'below' ? -value : Math.abs(value);
}
