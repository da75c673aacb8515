import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { ownCredentials, programHasNoPassword } from '../account/account.ts';
import { lockAccount, lockAccountInReach } from '../account/store.ts';
import { endSessions } from '../session/sessions.ts';
import { tokenHash } from '../session/token.ts';
import { tryDoor } from '../sign-in/attempt.ts';
import { passwordMatches } from './hash.ts';
import { replacePassword } from './history.ts';

const wrongPassword = refuse('wrong-credentials', { status: 422, field: 'body.current' });

/** For somebody else; `mustChange` unless whoever gets it is meant to keep it. */
export async function setPassword(
  call: Call,
  id: string,
  password: string,
  { mustChange }: { mustChange: boolean },
): Promise<{ id: string } | Refusal> {
  const account = await lockAccountInReach(call, id);
  if (!account) return notFound;
  if (account.kind === 'service') return programHasNoPassword;
  if (id === call.actor.id) return ownCredentials;
  const refused = await replacePassword(call, account, password, { field: 'body.password', mustChange });
  if (refused) return refused;
  await endSessions(call, id);
  await audit(call, 'access.set-password', { type: 'account', id });
  return { id };
}

/** One's own password: the current one is asked for, and every other session ends. */
export async function changeOwnPassword(
  call: Call,
  token: string,
  { current, next }: { current: string; next: string },
): Promise<Refusal | null> {
  const account = call.actor.id === null ? undefined : await lockAccount(call, call.actor.id);
  if (!account) return notFound;
  const refused =
    (await tryDoor(call, account, () => passwordMatches(account.password_hash, current), wrongPassword)) ??
    (await replacePassword(call, account, next, { field: 'body.next', mustChange: false }));
  if (refused) return refused;
  await endSessions(call, account.id, tokenHash(token));
  await audit(call, 'access.change-password', { type: 'account', id: account.id });
  return null;
}
