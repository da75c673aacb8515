/** Forecasts of contacts by interval, with what they rest on, and backtests. Formulas, sources and validity in README.md. */
export { backtest, backtesting } from './backtest.ts';
export { explain, modelText } from './explain.ts';
export { forecast } from './forecast.ts';
export type * from './types.ts';
