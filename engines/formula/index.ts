/**
 * @tongli/formula: a small language for indicators of one's own: measures, dimensions, numbers, and nothing that could do harm.
 * Pure. Grammar, units, what is missing, bounds: README.md.
 */
import { checkedUnit, type Unit } from './checking.ts';
import { type Bilingual, explain } from './explaining.ts';
import { tokensOf } from './lexer.ts';
import { readExpression } from './parser.ts';
import { readerOf, writtenOf } from './reader.ts';
import { farthestBack, type Nature, type Needed, natureOf, referencesOf } from './references.ts';
import { type Expression, FormulaProblem, type Problem } from './syntax.ts';
import type { Vocabulary } from './vocabulary.ts';

export { evaluate, type Numbers } from './evaluating.ts';
export { functionNames } from './parser.ts';
export { keyOf, natureOf, referencesOf } from './references.ts';
export type { Filter, Place, Reference } from './syntax.ts';
export { bounds } from './syntax.ts';
export type { DimensionWord, MeasureUnit, MeasureWord } from './vocabulary.ts';
export type { Bilingual, Expression, Nature, Needed, Problem, Unit, Vocabulary };

export interface Formula {
  readonly expression: Expression;
  /** What it comes to: a plain number, seconds, or minor units of money. */
  readonly unit: Unit;
  readonly needs: readonly Needed[];
  /** How many periods before the one asked for it looks at. */
  readonly back: number;
  readonly nature: Nature;
  readonly words: Bilingual;
}

/** A formula that is sound, or the first thing that is wrong with it and where it stands. */
export type Reading = { readonly formula: Formula } | { readonly problem: Problem };

/** Reads, checks and explains what somebody wrote. Never throws for what is written. */
export function readFormula(text: string, vocabulary: Vocabulary): Reading {
  try {
    const expression = parsed(text, vocabulary);
    const unit = checkedUnit(expression, vocabulary);
    const nature = natureOf(expression);
    const back = farthestBack(expression);
    return {
      formula: {
        expression,
        unit,
        nature,
        back,
        needs: referencesOf(expression),
        words: explain(expression, vocabulary),
      },
    };
  } catch (error) {
    if (error instanceof FormulaProblem) return { problem: error.problem };
    throw error;
  }
}

function parsed(text: string, vocabulary: Vocabulary): Expression {
  const tokens = tokensOf(text);
  if (tokens.length === 0) throw new FormulaProblem('empty', { from: 0, to: text.length });
  const reader = readerOf(tokens, text.length, vocabulary);
  const expression = readExpression(reader);
  const left = reader.next();
  if (left) throw new FormulaProblem('unexpected', left.place, { found: writtenOf(left) });
  return expression;
}
