import type { AuthorityLimit } from '@tongli/contracts/work';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** What is asked for; no amount means that the kind alone decides. */
export interface Ask {
  readonly kind: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly requesterId: string;
  /** Who must have no part in it, whatever post they hold. */
  readonly excludedIds?: readonly string[];
}

/** A unit on the way up, with the people who hold posts in it. */
export interface Level {
  readonly unitId: string;
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

export interface ChainStep {
  readonly post: string;
  readonly unitId: string;
  readonly limitMinor: number | null;
  readonly approverIds: readonly string[];
}

/** The largest amount of this kind that a post may approve; null is without bound, undefined is none at all. */
export function limitOf(limits: readonly AuthorityLimit[], post: string, ask: Ask): number | null | undefined {
  const own = limits.filter(
    (one) => one.post === post && one.kind === ask.kind && (ask.currency === null || one.currency === ask.currency),
  );
  if (own.length === 0) return undefined;
  if (own.some(({ limitMinor }) => limitMinor === null)) return null;
  return Math.max(...own.map(({ limitMinor }) => limitMinor ?? 0));
}

export const covers = (limitMinor: number | null, amountMinor: number | null): boolean =>
  limitMinor === null || amountMinor === null || amountMinor <= limitMinor;

const rising = (a: ChainStep, b: ChainStep) =>
  (a.limitMinor ?? Number.POSITIVE_INFINITY) - (b.limitMinor ?? Number.POSITIVE_INFINITY) ||
  a.post.localeCompare(b.post);

function stepsAt({ unitId, holders }: Level, ask: Ask, limits: readonly AuthorityLimit[]): ChainStep[] {
  return [...holders]
    .flatMap(([post, people]) => {
      const limitMinor = limitOf(limits, post, ask);
      const approverIds = people.filter((id) => id !== ask.requesterId && !ask.excludedIds?.includes(id));
      return limitMinor === undefined || approverIds.length === 0 ? [] : [{ post, unitId, limitMinor, approverIds }];
    })
    .toSorted(rising);
}

/**
 * Who must approve, in order: from the requester's unit up the tree, at each unit the posts that may approve this kind, the
 * smaller limit first, until one's limit covers the amount. A step whose limit is no larger than that of an earlier one adds
 * nothing and is left out; nobody approves what they ask for themselves. Refused where nobody's limit covers it.
 */
export function chainFor(
  ask: Ask,
  levels: readonly Level[],
  limits: readonly AuthorityLimit[],
): readonly ChainStep[] | Refusal {
  const chain: ChainStep[] = [];
  for (const level of levels)
    for (const step of stepsAt(level, ask, limits)) {
      const before = chain.at(-1);
      if (before && before.limitMinor !== null && step.limitMinor !== null && step.limitMinor <= before.limitMinor)
        continue;
      chain.push(step);
      if (covers(step.limitMinor, ask.amountMinor)) return chain;
    }
  return refuse('no-authority', { params: { kind: ask.kind } });
}
