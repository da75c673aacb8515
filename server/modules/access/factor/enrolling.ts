import type { NewFactor } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { factorAddress, newSecret, stepOfCode } from './code.ts';
import { findFactor, hasFactor, replaceRecoveryCodes, saveNewSecret, saveStep } from './store.ts';

const factorExists = refuse('factor-exists');
const noEnrolment = refuse('no-enrolment');
export const wrongCode = refuse('wrong-code', { status: 422, field: 'body.code' });

/** A secret for the app. It counts for nothing until a code has confirmed it. The account's row must be locked. */
export async function beginEnrolment(
  call: Call,
  { id, username }: { id: string; username: string },
): Promise<NewFactor | Refusal> {
  if (await hasFactor(call, id)) return factorExists;
  const secret = newSecret();
  await saveNewSecret(call, id, secret);
  return { secret, uri: factorAddress(secret, username) };
}

/** The first code of the app. Gives the ten recovery codes, this once. */
export async function confirmEnrolment(call: Call, accountId: string, code: string): Promise<string[] | Refusal> {
  const factor = await findFactor(call, accountId);
  if (!factor) return noEnrolment;
  if (factor.confirmed) return factorExists;
  const step = stepOfCode(factor.secret, code, call.now, factor.lastStep);
  if (step === null) return wrongCode;
  await saveStep(call, accountId, step);
  await audit(call, 'access.enrol-factor', { type: 'account', id: accountId });
  return replaceRecoveryCodes(call, accountId);
}
