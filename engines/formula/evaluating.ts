import type { Expression, Reference } from './syntax.ts';
import type { MeasureUnit } from './vocabulary.ts';

/** Numbers that a formula is reckoned from; `back` is how many periods earlier, 0 for the period asked for. */
export interface Numbers {
  /** In the unit of the measure; null where it is not known: no source was counting. */
  valueOf(reference: Reference, back: number): number | null;
  /** Calendar days of the period. */
  daysOf(back: number): number;
}

const seconds: Readonly<Record<MeasureUnit, number>> = {
  number: 1,
  money: 1,
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
};

type Truth = boolean | null;

/**
 * The number that a checked formula comes to: seconds for times, minor units for money. What is not known stays unknown (null) through
 * every reckoning except `coalesce`; division by zero is unknown, and so is what is too large to be a number.
 */
export function evaluate(expression: Expression, numbers: Numbers, back = 0): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value * seconds[expression.unit];
    case 'reference':
      return scaled(numbers.valueOf(expression, back), expression);
    case 'days':
      return numbers.daysOf(back);
    case 'negation':
      return known([evaluate(expression.of, numbers, back)], ([value = 0]) => -value);
    case 'arithmetic': {
      const both = [evaluate(expression.left, numbers, back), evaluate(expression.right, numbers, back)];
      return known(both, ([left = 0, right = 0]) => arithmetic[expression.sign](left, right));
    }
    case 'call':
      return evaluateCall(expression, numbers, back);
    default:
      throw new TypeError(`A ${expression.kind} is no number: the formula was not checked.`);
  }
}

const scaled = (value: number | null, { take, unit }: Reference): number | null =>
  value === null ? null : value * (take === 'count' ? 1 : seconds[unit]);

const arithmetic = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => (right === 0 ? Number.NaN : left / right),
};

function known(values: readonly (number | null)[], reckon: (values: readonly number[]) => number): number | null {
  const told = values.filter((value) => value !== null);
  if (told.length < values.length) return null;
  const result = reckon(told);
  return Number.isFinite(result) ? result : null;
}

function evaluateCall(
  { name, over }: Extract<Expression, { kind: 'call' }>,
  numbers: Numbers,
  back: number,
): number | null {
  const [first, second, third] = over;
  if (!first) return null;
  if (name === 'previous') return evaluate(first, numbers, back + 1);
  if (name === 'if') {
    const truth = holds(first, numbers, back);
    const branch = truth ? second : third;
    return truth === null || !branch ? null : evaluate(branch, numbers, back);
  }
  const values = over.map((part) => evaluate(part, numbers, back));
  if (name === 'coalesce') return values.find((value) => value !== null) ?? null;
  if (name === 'abs') return known(values, ([value = 0]) => Math.abs(value));
  return known(values, (all) => (name === 'min' ? Math.min(...all) : Math.max(...all)));
}

const comparisons = {
  '=': (left: number, right: number) => left === right,
  '<>': (left: number, right: number) => left !== right,
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
};

/** Three-valued: unknown unless what is known decides. */
function holds(expression: Expression, numbers: Numbers, back: number): Truth {
  if (expression.kind === 'comparison') {
    const left = evaluate(expression.left, numbers, back);
    const right = evaluate(expression.right, numbers, back);
    return left === null || right === null ? null : comparisons[expression.sign](left, right);
  }
  if (expression.kind === 'not') {
    const truth = holds(expression.of, numbers, back);
    return truth === null ? null : !truth;
  }
  if (expression.kind !== 'logic')
    throw new TypeError(`A ${expression.kind} is no condition: the formula was not checked.`);
  const deciding = expression.word === 'or';
  const both = [holds(expression.left, numbers, back), holds(expression.right, numbers, back)];
  if (both.includes(deciding)) return deciding;
  return both.includes(null) ? null : !deciding;
}
