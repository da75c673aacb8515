/** Statistical process control: charts, special causes, and what they say. Formulas, sources and validity in README.md. */
export {
  type Capability,
  type CapabilityIndex,
  type CapabilityInput,
  type CapabilityVerdict,
  capability,
} from './capability.ts';
export type { RecommendationCode, VerdictCode } from './catalogue.ts';
export { chart } from './chart.ts';
export { c4, d2, d3 } from './constants.ts';
export { type CusumChart, type CusumPoint, type CusumSettings, type CusumSignal, cusumChart } from './cusum.ts';
export { type Dispersion, dispersionOf } from './dispersion.ts';
export { logGamma, studentCritical, studentTwoSided } from './distributions.ts';
export {
  type Candidate,
  type Driver,
  type Drivers,
  type DriversInput,
  findDrivers,
  mostCandidates,
} from './drivers/drivers.ts';
export { type EwmaChart, type EwmaSettings, ewmaChart } from './ewma.ts';
export { explain } from './explain.ts';
export { seededRandom, simulateFalseAlarm } from './false-alarm.ts';
export { type Recommendation, type RecommendationReason, type RecommendInput, recommend } from './recommend.ts';
export { type Rule, type RuleSet, ruleSets } from './rules.ts';
export type { MeasuredData, ShiftInput, ShiftPoint, ShiftRuleName, ShiftSignal } from './shift.ts';
export { type ShiftSettings, simulateShiftFalseAlarm } from './shift-alarm.ts';
export { explainCapability, explainCusum, explainEwma } from './shift-explain.ts';
export { type Comparison, wilson } from './two-sample.ts';
export type * from './types.ts';
export { type CompareInput, compareBeforeAfter, type SideSummary, type Verdict } from './verdict.ts';
