import type { ChartType, FormulaProblem, FormulaResult, Indicator } from '@tongli/contracts/measures';
import { type Expression, keyOf, natureOf, type Reference, readFormula, referencesOf } from '@tongli/formula';
import { chartTypesOf, type Recipe } from '../catalogue/recipe.ts';
import { unknownValue, type ValueWord, withCodes } from './values.ts';
import { notCounts, vocabulary } from './vocabulary.ts';

/** What charts take a formula for; `parts` are what stands above and below the line. */
export type Nature =
  | {
      readonly nature: 'rate' | 'proportion';
      readonly count: Reference;
      readonly size: Reference;
      readonly per: number;
    }
  | { readonly nature: 'value' };

/** A formula as it was understood, with codes in the place of names. */
export interface Understood {
  readonly expression: Expression;
  readonly result: FormulaResult;
  readonly nature: Nature;
  readonly words: { readonly zh: string; readonly en: string };
}

/** Of points and balances no chart of counts can be drawn, nor of a proportion that is told in other than parts of one. */
export function chartNature(expression: Expression): Nature {
  const found = natureOf(expression);
  if (found.nature === 'value') return found;
  const isCounted = [found.count, found.size].every(({ measure }) => !notCounts.has(measure));
  return isCounted && (found.nature === 'rate' || found.per === 1) ? found : { nature: 'value' };
}

export function understand(
  text: string,
  values: readonly ValueWord[],
): { readonly problem: FormulaProblem } | Understood {
  const reading = readFormula(text, vocabulary);
  if ('problem' in reading) {
    const { code, params, place } = reading.problem;
    return { problem: { code, params: { ...params }, ...place } };
  }
  const { formula } = reading;
  const problem = unknownValue(formula.needs, values);
  if (problem) return { problem };
  if (formula.needs.length === 0) return { problem: { code: 'no-measure', params: {}, from: 0, to: text.length } };
  const expression = withCodes(formula.expression, values);
  return { expression, result: formula.unit, nature: chartNature(expression), words: formula.words };
}

/** Every number that it is made of, once, whatever period it is of. */
export function partsOfFormula(expression: Expression): readonly Reference[] {
  const found = new Map(referencesOf(expression).map(({ reference }) => [keyOf(reference, 0), reference]));
  return [...found.values()];
}

/** Whether it is a sum of what was counted, so that parts add up to the whole. */
export function isSum(expression: Expression): boolean {
  if (expression.kind === 'reference') return expression.take !== 'percentile';
  if (expression.kind === 'negation') return isSum(expression.of);
  if (expression.kind !== 'arithmetic') return false;
  const { sign, left, right } = expression;
  if (sign === '+' || sign === '-') return isSum(left) && isSum(right);
  return right.kind === 'number' && isSum(left);
}

/** How many periods back it looks. */
export const farthestBack = (expression: Expression): number =>
  referencesOf(expression).reduce((most, { back }) => Math.max(most, back), 0);

export const chartTypesFor = ({ nature }: Nature): ChartType[] => [...chartTypesOf[nature]];

const secondsOf = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;

/** As it is shown: times in their unit, money in yuan; in all others a number is what it is. */
export function shownIn(unit: Indicator['unit'], value: number | null): number | null {
  if (value === null) return null;
  if (unit === 'yuan') return value / 100;
  const seconds = unit in secondsOf ? secondsOf[unit as keyof typeof secondsOf] : 1;
  return value / seconds;
}

/** What a chart may clip its limits to: a count cannot fall below nothing, a part not rise above the whole. */
export function boundsOf({ nature }: Nature): Partial<Recipe['bounds']> {
  if (nature === 'value') return {};
  return nature === 'proportion' ? { lower: 0, upper: 1 } : { lower: 0 };
}
