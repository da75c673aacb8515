import { randomBytes, randomUUID } from 'node:crypto';
import { grantsEverywhere } from '@tongli/contracts/access';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { accountIsClosed } from '../account/account.ts';
import { insertAccount } from '../account/commands.ts';
import { lockAccount, lockAccountByName, lockAccountInReach, readGrants } from '../account/store.ts';
import { tokenHash } from '../session/token.ts';
import { tables } from '../store.ts';
import type { AccessTables } from '../tables.ts';
import { type Claims, openingOf, usernameOf } from './claims.ts';
import { signOnOff } from './setting-out.ts';
import { findProvider, type ProviderRow, settingsOf } from './store.ts';

type AccountRow = Selectable<AccessTables['access.account']>;

export interface Identified {
  readonly subject: string;
  readonly claims: Claims;
  readonly invitation: Buffer | null;
}

const unknownHere = refuse('sign-on-unknown');
const invitationOver = refuse('invitation-over');
const invitationNeeded = refuse('invitation-needed');
const invitationMs = 7 * 86_400_000;

/**
 * The account of whoever a provider has identified: by the subject it was linked with; else by an invitation; else by the
 * claim, where the administrator lets it link; else a new one, where people may be let in unknown.
 */
export async function accountOf(call: Call, row: ProviderRow, who: Identified): Promise<AccountRow | Refusal> {
  const subjectHash = call.keyring.searchHash('sign-on-subject', `${row.id}\0${who.subject}`);
  const linked = await tables(call)
    .selectFrom('access.identity')
    .select('account_id')
    .where('provider_id', '=', row.id)
    .where('subject_hash', '=', subjectHash)
    .executeTakeFirst();
  if (linked) return usable(await lockAccount(call, linked.account_id));
  const account = await (who.invitation ? invited(call, row.id, who.invitation) : claimed(call, row, who.claims));
  if (isRefusal(account)) return account;
  await tables(call)
    .insertInto('access.identity')
    .values({ provider_id: row.id, subject_hash: subjectHash, account_id: account.id, linked_at: call.now })
    .execute();
  const by: Call = { ...call, actor: { ...call.actor, id: account.id, name: account.name } };
  await audit(by, 'access.link-identity', { type: 'account', id: account.id });
  return account;
}

function usable(account: AccountRow | undefined): AccountRow | Refusal {
  if (account?.kind !== 'person') return unknownHere;
  return account.state === 'active' ? account : accountIsClosed;
}

async function invited(call: Call, providerId: string, secretHash: Buffer): Promise<AccountRow | Refusal> {
  const invitation = await tables(call)
    .deleteFrom('access.invitation')
    .where('secret_hash', '=', secretHash)
    .where('provider_id', '=', providerId)
    .where('expires_at', '>', call.now)
    .returning('account_id')
    .executeTakeFirst();
  return invitation ? usable(await lockAccount(call, invitation.account_id)) : invitationOver;
}

async function claimed(call: Call, row: ProviderRow, claims: Claims): Promise<AccountRow | Refusal> {
  const settings = settingsOf(row);
  const username = usernameOf(claims, settings);
  if (typeof username !== 'string') return username;
  const existing = await lockAccountByName(call, username);
  if (existing) return settings.firstLink === 'claim' ? linkable(call, row.id, existing) : unknownHere;
  if (settings.unknownPeople === 'refuse') return unknownHere;
  const opening = openingOf(claims, settings, username);
  if (isRefusal(opening)) return opening;
  // Whom an administrator's settings let in holds what they say, whoever is at the door.
  const opened = await insertAccount(
    { ...call, scope: everywhere },
    {
      id: randomUUID(),
      username,
      name: opening.name,
      kind: 'person',
      passwordHash: null,
      grants: grantsEverywhere(...opening.roles),
    },
  );
  if (isRefusal(opened)) return opened;
  await audit(call, 'access.open-account', { type: 'account', id: opened.id });
  return usable(await lockAccount(call, opened.id));
}

/** A username may pass to somebody else at the provider; the account that was linked stays with whom it was linked. */
async function linkable(call: Call, providerId: string, account: AccountRow): Promise<AccountRow | Refusal> {
  const other = await tables(call)
    .selectFrom('access.identity')
    .select('account_id')
    .where('provider_id', '=', providerId)
    .where('account_id', '=', account.id)
    .executeTakeFirst();
  if (other) return refuse('sign-on-other-identity');
  // At many a provider people choose their names themselves; that of an administrator would be worth choosing.
  return (await administers(call, account.id)) ? invitationNeeded : usable(account);
}

async function administers(call: Call, accountId: string): Promise<boolean> {
  return (await readGrants(call, accountId)).some(({ role }) => role === 'administrator');
}

export async function invite(
  call: Call,
  accountId: string,
  providerId: string,
): Promise<{ secret: string; expiresAt: string } | Refusal> {
  const account = await lockAccountInReach(call, accountId);
  if (account?.kind !== 'person') return notFound;
  if (account.state !== 'active') return accountIsClosed;
  if ((await findProvider(call, providerId))?.state !== 'active') return signOnOff;
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(call.now.getTime() + invitationMs);
  await tables(call).deleteFrom('access.invitation').where('account_id', '=', accountId).execute();
  await tables(call)
    .insertInto('access.invitation')
    .values({
      secret_hash: tokenHash(secret),
      provider_id: providerId,
      account_id: accountId,
      expires_at: expiresAt,
    })
    .execute();
  await audit(call, 'access.invite-to-sign-on', { type: 'account', id: accountId });
  return { secret, expiresAt: expiresAt.toISOString() };
}

/** Whether this account may sign in at its provider only. An administrator always has the password as another way in. */
export async function isForElsewhere(call: Call, accountId: string): Promise<boolean> {
  const strict = await tables(call)
    .selectFrom('access.identity as identity')
    .innerJoin('access.provider as provider', 'provider.id', 'identity.provider_id')
    .select('provider.id')
    .where('identity.account_id', '=', accountId)
    .where('provider.state', '=', 'active')
    .where('provider.password_allowed', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('access.role_assignment')
            .select('role')
            .where('account_id', '=', accountId)
            .where('role', '=', 'administrator'),
        ),
      ),
    )
    .executeTakeFirst();
  return strict !== undefined;
}
