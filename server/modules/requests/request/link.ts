import { signedLink } from '../../../platform/personal/signed-link.ts';

/** The way back to a request, for whoever asked. */
export const requestLink = signedLink('request-link');

export const requestFollowToken = requestLink.token;
