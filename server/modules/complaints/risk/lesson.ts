import { learnRiskWeights, type RiskExample, type RiskLexicon, type RiskWeights, riskScorer } from '@tongli/text';
import { aucAt, isHeldOut, type Judged, recallAt, roomFor } from './figures.ts';

export interface LearnedCase extends RiskExample {
  readonly id: string;
  /** The business date on which it is looked at. */
  readonly on: string;
}

export interface Lesson {
  readonly cases: readonly LearnedCase[];
  readonly lexicon: RiskLexicon;
  readonly dailyCapacity: number;
}

export interface Learned {
  readonly weights: RiskWeights;
  readonly heldOut: number;
  readonly heldOutEscalated: number;
  readonly auc: number | null;
  readonly usualAuc: number | null;
  readonly recall: number | null;
  /** It does no worse than what the house begins with, on cases that it did not see. */
  readonly used: boolean;
}

/** Learns from four fifths of the cases, measures on the last, and then learns from all. */
export function learn({ cases, lexicon, dailyCapacity }: Lesson): Learned {
  const heldOut = cases.filter(({ id }) => isHeldOut(id));
  const seen = learnRiskWeights(
    cases.filter(({ id }) => !isHeldOut(id)),
    { lexicon },
  );
  const judged = judge(heldOut, lexicon, seen);
  const [auc, usualAuc] = [aucAt(judged), aucAt(judge(heldOut, lexicon))];
  const days = new Set(cases.map(({ on }) => on)).size;
  return {
    weights: learnRiskWeights(cases, { lexicon }),
    heldOut: heldOut.length,
    heldOutEscalated: heldOut.filter(({ escalated }) => escalated).length,
    auc,
    usualAuc,
    recall: recallAt(judged, roomFor(days, dailyCapacity, heldOut.length, cases.length)),
    used: auc !== null && usualAuc !== null && auc >= usualAuc,
  };
}

function judge(cases: readonly LearnedCase[], lexicon: RiskLexicon, weights?: RiskWeights): Judged[] {
  const score = riskScorer({ lexicon, ...(weights ? { weights } : {}) });
  return cases.map(({ id, text, facts, escalated }) => ({ id, escalated, score: score(text, facts).score }));
}
