import { signedLink } from '../../../platform/personal/signed-link.ts';

/** The customer's way to their copy. */
export const { token: copyToken, read: readCopyToken } = signedLink('recording-copy');
