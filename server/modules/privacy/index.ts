export { keepErased } from './keeping.ts';
export type { PrivacyTables } from './tables.ts';
