export type { Outcome } from './entry/edition.ts';
export { addApproved, settleApproval } from './phrase/phrases.ts';
export { suppliedPhrases } from './phrase/supplied/index.ts';
