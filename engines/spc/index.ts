/** Statistical process control: charts, special causes, and what they say. Formulas, sources and validity in README.md. */
export { chart } from './chart.ts';
export { c4, d2, d3 } from './constants.ts';
export { type Rule, type RuleSet, ruleSets } from './rules.ts';
export type * from './types.ts';
