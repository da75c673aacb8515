import type { Rule } from './rules.ts';
import type { Side } from './types.ts';

/** `reach`: points from the first of the pattern to the one just read, both included. */
export type Hit = { readonly side: Side; readonly reach: number };

/** Reads one z after the other and says whether the rule's pattern ends there. It remembers at most one window. */
export type Detector = (z: number) => Hit | undefined;

// Measured data arrive through sums and divisions: a point that is on a line but for rounding counts as on it.
const rounding = 1e-9;

export function detector(rule: Rule): Detector {
  switch (rule.shape) {
    case 'beyond':
      return beyond(rule.hits, rule.window, rule.sigmas);
    case 'trend':
      return trend(rule.run);
    case 'alternating':
      return alternating(rule.run);
    case 'within':
      return unbroken(rule.run, (z) => Math.abs(z) < rule.sigmas - rounding);
    case 'outside':
      return unbroken(rule.run, (z) => Math.abs(z) > rule.sigmas + rounding);
  }
}

function beyond(hits: number, window: number, sigmas: number): Detector {
  const above = counted(hits, window, 'above');
  const below = counted(hits, window, 'below');
  const edge = sigmas + rounding;
  return (z) => {
    const high = above(z > edge);
    const low = below(z < -edge);
    return high ?? low;
  };
}

/** The last `window` answers are the bits of one number, the newest lowest. */
function counted(hits: number, window: number, side: Side): (hit: boolean) => Hit | undefined {
  const mask = (1 << window) - 1;
  let seen = 0;
  return (hit) => {
    seen = ((seen << 1) | (hit ? 1 : 0)) & mask;
    if (!hit || ones(seen) < hits) return undefined;
    return { side, reach: 32 - Math.clz32(seen) };
  };
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function direction(previous: number | undefined, z: number): -1 | 0 | 1 {
  if (previous === undefined || previous === z || Math.abs(z - previous) <= rounding) return 0;
  return z > previous ? 1 : -1;
}

function trend(run: number): Detector {
  let previous: number | undefined;
  let heading = 0;
  let length = 1;
  return (z) => {
    const step = direction(previous, z);
    length = step === 0 ? 1 : step === heading ? length + 1 : 2;
    heading = step;
    previous = z;
    if (length < run) return undefined;
    return { side: step > 0 ? 'up' : 'down', reach: length };
  };
}

function alternating(run: number): Detector {
  let previous: number | undefined;
  let heading = 0;
  let length = 1;
  return (z) => {
    const step = direction(previous, z);
    length = step === 0 ? 1 : step === -heading ? length + 1 : 2;
    heading = step;
    previous = z;
    return length < run ? undefined : { side: 'both', reach: length };
  };
}

function unbroken(run: number, holds: (z: number) => boolean): Detector {
  let length = 0;
  return (z) => {
    length = holds(z) ? length + 1 : 0;
    return length < run ? undefined : { side: 'both', reach: length };
  };
}
