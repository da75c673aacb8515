export { handOverCase, listOpenCases } from './handing-over.ts';
export { acknowledge, answer, assign, close, noteLimit, recordStep, skipStep } from './handling.ts';
export { type Lodging, lodge, type Receipt } from './lodging.ts';
export { recusedFrom } from './recusal.ts';
export { type Reopening, reopen } from './reopening.ts';
export { findComplaint } from './store.ts';
export type { ComplaintsTables } from './tables.ts';
export { addTerms } from './terms.ts';
