import { audit } from '../../../platform/audit/audit.ts';
import type { Call, Refusal } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { decideSignIn } from './decision.ts';

/** The part of a locked account row that a door looks at. */
export interface DoorAccount {
  readonly id: string;
  readonly username: string;
  readonly password_hash: string | null;
  readonly state: string;
  readonly failed_attempts: number;
  readonly locked_until: Date | null;
}

/**
 * One try of a password or a code. Failures of either count together, and the count goes only when somebody is in. A failed
 * try must be remembered, so its refusal commits.
 */
export async function tryDoor(
  call: Call,
  account: DoorAccount,
  proof: () => Promise<boolean>,
  wrong: Refusal,
): Promise<Refusal | null> {
  const locked = account.locked_until !== null && account.locked_until > call.now;
  const matches = !locked && (await proof());
  const decision = decideSignIn(
    {
      state: account.state as 'active' | 'closed',
      failedAttempts: account.failed_attempts,
      lockedUntil: account.locked_until,
    },
    matches,
    call.now,
  );
  if ('refusal' in decision) return decision;
  if (decision.outcome === 'signed-in') return null;
  await rememberFailure(call, account, decision);
  return { ...wrong, commits: true };
}

async function rememberFailure(
  call: Call,
  { id, username }: DoorAccount,
  { failedAttempts, lockedUntil }: { failedAttempts: number; lockedUntil: Date | null },
): Promise<void> {
  await tables(call)
    .updateTable('access.account')
    .set({ failed_attempts: failedAttempts, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute();
  // Who it was is not known; whose door it was is. What was typed is not kept: it may be a password in the wrong field.
  await audit({ ...call, actor: { ...call.actor, name: username } }, 'access.sign-in-failed', { type: 'account', id });
}
