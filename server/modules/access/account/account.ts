import { refuse } from '../../../platform/call.ts';

export const accountIsClosed = refuse('account-closed');
/** Whoever administers cannot lock themselves out. */
export const ownAdministration = refuse('own-administration');
/** A service account acts by tokens. */
export const programHasNoPassword = refuse('service-account');
export const lastAdministrator = refuse('last-administrator');
