import { type RiskLexicon, threats, usualRiskLexicon } from './lexicon.ts';
import { type CaseFacts, facts, heft, type RiskWeights, strengthOf, threatFinder, usualRiskWeights } from './risk.ts';

export type RiskExample = { readonly text: string; readonly facts: CaseFacts; readonly escalated: boolean };

const names = ['base', ...threats, ...facts] as const;
/** Variance of what experience may add to a weight: few cases move it little, many move it wherever they say. */
const leeway = 1;
const mostSteps = 50;

/**
 * Weights that closed cases teach: logistic regression whose penalty pulls towards the given weights instead of zero, by Newton's
 * method. With no example the weights are those given.
 */
export function learnRiskWeights(
  examples: readonly RiskExample[],
  { lexicon = usualRiskLexicon, from = usualRiskWeights }: { lexicon?: RiskLexicon; from?: RiskWeights } = {},
): RiskWeights {
  const find = threatFinder(lexicon);
  const rows = examples.map(({ text, facts: known }) => {
    const found = find(text);
    return [
      1,
      ...threats.map((one) => strengthOf(heft(found.get(one) ?? []))),
      ...facts.map((one) => strengthOf(known[one] ?? 0)),
    ];
  });
  const prior = names.map((name) => from[name]);
  let weights = prior;
  for (let step = 0; step < mostSteps; step++) {
    const change = newtonStep(rows, examples, weights, prior);
    weights = weights.map((weight, at) => weight + (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])) as Record<
    (typeof names)[number],
    number
  >;
}

function newtonStep(
  rows: readonly (readonly number[])[],
  examples: readonly RiskExample[],
  weights: readonly number[],
  prior: readonly number[],
): number[] {
  const gradient = weights.map((weight, at) => ((prior[at] ?? 0) - weight) / leeway);
  const curvature = weights.map((_, at) => weights.map((_none, other) => (at === other ? 1 / leeway : 0)));
  rows.forEach((row, number) => {
    const odds = row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    const share = 1 / (1 + Math.exp(-odds));
    row.forEach((value, at) => {
      if (value === 0) return;
      gradient[at] = (gradient[at] ?? 0) + value * ((examples[number]?.escalated ? 1 : 0) - share);
      const line = curvature[at];
      for (const [place, other] of row.entries())
        if (line) line[place] = (line[place] ?? 0) + value * other * share * (1 - share);
    });
  });
  return solve(curvature, gradient);
}

/** Gauss's elimination of a positive definite system. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const row = matrix[pivot] ?? [];
    for (let below = pivot + 1; below < size; below++) {
      const other = matrix[below] ?? [];
      const factor = (other[pivot] ?? 0) / (row[pivot] ?? 1);
      for (let at = pivot; at < size; at++) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0);
      right[below] = (right[below] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = matrix[at] ?? [];
    const known = solution.reduce((sum, value, place) => (place > at ? sum + value * (row[place] ?? 0) : sum), 0);
    solution[at] = ((right[at] ?? 0) - known) / (row[at] ?? 1);
  }
  return solution;
}
