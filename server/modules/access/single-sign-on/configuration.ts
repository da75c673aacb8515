import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { isLoopback } from './issuer.ts';
import { fetchFor } from './outgoing.ts';

export interface ProviderClient {
  readonly id: string;
  readonly version: number;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
}

const timeoutSeconds = 5;
/** Two machines rarely agree to the second. */
const toleranceSeconds = 60;
/** So long may a provider's new end points and keys be unknown here. */
const keptMs = 10 * 60_000;

/** As the provider prefers it; the library itself would always send the secret in the body. */
function authenticationWith(secret: string | null): ClientAuth {
  if (secret === null) return None();
  return (server, client, body, headers) => {
    const allowed = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = allowed.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
    way(server, client, body, headers);
  };
}

/** Asks the provider for its end points. Signatures are checked with its keys on every answer. */
export async function discover({ issuer, clientId, clientSecret }: Omit<ProviderClient, 'id' | 'version'>) {
  const url = new URL(issuer);
  const onThisMachine = url.protocol === 'http:' && isLoopback(url.hostname);
  return discovery(url, clientId, { [clockTolerance]: toleranceSeconds }, authenticationWith(clientSecret), {
    timeout: timeoutSeconds,
    [customFetch]: fetchFor(url),
    execute: [enableNonRepudiationChecks, ...(onThisMachine ? [allowInsecureRequests] : [])],
  });
}

const known = new Map<string, { readonly at: number; readonly configuration: Configuration }>();

/** Each process asks for itself and remembers for a while; a change of the settings is a new version and is asked anew. */
export async function configurationOf(client: ProviderClient, now: Date): Promise<Configuration> {
  const key = `${client.id} ${client.version}`;
  const kept = known.get(key);
  if (kept && Math.abs(now.getTime() - kept.at) < keptMs) return kept.configuration;
  const configuration = await discover(client);
  known.set(key, { at: now.getTime(), configuration });
  return configuration;
}
