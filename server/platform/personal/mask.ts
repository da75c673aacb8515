/** Stands for the name of somebody whose key was destroyed: nobody can read it any more. */
export const erasedName = '—';

const maskedName = /^(?:\p{Script=Han}\*{2}|\P{Script=Han}?\*{3})$/su;

/**
 * 王小明 → 王**; Anna Smith → A***. The first character tells people apart without naming them. What is masked already stays as
 * it is, here and below.
 */
export function maskName(name: string): string {
  if (name === erasedName || maskedName.test(name)) return name;
  const first = [...name][0] ?? '';
  return /\p{Script=Han}/u.test(first) ? `${first}**` : `${first}***`;
}

/** A Chinese mobile number shows its own first digits and not its country's. */
const countryOfMobile = /^(?:00)?86(?=1[3-9]\d{9}$)/;

const maskedPhone = /^(?:\d{3}\*{4}\d{4}|\*{3}\d{0,2})$/;

/** 13812345678 and +86 138 1234 5678 → 138****5678; a short number keeps its last two digits. */
export function maskPhone(phone: string): string {
  if (maskedPhone.test(phone)) return phone;
  const digits = phone.replace(/\D/g, '').replace(countryOfMobile, '');
  if (digits.length < 8) return `***${digits.slice(-2)}`;
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

export function maskEmail(email: string): string {
  const at = email.indexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

// Longest first: an identity card number contains digits that would also read as a phone number.
const identifiers: readonly [RegExp, (found: string) => string][] = [
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, (found) => `${found.slice(0, 3)}${'*'.repeat(11)}${found.slice(-4)}`],
  [/(?<!\d)\d{16,19}(?!\d)/g, (found) => `${'*'.repeat(found.length - 4)}${found.slice(-4)}`],
  [/(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, maskPhone],
  // Begun only where a word begins: tried from each of its letters, a long one would hold everybody up.
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, maskEmail],
];

/** Free text as it is shown: identity, card and phone numbers and e-mail addresses are masked, the rest stays readable. */
export function maskText(text: string): string {
  return identifiers.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
}
