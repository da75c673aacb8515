export { closeAccount, openAccount } from './account/commands.ts';
export { accountInReach } from './account/grants.ts';
export { accountsWithRole, unitsWithRoles } from './account/holders.ts';
export { administrators, lockAdministrators } from './account/store.ts';
export { readAudit } from './audit.ts';
export { setPassword } from './password/changing.ts';
export { hashPassword } from './password/hash.ts';
export { isPlaced, permissionsFor } from './roles.ts';
export { authenticate } from './session/authenticate.ts';
export { watchSessions } from './session/seen.ts';
export { endSessions as endSessionsOf, startSession } from './session/sessions.ts';
export {
  beginSetUp,
  checkSetUp,
  isInhabited,
  readSetUp,
  redeemSetUp,
  renewSetUpSecret,
  type SetUpState,
} from './set-up/link.ts';
export { signIn } from './sign-in/signing-in.ts';
export type { AccessTables } from './tables.ts';
export { authenticateToken } from './tokens/authenticate.ts';
export { endTokens as endTokensOf } from './tokens/commands.ts';
export { noteTokenUse } from './tokens/use.ts';
