export { keepErased } from './keeping.ts';
export { keepNoLonger } from './retention/daily.ts';
export type { PrivacyTables } from './tables.ts';
