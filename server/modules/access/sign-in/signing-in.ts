import type { NewFactor, SignInStep } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { lockAccountByName } from '../account/store.ts';
import { beginEnrolment, confirmEnrolment, wrongCode } from '../factor/enrolling.ts';
import { provesFactor } from '../factor/proving.ts';
import { hasFactor } from '../factor/store.ts';
import { passwordMatches } from '../password/hash.ts';
import { replacePassword } from '../password/history.ts';
import { requiresFactor } from '../policy/policy.ts';
import type { Client } from '../session/device.ts';
import { endSessions, startSession } from '../session/sessions.ts';
import { isForElsewhere } from '../single-sign-on/linking.ts';
import { tryDoor } from './attempt.ts';
import { endChallenge, lockChallenge, noteCodeProved, openChallenge } from './challenge.ts';
import { nextStep } from './step.ts';
import { refuseUnknownName } from './unknown-name.ts';

const wrongCredentials = refuse('wrong-credentials', { status: 422, field: 'body.password' });
const otherStep = refuse('other-step');
/** Said only to whoever knew the password. */
const signOnOnly = refuse('sign-on-only');

/** A session's token at the end; a challenge for the next step before it. */
export type Progress =
  | { readonly next: 'done'; readonly token: string }
  | { readonly next: Exclude<SignInStep['next'], 'done'>; readonly challenge: string };

interface SigningIn {
  readonly id: string;
  readonly name: string;
  readonly must_change_password: boolean;
}

const as = (call: Call, { id, name }: SigningIn): Call => ({ ...call, actor: { ...call.actor, id, name } });

const provenOf = async (call: Call, account: SigningIn, codeProved: boolean) => ({
  hasFactor: await hasFactor(call, account.id),
  factorRequired: await requiresFactor(call, account.id),
  mustChangePassword: account.must_change_password,
  codeProved,
});

/** Goes on with a sign-in: to the next step, or into a session. */
async function proceed(
  call: Call,
  account: SigningIn,
  client: Client | undefined,
  { challenge, codeProved }: { challenge: string | null; codeProved: boolean },
): Promise<Progress> {
  const next = nextStep(await provenOf(call, account, codeProved));
  if (next !== 'done') return { next, challenge: challenge ?? (await openChallenge(call, account.id)) };
  if (challenge !== null) await endChallenge(call, challenge);
  return { next, token: await startSession(as(call, account), account.id, client) };
}

export async function signIn(
  call: Call,
  username: string,
  password: string,
  client?: Client,
): Promise<Progress | Refusal> {
  const account = await lockAccountByName(call, username);
  if (!account) return refuseUnknownName(call, username, password, wrongCredentials);
  const matches = () => passwordMatches(account.password_hash, password);
  const refused = await tryDoor(call, account, matches, wrongCredentials);
  if (refused) return refused;
  if (await isForElsewhere(call, account.id)) return signOnOnly;
  return proceed(call, account, client, { challenge: null, codeProved: false });
}

/** For somebody whom a provider has vouched for; one that is trusted with it may have asked for the second factor too. */
export async function enterFromElsewhere(
  call: Call,
  account: SigningIn,
  client: Client,
  factorProved: boolean,
): Promise<Progress> {
  if (factorProved) return { next: 'done', token: await startSession(as(call, account), account.id, client) };
  return proceed(call, account, client, { challenge: null, codeProved: false });
}

/** The account behind a challenge that stands at this step. */
async function lockAtStep(call: Call, challenge: string, step: SignInStep['next']) {
  const locked = await lockChallenge(call, challenge);
  if (isRefusal(locked)) return locked;
  const next = nextStep(await provenOf(call, locked.account, locked.codeProved));
  return next === step ? locked : otherStep;
}

export async function proveCode(
  call: Call,
  { challenge, code }: { challenge: string; code: string },
  client: Client,
): Promise<Progress | Refusal> {
  const locked = await lockAtStep(call, challenge, 'code');
  if (isRefusal(locked)) return locked;
  const { account } = locked;
  const refused = await tryDoor(call, account, () => provesFactor(as(call, account), account.id, code), wrongCode);
  if (refused) return refused;
  await noteCodeProved(call, challenge);
  return proceed(call, account, client, { challenge, codeProved: true });
}

export async function enrolAtSignIn(call: Call, challenge: string): Promise<NewFactor | Refusal> {
  const locked = await lockAtStep(call, challenge, 'enrol');
  return isRefusal(locked) ? locked : beginEnrolment(call, locked.account);
}

export async function confirmAtSignIn(
  call: Call,
  { challenge, code }: { challenge: string; code: string },
  client: Client,
): Promise<(Progress & { recoveryCodes: string[] }) | Refusal> {
  const locked = await lockAtStep(call, challenge, 'enrol');
  if (isRefusal(locked)) return locked;
  const recoveryCodes = await confirmEnrolment(as(call, locked.account), locked.account.id, code);
  if (isRefusal(recoveryCodes)) return recoveryCodes;
  await noteCodeProved(call, challenge);
  return { ...(await proceed(call, locked.account, client, { challenge, codeProved: true })), recoveryCodes };
}

export async function chooseNewPassword(
  call: Call,
  { challenge, next }: { challenge: string; next: string },
  client: Client,
): Promise<Progress | Refusal> {
  const locked = await lockAtStep(call, challenge, 'new-password');
  if (isRefusal(locked)) return locked;
  const { account, codeProved } = locked;
  const refused = await replacePassword(call, account, next, { field: 'body.next', mustChange: false });
  if (refused) return refused;
  // Whoever else knew the one before may be half-way in by it.
  await endSessions(call, account.id);
  await audit(as(call, account), 'access.change-password', { type: 'account', id: account.id });
  return proceed(call, { ...account, must_change_password: false }, client, { challenge, codeProved });
}
