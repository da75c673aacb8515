import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const secretBytes = 20;
/** A clock may be one step off. */
const tolerance = 1;

export const newSecret = (): string => new Secret({ size: secretBytes }).base32;

/** The address that an authenticator app reads from a picture. */
export const factorAddress = (secret: string, username: string): string =>
  new TOTP({ ...shape, issuer: 'Tongli', label: username, secret: Secret.fromBase32(secret) }).toString();

/**
 * The step whose code this is, near `now`; null when it is none, or not later than `lastStep`: a code that was seen over
 * a shoulder opens nothing a second time.
 */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number): number | null {
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    ...shape,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp,
    window: tolerance,
  });
  if (delta === null) return null;
  const step = TOTP.counter({ period: shape.period, timestamp }) + delta;
  return step > lastStep ? step : null;
}
