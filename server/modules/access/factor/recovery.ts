import { createHash, randomBytes } from 'node:crypto';

const codeCount = 10;
/** Digits and letters that nobody mistakes for one another, five bits each; sixteen of them cannot be guessed or ground out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;

const newCode = (): string => Array.from(randomBytes(codeLength), (byte) => alphabet[byte % alphabet.length]).join('');

export const newRecoveryCodes = (): string[] => Array.from({ length: codeCount }, newCode);

/** As people read it: in fours. */
export const readable = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

export const recoveryHash = (accountId: string, code: string): Buffer =>
  createHash('sha256').update(`${accountId}\0${code}`).digest();
