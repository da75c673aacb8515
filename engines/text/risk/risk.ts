import { normalForm } from '../words/normal.ts';
import { isHan } from '../words/words.ts';
import { type RiskLexicon, type Threat, threats, usualRiskLexicon, type WeightedWord } from './lexicon.ts';

/** What is known of the case besides its text; each 0 or more. */
export const facts = ['waitingDays', 'contactsSoFar', 'earlierEscalations', 'limitsBreached', 'timesReopened'] as const;
export type Fact = (typeof facts)[number];
export type CaseFacts = Partial<Readonly<Record<Fact, number>>>;

/** Log-odds that a threat, or a fact, adds: ln(1 + value) times its weight; `base` where there is none of them. */
export type RiskWeights = Readonly<Record<Threat | Fact | 'base', number>>;

/** Before anything was learned: one threat of a regulator doubles the odds three times over, a base of about two in a hundred. */
export const usualRiskWeights: RiskWeights = {
  base: -4,
  regulator: 3,
  media: 2.5,
  lawyer: 2.5,
  deadline: 1,
  'head-office': 1,
  group: 1.5,
  safety: 2.5,
  again: 1.2,
  waitingDays: 0.4,
  contactsSoFar: 0.6,
  earlierEscalations: 1.5,
  limitsBreached: 0.8,
  timesReopened: 0.8,
};

export type RiskReason = {
  readonly of: Threat | Fact;
  /** Log-odds added. */
  readonly added: number;
  /** The words of the text, as they stand in the lexicon; empty for a fact. */
  readonly words: readonly string[];
};

export type Risk = {
  /** Probability that the case is escalated, from 0 to 1; a ranking first of all, until weights have been learned. */
  readonly score: number;
  /** What raised it, the strongest first. */
  readonly reasons: readonly RiskReason[];
};

export type RiskScorer = (text: string, known?: CaseFacts) => Risk;

export type RiskSettings = { readonly lexicon?: RiskLexicon; readonly weights?: RiskWeights };

export function riskScorer({ lexicon = usualRiskLexicon, weights = usualRiskWeights }: RiskSettings = {}): RiskScorer {
  const find = threatFinder(lexicon);
  return (text, known = {}) => {
    const reasons: RiskReason[] = [...find(text)].map(([of, words]) => ({
      of,
      words: words.map(({ word }) => word),
      added: weights[of] * strengthOf(heft(words)),
    }));
    for (const of of facts) {
      const value = known[of] ?? 0;
      if (value < 0) throw new RangeError(`${of} is ${value}; it must be 0 or more`);
      if (value > 0) reasons.push({ of, words: [], added: weights[of] * strengthOf(value) });
    }
    const odds = reasons.reduce((sum, { added }) => sum + added, weights.base);
    return {
      score: 1 / (1 + Math.exp(-odds)),
      reasons: reasons.filter(({ added }) => added > 0).sort((a, b) => b.added - a.added),
    };
  };
}

/** Twice as much is not twice as bad; one word counts 1. */
export function strengthOf(count: number): number {
  return Math.log1p(count) / Math.LN2;
}

export const heft = (words: readonly WeightedWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

/** The words of each threat that a text holds, each once. */
export function threatFinder(lexicon: RiskLexicon): (text: string) => Map<Threat, WeightedWord[]> {
  const patterns = threats.map(
    (threat) => [threat, lexicon[threat].map(weighted).map((one) => [one, patternOf(one.word)] as const)] as const,
  );
  return (text) => {
    const normal = normalForm(text);
    const found = new Map<Threat, WeightedWord[]>();
    for (const [threat, words] of patterns) {
      const present = words.filter(([, pattern]) => pattern.test(normal)).map(([one]) => one);
      if (present.length > 0) found.set(threat, present);
    }
    return found;
  };
}

function weighted(one: string | WeightedWord): WeightedWord {
  if (typeof one === 'string') return { word: one, weight: 1 };
  if (!(one.weight > 0)) throw new RangeError(`${one.word} weighs ${one.weight}; it must be more than 0`);
  return one;
}

function patternOf(word: string): RegExp {
  const escaped = normalForm(word).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if ([...word].some(isHan)) return new RegExp(escaped, 'u');
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escaped}(?:s|ed|ing)?(?![\\p{Script=Latin}\\p{N}])`, 'u');
}
