import { audit } from '../../../platform/audit/audit.ts';
import type { Call, Refusal } from '../../../platform/call.ts';
import { compareWithNobody } from '../password/hash.ts';
import { tables } from '../store.ts';
import { decideSignIn } from './decision.ts';

const rememberedMs = 24 * 3_600_000;

/**
 * A sign-in under a name that nobody has answers in every way as a wrong password does: as slowly, in the same words, and
 * locked after as many failures. Only a keyed hash of the name is kept, for a day: it may be a mistyped password.
 */
export async function refuseUnknownName(
  call: Call,
  username: string,
  password: string,
  wrongCredentials: Refusal,
): Promise<Refusal> {
  const nameHash = call.keyring.searchHash('username', username);
  const attempt = await rememberAttempt(call, nameHash);
  const decision = decideSignIn(
    { state: 'closed', failedAttempts: attempt.failed_attempts, lockedUntil: attempt.locked_until },
    false,
    call.now,
  );
  if ('refusal' in decision) return decision;
  await compareWithNobody(password);
  if (decision.outcome === 'failed')
    await tables(call)
      .updateTable('access.unknown_name')
      .set({ failed_attempts: decision.failedAttempts, locked_until: decision.lockedUntil })
      .where('name_hash', '=', nameHash)
      .execute();
  await audit(call, 'access.sign-in-failed', { type: 'account', id: 'unknown' });
  return { ...wrongCredentials, commits: true };
}

/** Locks the name's row, made when it is the first attempt, and forgets those of yesterday. */
async function rememberAttempt(call: Call, nameHash: Buffer) {
  await tables(call)
    .deleteFrom('access.unknown_name')
    .where('last_at', '<', new Date(call.now.getTime() - rememberedMs))
    .execute();
  return tables(call)
    .insertInto('access.unknown_name')
    .values({ name_hash: nameHash, failed_attempts: 0, last_at: call.now })
    .onConflict((conflict) => conflict.column('name_hash').doUpdateSet({ last_at: call.now }))
    .returning(['failed_attempts', 'locked_until'])
    .executeTakeFirstOrThrow();
}
