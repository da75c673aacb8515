import { type DeviationKind, earlierThan, type ProcessDefinition } from '@tongli/contracts/requests';
import { end, isStage, type Trace } from './trace.ts';

export interface Deviation {
  readonly kind: DeviationKind;
  /** Null: the beginning. */
  readonly from: string | null;
  readonly to: string;
}

interface Ways {
  readonly first: string | undefined;
  readonly next: ReadonlyMap<string, ReadonlySet<string>>;
  readonly back: ReadonlyMap<string, ReadonlySet<string>>;
  /** The steps that a case may have left behind when it comes to the key. */
  readonly earlier: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A published definition never changes. */
const known = new WeakMap<ProcessDefinition, Ways>();

function waysOf(definition: ProcessDefinition): Ways {
  const before = known.get(definition);
  if (before) return before;
  const { steps } = definition;
  const ways: Ways = {
    first: steps[0]?.key,
    next: new Map(steps.map(({ key, next }) => [key, new Set(next.map(({ to }) => to))])),
    back: new Map(steps.map(({ key, back }) => [key, new Set(back)])),
    earlier: new Map(steps.map(({ key }) => [key, earlierThan(definition, key)])),
  };
  known.set(definition, ways);
  return ways;
}

/** What is wrong with coming to a step from another one; null: nothing. A step that is done again at once is no other way. */
function judge(ways: Ways, from: string | null, to: string): DeviationKind | null {
  if (to === end) return from === null || (ways.next.get(from)?.size ?? 0) > 0 ? 'ended-early' : null;
  const earlier = ways.earlier.get(to);
  if (!earlier) return 'unknown-step';
  if (from === null) {
    if (to === ways.first) return null;
    return ways.first !== undefined && earlier.has(ways.first) ? 'skipped' : 'wrong-order';
  }
  if (from === to || ways.next.get(from)?.has(to) || ways.back.get(from)?.has(to)) return null;
  if (ways.earlier.get(from)?.has(to)) return 'back-not-allowed';
  return earlier.has(from) ? 'skipped' : 'wrong-order';
}

/**
 * Where a case left the definition that applied to it. Stages stand in no definition and are passed over; after a closing, a
 * move to another version, and a step that nobody knows, a case may go on anywhere.
 */
export function deviationsOf({ definition, visits }: Trace): Deviation[] {
  const ways = waysOf(definition);
  const found: Deviation[] = [];
  let from: string | null = null;
  let free = false;
  for (const { step, moved } of visits) {
    if (isStage(step) && step !== end) continue;
    const kind: DeviationKind | null = free ? null : judge(ways, from, step);
    if (kind) found.push({ kind, from, to: step });
    from = step;
    free = step === end || moved === true || kind === 'unknown-step';
  }
  return found;
}
