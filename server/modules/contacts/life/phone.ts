import type { Call } from '../../../platform/call.ts';

/** A number found however it is spaced, with the country's code or without. */
export const normalPhone = (phone: string): string => phone.replace(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '');

export const phoneHashOf = ({ keyring }: Pick<Call, 'keyring'>, phone: string): Buffer =>
  keyring.searchHash('contact-phone', normalPhone(phone));
