/** Forecasts of contacts by interval, with what they rest on, and backtests. Formulas, sources and validity in README.md. */
export { backtest } from './backtest.ts';
export { forecast } from './forecast.ts';
export type * from './types.ts';
