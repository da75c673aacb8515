export type { DeskTables } from './tables.ts';
