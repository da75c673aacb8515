import { accountOpened, type Grant } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { deleteFactor } from '../factor/store.ts';
import { replacePassword } from '../password/history.ts';
import { tables } from '../store.ts';
import { accountIsOpen, programHasNoPassword } from './account.ts';
import { decideGrants } from './grants.ts';
import { type LeavingAmong, lockAccountInReach, setGrants } from './store.ts';

export interface Reopening {
  readonly grants: readonly Grant[];
  readonly password: string;
  readonly version: number;
}

/** Nothing of before comes back by itself: neither roles, nor the password, nor the device of the second factor. */
export async function reopenAccount(
  call: Call,
  id: string,
  { grants, password, version }: Reopening,
  leavingAmong: LeavingAmong,
): Promise<{ id: string } | Refusal> {
  const account = await lockAccountInReach(call, id);
  if (!account) return notFound;
  if (account.kind === 'service') return programHasNoPassword;
  if (account.state !== 'closed') return accountIsOpen;
  if (account.version !== version) return staleVersion;
  if ((await leavingAmong(call, [id])).length > 0) return refuse('person-has-left');
  const refused =
    decideGrants(call.scope, grants) ??
    (await replacePassword(call, account, password, { field: 'body.password', mustChange: true }));
  if (refused) return refused;
  await deleteFactor(call, id);
  await tables(call).updateTable('access.account').set({ state: 'active' }).where('id', '=', id).execute();
  await setGrants(call, id, grants);
  await append(call, accountOpened, id, { roles: [...new Set(grants.map(({ role }) => role))] });
  await audit(call, 'access.reopen-account', { type: 'account', id });
  return { id };
}
