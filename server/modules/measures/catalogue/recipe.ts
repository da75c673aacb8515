import type { ChartType, Indicator } from '@tongli/contracts/measures';

/** The parts that are counted. Each may be added up over time, places, products and areas. */
export const measures = [
  'lodged',
  'closed',
  'closed-on-time',
  'timed',
  'days-to-close',
  'dated',
  'closings',
  'reopened',
  'acknowledge-limits',
  'acknowledge-limits-kept',
  'first-responses',
  'first-response-hours',
  'answers',
  'answer-hours',
  'answer-limits',
  'answer-limits-kept',
  'first-limits',
  'first-limits-kept',
  'handled',
  'handling-hours',
  'settled',
  'settling-hours',
  'repeats',
  'escalated',
  'judged',
  'satisfied',
  'visits-ended',
  'visits-reached',
  'tasks-opened',
  'tasks-returned',
  'tasks-completed',
  'tasks-in-time',
  'requests-lodged',
  'requests-timed',
  'requests-in-time',
  'request-steps',
  'request-step-minutes',
  'contacts',
  'customers',
] as const;
export type Measure = (typeof measures)[number];

/** Of these the spread of single values is kept, so that percentiles can be told. */
export const spread: ReadonlySet<Measure> = new Set<Measure>([
  'days-to-close',
  'first-response-hours',
  'answer-hours',
  'handling-hours',
  'settling-hours',
  'request-step-minutes',
]);

/** How an indicator is made of counted parts: `count` ÷ `size`. With nothing below the line it has no value, rather than 0 or 1. */
export interface Recipe {
  readonly count: Measure;
  /** The denominator; `calendar-days` counts the days of the period, so that a day with nothing is a zero, not a gap. */
  readonly size: Measure | 'calendar-days';
  /** One of the size is so many of what is counted below the line: 10,000 customers. */
  readonly per?: number;
  /** The size is told once a day and holds for the whole of it: a number of customers. */
  readonly isStock?: true;
  /** What the number is to statistics, which decides on the recommended chart. */
  readonly nature: 'rate' | 'proportion' | 'value';
  readonly bounds: { readonly lower: number; readonly upper?: number };
}

export function measuresOf({ count, size }: Recipe): Measure[] {
  return size === 'calendar-days' ? [count] : [count, size];
}

export interface IndicatorEntry {
  readonly indicator: Indicator;
  readonly recipe: Recipe;
}

const chartTypes = {
  rate: ['u', 'u-prime', 'i-mr'],
  proportion: ['p', 'p-prime', 'i-mr'],
  value: ['i-mr'],
} satisfies Record<Recipe['nature'], ChartType[]>;

const bounds = { rate: { lower: 0 }, proportion: { lower: 0, upper: 1 }, value: { lower: 0 } } as const;

type Written = Pick<Indicator, 'code' | 'name' | 'definition' | 'formula' | 'parts' | 'unit' | 'direction' | 'source'> &
  Partial<Pick<Indicator, 'casesBy' | 'effectiveFrom'>> & { readonly events: readonly string[] };

/** An entry as it is written down, with what follows from its recipe. */
export function entry(written: Written, recipe: Omit<Recipe, 'bounds'>): IndicatorEntry {
  return {
    indicator: {
      casesBy: null,
      effectiveFrom: null,
      ...written,
      events: [...written.events],
      hasPercentiles: spread.has(recipe.count),
      chartTypes: [...chartTypes[recipe.nature]],
    },
    recipe: { ...recipe, bounds: bounds[recipe.nature] },
  };
}
