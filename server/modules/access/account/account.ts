import { refuse } from '../../../platform/call.ts';

export const accountIsOpen = refuse('account-open');
export const accountIsClosed = refuse('account-closed');
/** Whoever administers cannot lock themselves out. */
export const ownAdministration = refuse('own-administration');
/** One's own are changed by proof of the present ones: a session alone may be a screen that was left unlocked. */
export const ownCredentials = refuse('own-credentials');
/** A service account acts by tokens. */
export const programHasNoPassword = refuse('service-account');
export const lastAdministrator = refuse('last-administrator');
