import { refuse } from '../../../platform/call.ts';

export const accountIsClosed = refuse('account-closed');
/** Whoever administers cannot lock themselves out. */
export const ownAdministration = refuse('own-administration');
export const lastAdministrator = refuse('last-administrator');
