import { z } from 'zod';
import { endpoint, id, instant, text } from '../kernel/index.ts';
import { password, role, username } from './credentials.ts';

/** What is still asked for after the password: a code, a second factor to be set up, a password of one's own. */
export const signInStep = z.object({
  next: z.enum(['done', 'code', 'enrol', 'new-password']),
  /** Goes with the next step and opens nothing else; null when the sign-in is done. Valid for ten minutes. */
  challenge: z.string().nullable(),
});
export type SignInStep = z.infer<typeof signInStep>;

const challenge = z.string().min(1).max(100);
/** Six digits from the app, or one of the recovery codes; spaces and dashes do not count. */
const code = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase());

export const proveCode = endpoint({
  id: 'access.prove-code',
  method: 'POST',
  path: '/session/code',
  need: 'public',
  sessionOnly: true,
  body: z.object({ challenge, code }),
  reply: signInStep,
});

export const chooseNewPassword = endpoint({
  id: 'access.choose-new-password',
  method: 'POST',
  path: '/session/new-password',
  need: 'public',
  sessionOnly: true,
  body: z.object({ challenge, next: password }),
  reply: signInStep,
});

/** The secret for an authenticator app: as an address for its camera, and to be typed. */
export const newFactor = z.object({ uri: z.string(), secret: z.string() });
export type NewFactor = z.infer<typeof newFactor>;

export const enrolAtSignIn = endpoint({
  id: 'access.enrol-at-sign-in',
  method: 'POST',
  path: '/session/enrolment',
  need: 'public',
  sessionOnly: true,
  body: z.object({ challenge }),
  reply: newFactor,
});

/** Shown once; only their hashes are kept. */
const recoveryCodes = z.array(z.string());

export const confirmAtSignIn = endpoint({
  id: 'access.confirm-at-sign-in',
  method: 'POST',
  path: '/session/enrolment/confirmation',
  need: 'public',
  sessionOnly: true,
  body: z.object({ challenge, code }),
  reply: signInStep.extend({ recoveryCodes }),
});

export const factorState = z.object({
  /** Null while there is none. */
  confirmedAt: instant.nullable(),
  recoveryCodesLeft: z.number().int(),
  /** One of the person's roles requires it. */
  required: z.boolean(),
});
export type FactorState = z.infer<typeof factorState>;

export const getFactor = endpoint({
  id: 'access.get-factor',
  method: 'GET',
  path: '/session/factor',
  need: 'signed-in',
  sessionOnly: true,
  reply: factorState,
});

const currentPassword = z.string().min(1).max(128);

export const enrolFactor = endpoint({
  id: 'access.enrol-factor',
  method: 'POST',
  path: '/session/factor',
  need: 'signed-in',
  sessionOnly: true,
  body: z.object({ password: currentPassword }),
  reply: newFactor,
});

export const confirmFactor = endpoint({
  id: 'access.confirm-factor',
  method: 'POST',
  path: '/session/factor/confirmation',
  need: 'signed-in',
  sessionOnly: true,
  body: z.object({ code }),
  reply: z.object({ recoveryCodes }),
});

export const renewRecoveryCodes = endpoint({
  id: 'access.renew-recovery-codes',
  method: 'POST',
  path: '/session/factor/recovery-codes',
  need: 'signed-in',
  sessionOnly: true,
  body: z.object({ password: currentPassword, code }),
  reply: z.object({ recoveryCodes }),
});

export const removeFactor = endpoint({
  id: 'access.remove-factor',
  method: 'POST',
  path: '/session/factor/removal',
  need: 'signed-in',
  sessionOnly: true,
  body: z.object({ password: currentPassword, code }),
  reply: factorState,
});

/** For somebody who lost the factor and the recovery codes. */
export const resetFactor = endpoint({
  id: 'access.reset-factor',
  method: 'POST',
  path: '/accounts/:id/factor-reset',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  body: z.object({ reason: text(200) }),
  reply: factorState,
});

export const getFactorOf = endpoint({
  id: 'access.get-factor-of',
  method: 'GET',
  path: '/accounts/:id/factor',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  reply: factorState,
});

/** What this installation asks of everyone who signs in. */
export const accessPolicy = z.object({
  /** Whoever holds one of these roles needs a second factor. */
  factorRoles: z.array(role),
  /** A session that is not used ends after this time. */
  idleMinutes: z.number().int().min(5).max(720),
  version: z.number().int(),
});
export type AccessPolicy = z.infer<typeof accessPolicy>;

export const getPolicy = endpoint({
  id: 'access.get-policy',
  method: 'GET',
  path: '/access-policy',
  need: 'access.configure',
  reply: accessPolicy,
});

export const changePolicy = endpoint({
  id: 'access.change-policy',
  method: 'PUT',
  path: '/access-policy',
  need: 'access.configure',
  sessionOnly: true,
  body: accessPolicy,
  reply: accessPolicy,
});

const secret = z.string().min(1).max(100);

/** Whether a set-up link still opens; refused as `set-up-over` otherwise, as `set-up-done` once somebody has used one. */
export const checkSetUp = endpoint({
  id: 'access.check-set-up',
  method: 'POST',
  path: '/set-up/link',
  need: 'public',
  sessionOnly: true,
  body: z.object({ secret }),
  reply: z.object({}),
});

/** The first administrator of an installation that began empty. Signs in at once. */
export const setUp = endpoint({
  id: 'access.set-up',
  method: 'POST',
  path: '/set-up',
  need: 'public',
  sessionOnly: true,
  body: z.object({ secret, organisation: text(60), name: text(40), username, password }),
  reply: z.object({}),
});
