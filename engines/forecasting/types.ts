import type { IsoDate, SpecialDay, WorkingWindow, Zone } from '@tongli/calendar';

export type Language = 'zh' | 'en';
export type Bilingual = { readonly zh: string; readonly en: string };

/** What was counted from a minute of a local date on, until the next observation or the end of the interval. */
export type Observation = {
  readonly date: IsoDate;
  /** Minutes after midnight by the local clock, 0 to 1439. */
  readonly minute: number;
  /** Contacts offered, 0 or more. */
  readonly volume: number;
  /** Mean handling time of these contacts, where it is known. */
  readonly handleSeconds?: number;
};

/** A point of local time. */
export type LocalTime = { readonly date: IsoDate; readonly minute: number };

/** A campaign, a mailing, a release. Events of one name are taken to have one effect. */
export type CampaignEvent = {
  readonly name: string;
  /** Both days are part of it. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Expected change: 0.3 for 30 % more contacts. Where history has seen the name, what it showed counts too. */
  readonly uplift?: number;
};

export type ForecastProblem = {
  /** In any order. Finer ones than the interval are added up. */
  readonly observations: readonly Observation[];
  /** A divisor of 1440, from 1. */
  readonly intervalMinutes: number;
  readonly horizonMinutes: number;
  /** First forecast interval; by default the day after the last observation. Observations from then on are not looked at. */
  readonly from?: LocalTime;
  /** Seven days, Monday first. By default the hours in which contacts came. */
  readonly open?: readonly (readonly WorkingWindow[])[];
  /** Public holidays and make-up workdays, of the history and of the horizon. */
  readonly special?: Readonly<Record<IsoDate, SpecialDay>>;
  readonly events?: readonly CampaignEvent[];
  /** With a zone, intervals that summer time skips are left out, and those that it repeats count both passes. */
  readonly zone?: Zone;
  /** What an interval without observation means. By default, zero where the history never writes a zero. */
  readonly unwritten?: 'gap' | 'zero';
};

export type ForecastInterval = LocalTime & {
  readonly open: boolean;
  /** Expected contacts. */
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Expected mean handling time, where history has handling times. */
  readonly handleSeconds?: number;
};

/** How a day's total is foreseen. */
export type DayModelName =
  | 'level-slow'
  | 'level-medium'
  | 'level-fast'
  | 'level-trend'
  | 'level-plain'
  | 'recent-weekdays'
  | 'steady-rate'
  | 'year-before';
/** How a day's total is spread over its intervals. */
export type ShapeModelName = 'shape-recent' | 'shape-season' | 'shape-lasting' | 'shape-woven';
/** Whole forecasts, interval by interval: the plain methods, and the product of level and shape. */
export type MixModelName = 'level-times-shape' | 'weekly-naive' | 'slot-mean-4' | 'slot-median-8';
export type ModelName = DayModelName | ShapeModelName | MixModelName;

export type ModelWeight<Name extends ModelName = ModelName> = {
  readonly name: Name;
  /** Weights of one part add up to 1. */
  readonly weight: number;
  /** Absolute error / volume in the weeks that were foreseen for the test; null where there was none. */
  readonly wape: number | null;
};

export type TreatedDay = {
  readonly date: IsoDate;
  readonly volume: number;
  readonly expected: number;
};

export type EffectGroup = 'weekday' | 'month' | 'year' | 'holiday' | 'make-up' | 'after-closure' | 'event';

/** A calendar effect that stands out of its own uncertainty. */
export type FoundEffect = {
  readonly group: EffectGroup;
  /** Weekday 'mon' … 'sun', 'month-start', 'month-end', 'month-day-10', the name of a holiday or event. */
  readonly name: Bilingual;
  /** Of a day's total: 1.2 is 20 % more. */
  readonly factor: number;
  /** 80 % interval of the factor. */
  readonly low: number;
  readonly high: number;
};

/** What the forecast rests on. */
export type Basis = 'nothing' | 'days' | 'weeks' | 'months' | 'years';

export type Explanation = {
  readonly basis: Basis;
  readonly observedDays: number;
  /** Weeks that were foreseen from the days before them to weigh the models. */
  readonly testedWeeks: number;
  readonly dayModels: readonly ModelWeight<DayModelName>[];
  readonly shapeModels: readonly ModelWeight<ShapeModelName>[];
  readonly mixModels: readonly ModelWeight<MixModelName>[];
  readonly outliers: readonly TreatedDay[];
  /** Dates of normally open weekdays without observation. */
  readonly gaps: readonly IsoDate[];
  /** Normally busy days with next to no volume: taken as closed. */
  readonly closedDays: readonly IsoDate[];
  /** First days of lasting changes of level. */
  readonly levelShifts: readonly TreatedDay[];
  readonly effects: readonly FoundEffect[];
  /** Volume in closed hours, which is not looked at. */
  readonly volumeWhenClosed: number;
  readonly unwritten: 'gap' | 'zero';
};

export type Forecast = {
  readonly intervals: readonly ForecastInterval[];
  readonly explanation: Explanation;
};

export type BacktestProblem = Omit<ForecastProblem, 'horizonMinutes'> & {
  /** Weeks before `from`, or before the end of the history, each foreseen from its own start. */
  readonly weeks: number;
};

export type Score = {
  /** Σ|forecast − actual| / Σ actual over open intervals; null without volume. */
  readonly wape: number | null;
  /** Σ(forecast − actual) / Σ actual. */
  readonly bias: number | null;
  /** Mean absolute error in units of that of the week before, by the history ahead of the first week. */
  readonly mase: number | null;
  /** Share of open intervals within p10 and p90, below and above them. A model's bands come from its own errors. */
  readonly coverage: number | null;
  readonly below: number | null;
  readonly above: number | null;
  /** All weeks together, by the caller's clock; null without one. Of a day model: without the shape. */
  readonly seconds: number | null;
};

export type BacktestWeek = { readonly from: IsoDate; readonly wape: number | null; readonly volume: number };

export type Backtest = {
  readonly weeks: readonly BacktestWeek[];
  /** Open intervals with an observation. */
  readonly intervals: number;
  /** What would have been published. */
  readonly published: Score;
  readonly models: readonly (Score & { readonly name: ModelName })[];
};
