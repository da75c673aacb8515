import { bounds, type Expression, FormulaProblem, type Place } from './syntax.ts';
import { findMeasure, type MeasureUnit, type Vocabulary } from './vocabulary.ts';

/** What a formula comes to: a plain number, seconds, or minor units of money. */
export type Unit = 'number' | 'seconds' | 'money';

/** Powers of time and money; a nought fits everything. */
interface Powers {
  readonly time: number;
  readonly money: number;
  readonly fitsAll?: true;
}
type Kind = Powers | 'condition';

const plain: Powers = { time: 0, money: 0 };
const powersOf = (unit: MeasureUnit): Powers => {
  if (unit === 'number') return plain;
  return unit === 'money' ? { time: 0, money: 1 } : { time: 1, money: 0 };
};
const isSame = (a: Powers, b: Powers) => a.time === b.time && a.money === b.money;

/** How units are called in problems: number, time, money, or what they were multiplied to. */
const nameOf = ({ time, money }: Powers): string => {
  const parts = [time === 0 ? '' : `time^${time}`, money === 0 ? '' : `money^${money}`].filter((part) => part !== '');
  return parts.length === 0 ? 'number' : parts.join('·').replaceAll('^1', '');
};

/** The unit of the whole; throws where parts do not go together. */
export function checkedUnit(expression: Expression, vocabulary: Vocabulary): Unit {
  const count = partsOf(expression);
  if (count > bounds.parts)
    throw new FormulaProblem('too-many-parts', expression.place, { most: bounds.parts, found: count });
  const powers = numberOf(expression, vocabulary);
  if (isSame(powers, plain)) return 'number';
  if (powers.time === 1 && powers.money === 0) return 'seconds';
  if (powers.time === 0 && powers.money === 1) return 'money';
  throw new FormulaProblem('unit-of-product', expression.place, { unit: nameOf(powers) });
}

export const innerOf = (expression: Expression): readonly Expression[] => {
  if ('left' in expression) return [expression.left, expression.right];
  if ('of' in expression) return [expression.of];
  return expression.kind === 'call' ? expression.over : [];
};

const partsOf = (expression: Expression): number => innerOf(expression).reduce((sum, inner) => sum + partsOf(inner), 1);

function numberOf(expression: Expression, vocabulary: Vocabulary): Powers {
  const kind = kindOf(expression, vocabulary);
  if (kind === 'condition') throw new FormulaProblem('number-wanted', expression.place);
  return kind;
}

function checkCondition(expression: Expression, vocabulary: Vocabulary): 'condition' {
  if (kindOf(expression, vocabulary) !== 'condition') throw new FormulaProblem('condition-wanted', expression.place);
  return 'condition';
}

function kindOf(expression: Expression, vocabulary: Vocabulary): Kind {
  switch (expression.kind) {
    case 'number':
      return expression.value === 0 ? { ...plain, fitsAll: true } : powersOf(expression.unit);
    case 'reference':
      return referencePowers(expression, vocabulary);
    case 'days':
      return plain;
    case 'negation':
      return numberOf(expression.of, vocabulary);
    case 'arithmetic':
      return arithmeticPowers(expression, vocabulary);
    case 'comparison':
      alike([expression.left, expression.right], expression.place, vocabulary);
      return 'condition';
    case 'logic':
      checkCondition(expression.left, vocabulary);
      return checkCondition(expression.right, vocabulary);
    case 'not':
      return checkCondition(expression.of, vocabulary);
    case 'call':
      return callPowers(expression, vocabulary);
  }
}

function referencePowers(reference: Extract<Expression, { kind: 'reference' }>, vocabulary: Vocabulary): Powers {
  if (reference.take === 'count') return plain;
  if (reference.take === 'percentile' && !findMeasure(reference.measure, vocabulary)?.hasPercentiles)
    throw new FormulaProblem('no-percentiles', reference.place, { measure: reference.measure });
  return powersOf(reference.unit);
}

function arithmeticPowers(expression: Extract<Expression, { kind: 'arithmetic' }>, vocabulary: Vocabulary): Powers {
  const { sign, left, right, place } = expression;
  if (sign === '+' || sign === '-') return alike([left, right], place, vocabulary);
  const [a, b] = [numberOf(left, vocabulary), numberOf(right, vocabulary)];
  const direction = sign === '*' ? 1 : -1;
  return { time: a.time + direction * b.time, money: a.money + direction * b.money };
}

function callPowers({ name, over, place }: Extract<Expression, { kind: 'call' }>, vocabulary: Vocabulary): Powers {
  if (name !== 'if') return alike(over, place, vocabulary);
  const [condition, ...branches] = over;
  if (condition) checkCondition(condition, vocabulary);
  return alike(branches, place, vocabulary);
}

/** The unit that all of them have; noughts have any. */
function alike(parts: readonly Expression[], place: Place, vocabulary: Vocabulary): Powers {
  const all = parts.map((part) => numberOf(part, vocabulary));
  const telling = all.filter(({ fitsAll }) => !fitsAll);
  const [first, ...others] = telling;
  if (!first) return all[0] ?? plain;
  const other = others.find((powers) => !isSame(powers, first));
  if (other) throw new FormulaProblem('units-differ', place, { left: nameOf(first), right: nameOf(other) });
  return first;
}
