export { publishProcess } from './commands.ts';
export * from './mining/index.ts';
export {
  currentDefinition,
  currentVersionId,
  getDefinition,
  processesToBegin,
  type WhichProcess,
} from './process/reading.ts';
export { laySuppliedProcesses } from './process/supplied/index.ts';
export { currentProcess, getProcessVersion } from './queries.ts';
export { suppliedRecourse } from './recourse.ts';
export { followRequest } from './request/following.ts';
export { handOverRequest, listOpenRequests, noteRequestLimit } from './request/handing-over.ts';
export {
  answer as answerRequest,
  assign as assignRequest,
  close as closeRequest,
  decideAdoption,
  recordStep as recordRequestStep,
} from './request/handling.ts';
export { requestFollowToken } from './request/link.ts';
export { lodgeRequest, type RequestLodging, type RequestReceipt } from './request/lodging.ts';
export {
  type AskedAfterRequest,
  askedAfterRequest,
  noteRequestRating,
  type RequestRating,
  rateRequest,
} from './request/rating.ts';
export { getRequest } from './request/record.ts';
export { findRequest, findRequestByNumber } from './request/store.ts';
export { setTemplates as setRequestTemplates } from './request/templates.ts';
export type { RequestsTables } from './tables.ts';
export { setWindows as setVisitWindows } from './visit/windows.ts';
