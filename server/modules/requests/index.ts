export { publishProcess } from './commands.ts';
export { currentProcess, getProcessVersion } from './queries.ts';
export type { RequestsTables } from './tables.ts';
