import { signedLink } from '../../../platform/personal/signed-link.ts';

export const requestLink = signedLink('request-link');
