import { randomUUID } from 'node:crypto';
import type { Provider, ProviderSettings } from '@tongli/contracts/access';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { discover } from './configuration.ts';
import { faultOf } from './fault.ts';
import { refuseIssuer } from './issuer.ts';
import { fetchFor } from './outgoing.ts';
import { columnsOf, findProvider, listProviders, lockProvider, sealFor } from './store.ts';

async function getProvider(call: Call, id: string): Promise<Provider | Refusal> {
  return (await listProviders(call)).find((provider) => provider.id === id) ?? notFound;
}

export async function addProvider(
  call: Call,
  { clientSecret, ...settings }: ProviderSettings & { clientSecret: string | null },
): Promise<Provider | Refusal> {
  const refused = refuseIssuer(settings.issuer) ?? (settings.state === 'active' ? await refuseFaulty(settings) : null);
  if (refused) return refused;
  const id = randomUUID();
  await call.keyring.createPersonKeys(call.tx, [id]);
  const secret = clientSecret === null ? null : await sealFor(call, id, clientSecret);
  await tables(call)
    .insertInto('access.provider')
    .values({ id, client_secret: secret, ...columnsOf(settings) })
    .execute();
  await audit(call, 'access.add-provider', { type: 'provider', id });
  return getProvider(call, id);
}

export async function changeProvider(
  call: Call,
  id: string,
  {
    clientSecret,
    version,
    ...settings
  }: ProviderSettings & { clientSecret?: string | null | undefined; version: number },
): Promise<Provider | Refusal> {
  const found = await findProvider(call, id);
  if (!found) return notFound;
  if (found.version !== version) return staleVersion;
  // One that is active may be changed while it does not answer, so that its people can be let in by password.
  const becomesActive = settings.state === 'active' && (found.state !== 'active' || found.issuer !== settings.issuer);
  const refused = refuseIssuer(settings.issuer) ?? (becomesActive ? await refuseFaulty(settings) : null);
  if (refused) return refused;
  // Only now: nobody waits for a lock while the provider is asked.
  const row = await lockProvider(call, id);
  if (row?.version !== version) return staleVersion;
  const secret = typeof clientSecret === 'string' ? await sealFor(call, id, clientSecret) : clientSecret;
  await tables(call)
    .updateTable('access.provider')
    .set({
      ...columnsOf(settings),
      ...(secret === undefined ? {} : { client_secret: secret }),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  // Elsewhere the same subject may be somebody else.
  if (row.issuer !== settings.issuer)
    await tables(call).deleteFrom('access.identity').where('provider_id', '=', id).execute();
  await audit(call, 'access.change-provider', { type: 'provider', id });
  return getProvider(call, id);
}

/** What a provider must offer, found out by asking it. Runs outside a transaction: it may take seconds. */
export async function checkProvider(call: Call, id: string): Promise<Findings | Refusal> {
  const row = await findProvider(call, id);
  return row ? examine({ issuer: row.issuer, clientId: row.client_id }) : notFound;
}

/**
 * Nobody is led to a provider that does not answer as it should. An administrator's rare act: its transaction stays open
 * for the ten seconds at most that the provider may take.
 */
async function refuseFaulty(settings: Pick<ProviderSettings, 'issuer' | 'clientId'>): Promise<Refusal | null> {
  const { fault } = await examine(settings);
  return fault === null ? null : refuse(fault, { status: 422, field: 'body.issuer' });
}

interface Findings {
  /** A code of the catalogue; null if nothing is wrong. */
  readonly fault: string | null;
  readonly endsSessions: boolean;
}

/** What a provider says of itself needs no secret. */
async function examine({ issuer, clientId }: Pick<ProviderSettings, 'issuer' | 'clientId'>): Promise<Findings> {
  try {
    const server = (await discover({ issuer, clientId, clientSecret: null })).serverMetadata();
    const endsSessions = server.end_session_endpoint !== undefined;
    if (!server.response_types_supported?.includes('code')) return { fault: 'provider-no-code', endsSessions };
    if (server.code_challenge_methods_supported?.includes('S256') === false)
      return { fault: 'provider-no-pkce', endsSessions };
    return { fault: await faultOfKeys(issuer, server.jwks_uri), endsSessions };
  } catch (error) {
    return { fault: faultOf(error).refusal, endsSessions: false };
  }
}

async function faultOfKeys(issuer: string, address: string | undefined): Promise<string | null> {
  if (!address) return 'provider-no-keys';
  const signal = AbortSignal.timeout(5_000);
  const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual', signal } as const;
  const answer = await fetchFor(new URL(issuer))(address, options);
  const { keys } = (answer.ok ? await answer.json() : {}) as { keys?: unknown[] };
  return Array.isArray(keys) && keys.length > 0 ? null : 'provider-no-keys';
}
