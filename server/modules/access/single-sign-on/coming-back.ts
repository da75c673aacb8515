import type { Selectable } from 'kysely';
import * as oidc from 'openid-client';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Client } from '../session/device.ts';
import { tokenHash } from '../session/token.ts';
import { enterFromElsewhere, type Progress } from '../sign-in/signing-in.ts';
import { tables } from '../store.ts';
import type { AccessTables } from '../tables.ts';
import { type Claims, saysFactor } from './claims.ts';
import { configurationOf } from './configuration.ts';
import { faultOf } from './fault.ts';
import { keepFarewell } from './leaving.ts';
import { accountOf } from './linking.ts';
import { type Checks, signOnOff } from './setting-out.ts';
import { clientOf, findProvider, openFor, type ProviderRow } from './store.ts';

const signOnOver = refuse('sign-on-over');
const otherBrowser = refuse('sign-on-other-browser');

type Way = Selectable<AccessTables['access.sign_on']>;

interface Answer {
  readonly subject: string;
  readonly claims: Claims;
  /** Where the provider ends its own session; null where it cannot. */
  readonly leaveBy: string | null;
}

/**
 * The way back from a provider, with the query string that it sent. The way is used up first and for good, then the provider
 * is asked, then one transaction finds the account and signs it in. Runs outside a transaction of the request's.
 */
export async function comeBack(
  call: Call,
  parameters: string,
  mark: string | null,
  client: Client,
): Promise<(Progress & { returnPath: string }) | Refusal> {
  const way = await takeWay(call, new URLSearchParams(parameters).get('state') ?? '', mark);
  if (isRefusal(way)) return way;
  const row = await findProvider(call, way.provider_id);
  if (row?.state !== 'active') return signOnOff;
  const answer = await askProvider(call, row, way, parameters);
  if (isRefusal(answer)) return answer;
  const progress = await (call.tx as Database)
    .transaction()
    .execute(async (tx) => signIn({ ...call, tx }, row, way, answer, client));
  return isRefusal(progress) ? progress : { ...progress, returnPath: way.return_path };
}

async function takeWay(call: Call, state: string, mark: string | null): Promise<Way | Refusal> {
  const way = await tables(call)
    .deleteFrom('access.sign_on')
    .where('state_hash', '=', tokenHash(state))
    .returningAll()
    .executeTakeFirst();
  if (!way || way.expires_at <= call.now) return signOnOver;
  return mark !== null && way.browser_hash.equals(tokenHash(mark)) ? way : otherBrowser;
}

/** Changes the code for who it is, and checks state, nonce, signature, audience and times. */
async function askProvider(call: Call, row: ProviderRow, way: Way, parameters: string): Promise<Answer | Refusal> {
  try {
    const configuration = await configurationOf(await clientOf(call, row), call.now);
    const checks = JSON.parse(await openFor(call, row.id, way.sealed_checks)) as Checks;
    const address = new URL(way.redirect_uri);
    address.search = parameters;
    const tokens = await oidc.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: checks.verifier,
      expectedNonce: checks.nonce,
      expectedState: address.searchParams.get('state') ?? '',
    });
    const identity = tokens.claims();
    if (!identity) return refuse('provider-answer');
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, identity.sub)
      : {};
    const leaveBy = leavingAddress(configuration, tokens.id_token ?? '', address.origin);
    return { subject: identity.sub, claims: { ...more, ...identity }, leaveBy };
  } catch (error) {
    return faultOf(error);
  }
}

function leavingAddress(configuration: oidc.Configuration, idToken: string, origin: string): string | null {
  if (!configuration.serverMetadata().end_session_endpoint) return null;
  return oidc.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: new URL('/sign-in', origin).href,
  }).href;
}

async function signIn(
  call: Call,
  row: ProviderRow,
  way: Way,
  answer: Answer,
  client: Client,
): Promise<Progress | Refusal> {
  const account = await accountOf(call, row, { ...answer, invitation: way.invitation_hash });
  if (isRefusal(account)) return account;
  const factorProved = row.trusts_factor && saysFactor(answer.claims);
  const progress = await enterFromElsewhere(call, account, client, factorProved);
  if (progress.next === 'done') await keepFarewell(call, progress.token, row.id, answer.leaveBy);
  return progress;
}
