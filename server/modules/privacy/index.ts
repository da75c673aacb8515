export { copyCodeText, decisionText as copyDecisionText } from './copies/opening.ts';
export { keepErased } from './keeping.ts';
export { keepNoLonger } from './retention/daily.ts';
export { peopleInProcedures } from './store.ts';
export { findSubjectRequest } from './subject-requests/list.ts';
export type { PrivacyTables } from './tables.ts';
