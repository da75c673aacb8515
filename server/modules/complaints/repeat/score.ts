import type { RepeatLevel, RepeatReason } from '@tongli/contracts/complaints';
import type { Kinship } from '@tongli/contracts/customers';
import type { Comparison } from '@tongli/text';

/** From which score two cases of a customer are the same matter, and from which it is worth a look. */
export interface Thresholds {
  readonly sameFrom: number;
  readonly suggestFrom: number;
}

/**
 * Before a house has labels of its own. Of 10,000 pairs of bank customers' questions, each customer with two other matters beside, .19 finds
 * nine of ten repeats with one in five wrong; .45 leaves one in five wrong even among questions that are chosen to look alike.
 */
export const firstThresholds: Thresholds = { sameFrom: 0.45, suggestFrom: 0.19 };

/** Of another customer only what is as good as the same words is worth saying: those alone, where no meaning is learned yet, reach .5 but for rounding. */
const likeFrom = 0.499;

export interface Compared {
  readonly comparison: Comparison;
  readonly kinship: Kinship | null;
  /** Null where it is not told yet. */
  readonly sameProduct: boolean | null;
  readonly sameArea: boolean | null;
}

export interface Judged {
  /** From 0 to 1. */
  readonly score: number;
  readonly level: RepeatLevel | null;
  readonly reasons: readonly RepeatReason[];
}

/** Log-odds that are added to those of the text: the same product says something, another one little, since people choose it freely. */
const odds = { product: 0.5, otherProduct: -0.3, area: 0.2, lessSurePerson: -0.5 };

export function judgeLikeness(compared: Compared, { sameFrom, suggestFrom }: Thresholds): Judged {
  const { comparison, kinship, sameProduct, sameArea } = compared;
  let sum = Math.log(comparison.score / (1 - comparison.score));
  if (sameProduct !== null) sum += sameProduct ? odds.product : odds.otherProduct;
  if (sameArea) sum += odds.area;
  if (kinship === 'name-and-tail') sum += odds.lessSurePerson;
  const score = 1 / (1 + Math.exp(-sum));
  return { score, level: levelOf(score), reasons: reasonsOf(compared) };

  function levelOf(reached: number): RepeatLevel | null {
    if (kinship === null) return reached >= Math.max(likeFrom, sameFrom) ? 'like' : null;
    if (reached >= sameFrom) return kinship === 'name-and-tail' ? 'likely' : 'same';
    return reached >= suggestFrom ? 'likely' : null;
  }
}

const worthSaying = 0.4;

function reasonsOf({ comparison: { likeness }, kinship, sameProduct, sameArea }: Compared): RepeatReason[] {
  const told: readonly (readonly [RepeatReason, boolean])[] = [
    ['words', likeness.concepts >= worthSaying],
    ['meaning', likeness.meaning >= worthSaying],
    ['product', sameProduct === true],
    ['area', sameArea === true],
    ['other-denial', likeness.denial > 0],
    ['other-time', likeness.time > 0],
    ['other-numbers', likeness.numbers > 0],
  ];
  return [...(kinship ? [kinship] : []), ...told.filter(([, holds]) => holds).map(([reason]) => reason)];
}

/** The surest first, then what is best alike, then the latest. */
const order: readonly RepeatLevel[] = ['same', 'likely', 'customer', 'like'];
export const rankOf = (level: RepeatLevel): number => order.indexOf(level);
