export type RuleName =
  | 'beyond-3-sigma'
  | 'two-of-three-beyond-2-sigma'
  | 'four-of-five-beyond-1-sigma'
  | 'eight-one-side'
  | 'six-trend'
  | 'nine-one-side'
  | 'fourteen-alternating'
  | 'fifteen-within-1-sigma'
  | 'eight-outside-1-sigma';

export type RuleSetName = '6-8-1-3-5' | 'nelson' | 'western-electric' | '1';

/** Where a pattern lies. 'both': alternation, hugging the centre and avoiding it have no side of their own. */
export type Side = 'above' | 'below' | 'up' | 'down' | 'both';

export type CountChartType = 'p' | 'p-prime' | 'np' | 'u' | 'u-prime' | 'c';
export type SubgroupChartType = 'xbar-r' | 'xbar-s';
export type ChartType = 'i-mr' | CountChartType | SubgroupChartType;

/** `null` is a period without a value: a gap in the line that neither continues nor breaks a run. */
export type IndividualPoint = { readonly label: string; readonly value: number | null };
/** `size` is the sample (p, np) or the opportunity (u); 0 is a gap. A c chart may leave it out. */
export type CountPoint = { readonly label: string; readonly count: number; readonly size: number };
export type EqualCountPoint = { readonly label: string; readonly count: number; readonly size?: number };
/** No values is a gap; a single value is judged but says nothing about the spread. */
export type SubgroupPoint = { readonly label: string; readonly values: readonly number[] };

export type ChartData =
  | {
      readonly type: 'i-mr';
      readonly points: readonly IndividualPoint[];
      /** What the measure cannot go below or above; limits are clipped there. */
      readonly bounds?: { readonly lower?: number; readonly upper?: number };
    }
  | { readonly type: Exclude<CountChartType, 'c'>; readonly points: readonly CountPoint[] }
  | { readonly type: 'c'; readonly points: readonly EqualCountPoint[] }
  | { readonly type: SubgroupChartType; readonly points: readonly SubgroupPoint[] };

/** Positions are 0-based and inclusive. */
export type Span = { readonly from: number; readonly to: number };

export type ChartInput = ChartData & {
  readonly rules: RuleSetName;
  /** Phase I: the points that set centre and limits; all others of that phase are judged against them. */
  readonly baseline?: Span;
  /** Positions at which a new phase starts; each has its own centre and limits, and no run crosses over. */
  readonly phases?: readonly number[];
};

export type ChartPoint<Rule extends string = RuleName> = {
  readonly index: number;
  readonly label: string;
  readonly value: number | null;
  readonly size?: number;
  readonly centre: number;
  /** `null` where the size is 0: no sample, no limit. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly sigma: number | null;
  readonly phase: number;
  /** Rules whose pattern ends at this point. */
  readonly rules: readonly Rule[];
};

/** One run, however many points it flags. */
export type Signal<Rule extends string = RuleName> = {
  readonly rule: Rule;
  readonly side: Side;
  /** First and last point of the pattern. */
  readonly from: number;
  readonly to: number;
  readonly phase: number;
  /** Points from first to last, gaps not counted. */
  readonly length: number;
  /** Position of the point farthest from the centre line, in sigmas. */
  readonly peak: number;
};

export type Phase = Span & {
  readonly centre: number;
  /** Of one point; with varying sizes, of a point of the mean baseline size. */
  readonly sigma: number;
  /** Laney charts: the ratio of observed to expected spread. */
  readonly sigmaZ?: number;
  readonly baselineFrom: number;
  readonly baselineTo: number;
};

export type SpreadPoint = {
  readonly index: number;
  readonly label: string;
  readonly value: number | null;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly beyond: boolean;
};

/** The chart of the spread that goes with a chart of the level; only points beyond 3 sigma are marked. */
export type SpreadChart = {
  readonly kind: 'moving-range' | 'range' | 'standard-deviation';
  readonly points: readonly SpreadPoint[];
};

/** What a rule set costs when nothing is wrong. */
export type FalseAlarm = {
  /** Mean number of points until a sound process first signals. */
  readonly meanRunLength: number;
  /** Share of sound charts with at least one signal within 25 points. */
  readonly within25: number;
};

export type Chart = {
  readonly type: ChartType;
  readonly ruleSet: RuleSetName;
  /** Centre, sigma and sigmaZ are those of the last phase. */
  readonly centre: number;
  readonly sigma: number;
  readonly sigmaZ?: number;
  readonly points: readonly ChartPoint[];
  readonly signals: readonly Signal[];
  readonly falseAlarm: FalseAlarm;
  readonly phases: readonly Phase[];
  /** i-mr only: the moving ranges. */
  readonly mr?: SpreadChart;
  /** xbar-r and xbar-s only: the ranges or standard deviations. */
  readonly spread?: SpreadChart;
};

export type Language = 'zh' | 'en';
export type Bilingual = { readonly zh: string; readonly en: string };
