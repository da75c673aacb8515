export { completeAction, moveVerification, openAction } from './action/commands.ts';
export { handOverAction, listOpenActions } from './action/handing-over.ts';
export { getAction } from './action/queries.ts';
export { findAction } from './action/store.ts';
export { concludeRootCause, studyRootCause } from './root-cause/commands.ts';
export { type CauseSlice, getRootCause, type ReadCauses } from './root-cause/queries.ts';
export type { ImprovementTables } from './tables.ts';
export { decideTriage, openTriage } from './triage/commands.ts';
export { getTriage } from './triage/queries.ts';
