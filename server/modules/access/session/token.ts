import { createHash, randomBytes } from 'node:crypto';

const lifetimeHours = 12;

export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A working day with overtime; after that, sign in again. */
export const sessionEnd = (start: Date): Date => new Date(start.getTime() + lifetimeHours * 3_600_000);
