export type { Outcome } from './edition.ts';
export { addApproved, settleApproval } from './phrases.ts';
export { suppliedPhrases } from './supplied/index.ts';
