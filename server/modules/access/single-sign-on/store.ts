import type { Provider, ProviderSettings } from '@tongli/contracts/access';
import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import { tables } from '../store.ts';
import type { AccessTables } from '../tables.ts';
import type { ProviderClient } from './configuration.ts';

export type ProviderRow = Selectable<AccessTables['access.provider']>;

export const findProvider = (call: Pick<Call, 'tx'>, id: string) =>
  tables(call).selectFrom('access.provider').selectAll().where('id', '=', id).executeTakeFirst();

export const lockProvider = (call: Pick<Call, 'tx'>, id: string) =>
  tables(call).selectFrom('access.provider').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The provider's own key: what is sealed with it lives through a change of the master key. */
async function keyOf({ keyring, tx }: Pick<Call, 'keyring' | 'tx'>, providerId: string): Promise<Buffer> {
  const key = (await keyring.personKeys(tx, [providerId])).get(providerId);
  if (!key) throw new Error('a provider without a key');
  return key;
}

export const sealFor = async (call: Pick<Call, 'keyring' | 'tx'>, providerId: string, plain: string) =>
  seal(await keyOf(call, providerId), plain);

export const openFor = async (call: Pick<Call, 'keyring' | 'tx'>, providerId: string, sealed: Buffer) =>
  unseal(await keyOf(call, providerId), sealed);

export async function clientOf(call: Pick<Call, 'keyring' | 'tx'>, row: ProviderRow): Promise<ProviderClient> {
  return {
    id: row.id,
    version: row.version,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret: row.client_secret && (await openFor(call, row.id, row.client_secret)),
  };
}

export function settingsOf(row: ProviderRow): ProviderSettings {
  return {
    name: { zh: row.name_zh, en: row.name_en },
    issuer: row.issuer,
    clientId: row.client_id,
    scopes: row.scopes,
    claim: row.claim,
    emailDomain: row.email_domain,
    firstLink: row.first_link as ProviderSettings['firstLink'],
    unknownPeople: row.unknown_people as ProviderSettings['unknownPeople'],
    rolesClaim: row.roles_claim,
    roleMap: row.role_map as ProviderSettings['roleMap'],
    passwordAllowed: row.password_allowed,
    trustsFactor: row.trusts_factor,
    state: row.state as ProviderSettings['state'],
  };
}

export const columnsOf = (settings: ProviderSettings) => ({
  name_zh: settings.name.zh,
  name_en: settings.name.en,
  issuer: settings.issuer,
  client_id: settings.clientId,
  scopes: settings.scopes,
  claim: settings.claim,
  email_domain: settings.emailDomain,
  first_link: settings.firstLink,
  unknown_people: settings.unknownPeople,
  roles_claim: settings.rolesClaim,
  role_map: JSON.stringify(settings.roleMap),
  password_allowed: settings.passwordAllowed,
  trusts_factor: settings.trustsFactor,
  state: settings.state,
});

export async function listProviders(call: Call): Promise<Provider[]> {
  const rows = await tables(call)
    .selectFrom('access.provider as provider')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('access.identity')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('provider_id', '=', 'provider.id')
        .as('linked'),
    )
    .orderBy('name_zh')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...settingsOf(row),
    id: row.id,
    hasSecret: row.client_secret !== null,
    linkedAccounts: row.linked ?? 0,
    version: row.version,
  }));
}
