import { signedLink } from '../../platform/personal/signed-link.ts';

/** The customer's way back to their complaint. */
export const { token: followToken, read: readFollowToken } = signedLink('complaint-link');
