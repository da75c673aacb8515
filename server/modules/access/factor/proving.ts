import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { stepOfCode } from './code.ts';
import { findFactor, saveStep, useRecoveryCode } from './store.ts';

const sixDigits = /^\d{6}$/;

/** A code of the app, or a recovery code; either opens once. The account's row must be locked. */
export async function provesFactor(call: Call, accountId: string, code: string): Promise<boolean> {
  if (!sixDigits.test(code)) return provesByRecovery(call, accountId, code);
  const factor = await findFactor(call, accountId);
  if (!factor?.confirmed) return false;
  const step = stepOfCode(factor.secret, code, call.now, factor.lastStep);
  if (step === null) return false;
  await saveStep(call, accountId, step);
  return true;
}

async function provesByRecovery(call: Call, accountId: string, code: string): Promise<boolean> {
  if (!(await useRecoveryCode(call, accountId, code))) return false;
  await audit(call, 'access.use-recovery-code', { type: 'account', id: accountId });
  return true;
}
