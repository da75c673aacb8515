import { timingSafeEqual } from 'node:crypto';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { newToken, tokenHash } from '../session/token.ts';
import { tables } from '../store.ts';

const lifetimeMs = 24 * 3_600_000;

/** The link is too old, or was replaced by a later start's. */
const setUpOver = refuse('set-up-over');

/** Somebody administers the installation: no start makes a further link. */
const setUpDone = refuse('set-up-done');

/** `none`: it did not begin empty. `open`: nobody administers it yet. */
export type SetUpState = 'none' | 'open' | 'done';

export async function readSetUp(call: Pick<Call, 'tx'>): Promise<SetUpState> {
  const row = await tables(call).selectFrom('access.set_up').select('used_at').executeTakeFirst();
  if (!row) return 'none';
  return row.used_at === null ? 'open' : 'done';
}

/** Whether anybody has an account here. */
export async function isInhabited(call: Pick<Call, 'tx'>): Promise<boolean> {
  const row = await tables(call).selectFrom('access.account').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** From here on this is an installation that began empty. */
export async function beginSetUp(call: Call): Promise<void> {
  await tables(call)
    .insertInto('access.set_up')
    .values({ secret_hash: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A new secret for the link; the one before opens nothing any more. */
export async function renewSetUpSecret(call: Call): Promise<string> {
  const secret = newToken();
  await tables(call)
    .updateTable('access.set_up')
    .set({ secret_hash: tokenHash(secret), expires_at: new Date(call.now.getTime() + lifetimeMs) })
    .where('used_at', 'is', null)
    .execute();
  return secret;
}

export async function checkSetUp(call: Call, secret: string): Promise<Refusal | null> {
  const row = await tables(call).selectFrom('access.set_up').selectAll().forUpdate().executeTakeFirst();
  if (row && row.used_at !== null) return setUpDone;
  const opens =
    row !== undefined &&
    row.secret_hash !== null &&
    row.expires_at !== null &&
    row.expires_at > call.now &&
    timingSafeEqual(row.secret_hash, tokenHash(secret));
  return opens ? null : setUpOver;
}

/** Once: of two at the same time the second waits for the first, and comes too late. */
export async function redeemSetUp(
  call: Call,
  secret: string,
  by: { id: string; name: string },
): Promise<Refusal | null> {
  const refused = await checkSetUp(call, secret);
  if (refused) return refused;
  await tables(call).updateTable('access.set_up').set({ used_at: call.now, secret_hash: null }).execute();
  await audit({ ...call, actor: { ...call.actor, ...by } }, 'access.set-up', { type: 'account', id: by.id });
  return null;
}
