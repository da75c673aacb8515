export { readAudit } from './audit.ts';
export { closeAccount, openAccount, setPassword, signIn, startSession } from './commands.ts';
export { hashPassword } from './password.ts';
export { accountsWithRole, authenticate } from './queries.ts';
export { permissionsFor } from './roles.ts';
export { endSessions as endSessionsOf } from './store.ts';
export type { AccessTables } from './tables.ts';
