import type { MeasureUnit } from './vocabulary.ts';

/** Where something stands in the text: the index of its first character and that after its last. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A dimension that must, or must not, have one of some values. */
export interface Filter {
  readonly dimension: string;
  readonly isExcluding: boolean;
  readonly values: readonly string[];
}

export type Arithmetic = '+' | '-' | '*' | '/';
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type CallName = 'min' | 'max' | 'abs' | 'coalesce' | 'if' | 'previous';

/** What was counted or summed of a measure: its sum, how many, or a percentile of single values. */
export interface Reference {
  readonly kind: 'reference';
  readonly take: 'sum' | 'count' | 'percentile';
  readonly measure: string;
  /** The unit of its sum and of its single values; how many is a plain number. */
  readonly unit: MeasureUnit;
  readonly where: readonly Filter[];
  /** Of a percentile: its rank, above 0 and below 100. */
  readonly rank: number | null;
  readonly place: Place;
}

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly unit: MeasureUnit; readonly place: Place }
  | Reference
  /** Calendar days of the period. */
  | { readonly kind: 'days'; readonly place: Place }
  | { readonly kind: 'negation'; readonly of: Expression; readonly place: Place }
  | {
      readonly kind: 'arithmetic';
      readonly sign: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  | {
      readonly kind: 'comparison';
      readonly sign: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  | {
      readonly kind: 'logic';
      readonly word: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  | { readonly kind: 'not'; readonly of: Expression; readonly place: Place }
  | {
      readonly kind: 'call';
      readonly name: CallName;
      readonly over: readonly Expression[];
      readonly place: Place;
    };

export interface Problem {
  readonly code:
    | 'too-long'
    | 'too-many-parts'
    | 'too-deep'
    | 'unknown-character'
    | 'text-without-end'
    | 'empty'
    | 'unexpected'
    | 'unknown-measure'
    | 'unknown-dimension'
    | 'unknown-function'
    | 'arguments'
    | 'rank-out-of-range'
    | 'no-percentiles'
    | 'units-differ'
    | 'unit-of-product'
    | 'number-wanted'
    | 'condition-wanted'
    | 'number-out-of-range';
  readonly params: Readonly<Record<string, string | number>>;
  readonly place: Place;
}

/** Thrown inside this package alone; `readFormula` makes a value of it. */
export class FormulaProblem extends Error {
  readonly problem: Problem;
  constructor(code: Problem['code'], place: Place, params: Problem['params'] = {}) {
    super(code);
    this.problem = { code, place, params };
  }
}

export const bounds = {
  /** Characters of a formula. */
  length: 2_000,
  /** Numbers, measures, signs and functions in it. */
  parts: 200,
  /** Brackets and functions inside each other. */
  depth: 30,
  number: 1e12,
  /** Values of one filter. */
  values: 50,
} as const;
