export { type BeforeAfter, type Comparison, drawChart, verify } from './charts.ts';
export type { Measure } from './indicators.ts';
export { listIndicators, type Observation, observe } from './observations.ts';
export { getOverview } from './overview.ts';
export { recordSignal, type SignalReference } from './recording.ts';
export { lastDay } from './series.ts';
export { getSignals, type SignalOnChart, setSignalState } from './signals.ts';
export type { MeasuresTables } from './tables.ts';
export { listWatchedCharts, unwatchChart, watchChart } from './watching.ts';
