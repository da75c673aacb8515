import type { FactorState, NewFactor } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { ownCredentials } from '../account/account.ts';
import { lockAccount, lockAccountInReach } from '../account/store.ts';
import { passwordMatches } from '../password/hash.ts';
import { requiresFactor } from '../policy/policy.ts';
import { endSessions } from '../session/sessions.ts';
import { type DoorAccount, tryDoor } from '../sign-in/attempt.ts';
import { beginEnrolment, confirmEnrolment, wrongCode } from './enrolling.ts';
import { provesFactor } from './proving.ts';
import { deleteFactor, getFactor, hasFactor, replaceRecoveryCodes } from './store.ts';

const wrongPassword = refuse('wrong-credentials', { status: 422, field: 'body.password' });
const factorRequired = refuse('factor-required');
const noFactor = refuse('no-factor');

const lockOwn = async (call: Call) => (call.actor.id === null ? undefined : lockAccount(call, call.actor.id));

/** One's own factor, from within a session: whoever found an unlocked screen does not know the password. */
export async function enrolOwnFactor(call: Call, password: string): Promise<NewFactor | Refusal> {
  const account = await lockOwn(call);
  if (!account) return notFound;
  const refused = await provePassword(call, account, password);
  return refused ?? beginEnrolment(call, account);
}

export async function confirmOwnFactor(call: Call, code: string): Promise<{ recoveryCodes: string[] } | Refusal> {
  const account = await lockOwn(call);
  if (!account) return notFound;
  const recoveryCodes = await confirmEnrolment(call, account.id, code);
  return isRefusal(recoveryCodes) ? recoveryCodes : { recoveryCodes };
}

interface Proof {
  readonly password: string;
  readonly code: string;
}

export async function renewRecoveryCodes(call: Call, proof: Proof): Promise<{ recoveryCodes: string[] } | Refusal> {
  const account = await proveOwn(call, proof);
  if (isRefusal(account)) return account;
  await audit(call, 'access.renew-recovery-codes', { type: 'account', id: account.id });
  return { recoveryCodes: await replaceRecoveryCodes(call, account.id) };
}

export async function removeOwnFactor(call: Call, proof: Proof): Promise<FactorState | Refusal> {
  const account = await proveOwn(call, proof);
  if (isRefusal(account)) return account;
  if (await requiresFactor(call, account.id)) return factorRequired;
  await deleteFactor(call, account.id);
  await audit(call, 'access.remove-factor', { type: 'account', id: account.id });
  return getFactor(call, account.id);
}

/** For somebody who lost it; the account begins anew with password alone, and nothing of it stays open. */
export async function resetFactor(call: Call, id: string, reason: string): Promise<FactorState | Refusal> {
  const account = await lockAccountInReach(call, id);
  if (!account) return notFound;
  if (id === call.actor.id) return ownCredentials;
  if (!(await hasFactor(call, id))) return noFactor;
  await deleteFactor(call, id);
  await endSessions(call, id);
  await audit(call, 'access.reset-factor', { type: 'account', id }, reason);
  return getFactor(call, id);
}

const provePassword = (call: Call, account: DoorAccount, password: string) =>
  tryDoor(call, account, () => passwordMatches(account.password_hash, password), wrongPassword);

async function proveOwn(call: Call, { password, code }: Proof) {
  const account = await lockOwn(call);
  if (!account) return notFound;
  if (!(await hasFactor(call, account.id))) return noFactor;
  const refused =
    (await provePassword(call, account, password)) ??
    (await tryDoor(call, account, () => provesFactor(call, account.id, code), wrongCode));
  return refused ?? account;
}
