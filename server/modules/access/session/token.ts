import { createHash, randomBytes } from 'node:crypto';

const lifetimeHours = 12;
const minuteMs = 60_000;

export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A working day with overtime; after that, sign in again. */
export const sessionEnd = (start: Date): Date => new Date(start.getTime() + lifetimeHours * 60 * minuteMs);

/** When a session that is not used any more ends: after the idle limit, and never later than its own end. */
export const idleEnd = (seen: Date, idleMinutes: number, end: Date): Date =>
  new Date(Math.min(seen.getTime() + idleMinutes * minuteMs, end.getTime()));
