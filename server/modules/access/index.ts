export { closeAccount, openAccount } from './commands.ts';
export { authenticate } from './queries.ts';
export { permissionsFor } from './roles.ts';
export { endSessions as endSessionsOf } from './store.ts';
export type { AccessTables } from './tables.ts';
