import type { ChartType, Indicator } from '@tongli/contracts/measures';
import { centreOf } from './centres.ts';
import { type Derived, isDerived, partsOf } from './derived.ts';
import { processOf } from './process.ts';

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
  'attitude-complaints',
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
  'complaint-steps',
  'complaint-step-minutes',
  'contacts',
  'contacts-answered',
  'contacts-abandoned',
  'contacts-overflowed',
  'contacts-refused',
  'contacts-called-back',
  'contacts-voicemail',
  'contacts-self-served',
  'contacts-answered-within',
  'contacts-abandoned-within',
  'contacts-abandoned-short',
  'contacts-transferred',
  'answer-seconds',
  'lost-seconds',
  'talk-seconds',
  'hold-seconds',
  'wrap-up-seconds',
  'offers',
  'ring-seconds',
  'ring-cycles',
  'signed-in-seconds',
  'not-ready-seconds',
  'rings',
  'rings-not-taken',
  'busy-seconds',
  'idle-seconds',
  'first-contacts',
  'first-resolved',
  'first-line-contacts',
  'first-line-resolved',
  'cost',
  'customers',
  'customer-records',
  'customer-records-complete',
  'headcount',
  'leavers',
  'surveys-sent',
  'surveys-answered',
  'csat-answers',
  'csat-satisfied',
  'nps-answers',
  'nps-balance',
  'ces-answers',
  'ces-points',
  'tests-taken',
  'tests-passed',
  'test-points',
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
  'complaint-step-minutes',
]);

/** What stands above or below a line: counted, or made of what is. */
export type Part = Measure | Derived;

/** How an indicator is made of counted parts: `count` ÷ `size`. With nothing below the line it has no value, rather than 0 or 1. */
export interface Recipe {
  readonly count: Part;
  /** The denominator; `calendar-days` counts the days of the period, so that a day with nothing is a zero, not a gap. */
  readonly size: Part | 'calendar-days';
  /** One of the size is so many of what is counted below the line: 10,000 customers. */
  readonly per?: number;
  /** The size is told once a day and holds for the whole of it: a number of customers. */
  readonly isStock?: true;
  /** Told once a day, mostly for a day that is over: it is not watched live. */
  readonly isDaily?: true;
  /** By this dimension only what stands above the line is told apart: each part is of the whole size. */
  readonly ofWholeBy?: 'cause';
  /** What the number is to statistics, which decides on the recommended chart. */
  readonly nature: 'rate' | 'proportion' | 'value';
  readonly bounds: { readonly lower: number; readonly upper?: number };
}

const countedIn = (part: Part): Measure[] => (isDerived(part) ? partsOf(part).map(([measure]) => measure) : [part]);

/** What has to be counted for it. */
export function measuresOf({ count, size }: Pick<Recipe, 'count' | 'size'>): Measure[] {
  return [...new Set([...countedIn(count), ...(size === 'calendar-days' ? [] : countedIn(size))])];
}

/** Of what was counted, how much a part comes to. */
export function amountOf(part: Part, sums: ReadonlyMap<string, number>): number {
  if (!isDerived(part)) return sums.get(part) ?? 0;
  return partsOf(part).reduce((sum, [measure, sign]) => sum + sign * (sums.get(measure) ?? 0), 0);
}

export interface IndicatorEntry {
  readonly indicator: Indicator;
  readonly recipe: Recipe;
}

export const chartTypesOf = {
  rate: ['u', 'u-prime', 'i-mr'],
  proportion: ['p', 'p-prime', 'i-mr'],
  value: ['i-mr'],
} satisfies Record<Recipe['nature'], ChartType[]>;

const bounds = { rate: { lower: 0 }, proportion: { lower: 0, upper: 1 }, value: { lower: 0 } } as const;
const spreadOf: ReadonlySet<string> = spread;

type Written = Pick<Indicator, 'code' | 'name' | 'definition' | 'formula' | 'parts' | 'unit' | 'direction' | 'source'> &
  Partial<Pick<Indicator, 'casesBy' | 'effectiveFrom' | 'behind'>> & { readonly events: readonly string[] };

/** An entry as it is written down, with what follows from its recipe. */
export function entry(
  written: Written,
  recipe: Omit<Recipe, 'bounds'> & Partial<Pick<Recipe, 'bounds'>>,
): IndicatorEntry {
  return {
    indicator: {
      casesBy: null,
      behind: 'cases',
      effectiveFrom: null,
      ...written,
      events: [...written.events],
      centre: centreOf(written.code),
      process: processOf(written.code),
      hasPercentiles: spreadOf.has(recipe.count),
      chartTypes: [...chartTypesOf[recipe.nature]],
      hasSubgroups: recipe.nature === 'value' && recipe.size !== 'calendar-days' && !recipe.isDaily && !recipe.isStock,
    },
    recipe: { bounds: bounds[recipe.nature], ...recipe },
  };
}
