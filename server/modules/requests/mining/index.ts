export { factsOf } from './facts.ts';
export { createMiner } from './miner.ts';
export {
  findMinedProcess,
  type MinedSlice,
  type MinedVersion,
  milliseconds,
  readTraces,
  requestTraces,
  type TraceRow,
} from './reading.ts';
export { end, type MinutesBetween, start, type Trace, type Visit } from './trace.ts';
