import type { Call } from '../../../platform/call.ts';
import { tokenHash } from '../session/token.ts';
import { tables } from '../store.ts';
import { openFor, sealFor } from './store.ts';

/** Remembers with a session where the provider ends its own. */
export async function keepFarewell(
  call: Call,
  token: string,
  providerId: string,
  leaveBy: string | null,
): Promise<void> {
  await tables(call)
    .updateTable('access.session')
    .set({
      provider_id: providerId,
      sealed_leave_by: leaveBy === null ? null : await sealFor(call, providerId, leaveBy),
    })
    .where('token_hash', '=', tokenHash(token))
    .execute();
}

/** Where somebody who signs out goes next, so that the provider's session ends with this one; null where it need not. */
export async function findFarewell(call: Call, token: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('access.session')
    .select(['provider_id', 'sealed_leave_by'])
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!row?.provider_id || !row.sealed_leave_by) return null;
  return openFor(call, row.provider_id, row.sealed_leave_by);
}
