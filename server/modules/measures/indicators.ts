import type { ChartType, Indicator } from '@tongli/contracts/measures';

/** The parts that are counted. Each may be added up over days, products and areas. */
export const measures = ['lodged', 'closed', 'closed-on-time', 'timed', 'days-to-close', 'dated', 'reopened'] as const;
export type Measure = (typeof measures)[number];

/** How an indicator is made of counted parts: `count` ÷ `size`. */
export interface Recipe {
  readonly count: Measure;
  /** The denominator; `calendar-days` counts the days of the period, so that a day with nothing is a zero, not a gap. */
  readonly size: Measure | 'calendar-days';
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

const complaintsPerDay: IndicatorEntry = {
  indicator: {
    code: 'complaints-per-day',
    name: { zh: '日投诉量', en: 'Complaints per day' },
    definition: {
      zh: '按受理日期统计的投诉件数，计入受理时的产品和地区；改正分类后，归入改正后的产品和地区，日期不变。按周统计时为该周每日平均件数。',
      en: 'Complaints by the date on which they were lodged, under their product and area; a reclassified complaint counts under the corrected ones, on the same date. In weeks: the mean per day of that week.',
    },
    formula: { zh: '受理件数 ÷ 日历天数', en: 'complaints lodged ÷ calendar days' },
    unit: 'complaints',
    direction: 'lower-is-better',
    source: {
      zh: '投诉登记，以及导入台账的受理日期。没有投诉的日子记为 0。',
      en: 'Lodged complaints, and the dates of receipt in imported ledgers. A day without any counts as 0.',
    },
    chartTypes: chartTypes.rate,
  },
  recipe: { count: 'lodged', size: 'calendar-days', nature: 'rate', bounds: { lower: 0 } },
};

const onTimeRate: IndicatorEntry = {
  indicator: {
    code: 'on-time-rate',
    name: { zh: '按时答复率', en: 'On-time rate' },
    definition: {
      zh: '在办结的投诉中，于时限内答复的比例；按办结日期统计。不知道是否按时的投诉不计入分子和分母。',
      en: 'Of the complaints closed, the share answered within the limit, by the date of closing. Where it is not known whether the answer was on time, the complaint counts neither above nor below the line.',
    },
    formula: { zh: '按时答复件数 ÷ 已知是否按时的件数', en: 'answered on time ÷ known to be on time or not' },
    unit: 'share',
    direction: 'higher-is-better',
    source: {
      zh: '投诉办结，以及导入台账中“是否按时”一栏。台账没有办结日期时，按受理日期统计。没有办结的日子没有数值。',
      en: 'Closed complaints, and the "on time" column of imported ledgers; a ledger without closing dates counts on the date of receipt. A day on which none was closed has no value.',
    },
    chartTypes: chartTypes.proportion,
  },
  recipe: { count: 'closed-on-time', size: 'timed', nature: 'proportion', bounds: { lower: 0, upper: 1 } },
};

const daysToClose: IndicatorEntry = {
  indicator: {
    code: 'days-to-close',
    name: { zh: '平均办结天数', en: 'Days to close' },
    definition: {
      zh: '从受理到办结的日历天数（含小数）的平均值，按首次办结的日期统计，重新受理后再办结的不另计。不知道办结日期的投诉不计入。',
      en: 'Mean calendar days, with fractions, from receipt to the first closing, by its date; closed again after a reopening, a complaint does not count anew. Complaints whose closing date is not known are left out.',
    },
    formula: {
      zh: '办结天数之和 ÷ 已知办结日期的件数',
      en: 'sum of days to close ÷ complaints with a known closing date',
    },
    unit: 'days',
    direction: 'lower-is-better',
    source: {
      zh: '投诉办结，以及导入台账的受理和办结日期。没有办结的日子没有数值。',
      en: 'Closed complaints, and the dates of receipt and closing in imported ledgers. A day on which none was closed has no value.',
    },
    chartTypes: chartTypes.value,
  },
  recipe: { count: 'days-to-close', size: 'dated', nature: 'value', bounds: { lower: 0 } },
};

const reopenedPerDay: IndicatorEntry = {
  indicator: {
    code: 'reopened-per-day',
    name: { zh: '日重新受理量', en: 'Reopened per day' },
    definition: {
      zh: '答复或结案之后又重新受理的次数，按重新受理的日期统计；同一件投诉每重新受理一次计一次。首次办结天数和首次答复是否按时不因此改变。按周统计时为该周每日平均次数。',
      en: 'How often a complaint was taken up again after its answer or its closing, by the date of reopening; each time counts. The days to its first closing, and whether its first answer was on time, stay as they were. In weeks: the mean per day of that week.',
    },
    formula: { zh: '重新受理次数 ÷ 日历天数', en: 'reopenings ÷ calendar days' },
    unit: 'complaints',
    direction: 'lower-is-better',
    source: {
      zh: '重新受理的记录；导入的台账不含此项。没有重新受理的日子记为 0。',
      en: 'Reopenings of complaints; imported ledgers have none. A day without any counts as 0.',
    },
    chartTypes: chartTypes.rate,
  },
  recipe: { count: 'reopened', size: 'calendar-days', nature: 'rate', bounds: { lower: 0 } },
};

export const catalogue: readonly IndicatorEntry[] = [complaintsPerDay, onTimeRate, daysToClose, reopenedPerDay];

export function findIndicator(code: string): IndicatorEntry | undefined {
  return catalogue.find(({ indicator }) => indicator.code === code);
}
