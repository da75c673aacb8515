/** Statistical process control: charts, special causes, and what they say. Formulas, sources and validity in README.md. */
export type { RecommendationCode, VerdictCode } from './catalogue.ts';
export { chart } from './chart.ts';
export { c4, d2, d3 } from './constants.ts';
export { type Dispersion, dispersionOf } from './dispersion.ts';
export { explain } from './explain.ts';
export { seededRandom, simulateFalseAlarm } from './false-alarm.ts';
export { type Recommendation, type RecommendationReason, type RecommendInput, recommend } from './recommend.ts';
export { type Rule, type RuleSet, ruleSets } from './rules.ts';
export type { Comparison } from './two-sample.ts';
export type * from './types.ts';
export { type CompareInput, compareBeforeAfter, type SideSummary, type Verdict } from './verdict.ts';
