import type { Identity } from '@tongli/contracts/customers';

const mobile = /^1[3-9]\d{9}$/;
/** Nationwide service numbers are dialled without a trunk prefix. */
const serviceNumber = /^(?:400|800)\d{7}$/;

/**
 * One spelling for every way to write a number: separators fall away, 00 becomes +, and numbers of mainland China lose
 * their country code (a landline then gets its trunk prefix 0 back). Other countries keep theirs: +4420….
 */
export function normalisePhone(phone: string): string {
  const written = phone.normalize('NFKC').replace(/[^\d+]/g, '');
  const digits = written.replace(/\D/g, '');
  if (written.startsWith('+') || digits.startsWith('00')) return international(digits.replace(/^00/, ''));
  return digits.startsWith('86') && mobile.test(digits.slice(2)) ? digits.slice(2) : digits;
}

function international(digits: string): string {
  if (!digits.startsWith('86')) return `+${digits}`;
  const national = digits.slice(2);
  return mobile.test(national) || serviceNumber.test(national) || national.startsWith('0') ? national : `0${national}`;
}

/** For comparison only: the stored name stays as it was told. Spaces count in Latin names, not between Han characters. */
export function normaliseName(name: string): string {
  const folded = name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  return folded.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

export const normaliseEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** What is stored sealed: the number in its one spelling, so that it masks and compares alike. */
export function tidy({ name, phone, email }: Identity): Identity {
  return { name: name.normalize('NFKC').trim(), phone: normalisePhone(phone), email: email?.trim() ?? null };
}
