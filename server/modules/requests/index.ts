export { publishProcess } from './commands.ts';
export {
  currentDefinition,
  currentVersionId,
  getDefinition,
  processesToBegin,
  type WhichProcess,
} from './process/reading.ts';
export { laySuppliedProcesses } from './process/supplied/index.ts';
export { currentProcess, getProcessVersion } from './queries.ts';
export { followRequest } from './request/following.ts';
export { lodgeRequest, type RequestLodging, type RequestReceipt } from './request/lodging.ts';
export { findRequest } from './request/store.ts';
export type { RequestsTables } from './tables.ts';
