import { randomBytes } from 'node:crypto';
import { signOnReturnPath } from '@tongli/contracts/access';
import type { Bilingual } from '@tongli/contracts/kernel';
import * as oidc from 'openid-client';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { tokenHash } from '../session/token.ts';
import { tables } from '../store.ts';
import { configurationOf } from './configuration.ts';
import { faultOf } from './fault.ts';
import { clientOf, findProvider, sealFor } from './store.ts';

const wayMs = 10 * 60_000;

export const signOnOff = refuse('sign-on-off');

/** What a person is asked to remember for us, and what only we know. */
export interface Checks {
  readonly nonce: string;
  readonly verifier: string;
}

export interface SettingOut {
  readonly providerId: string;
  readonly origin: string;
  readonly returnPath: string;
  readonly invitation: string | null;
}

export async function listSignOnOptions(call: Call): Promise<{ id: string; name: Bilingual }[]> {
  const rows = await tables(call)
    .selectFrom('access.provider')
    .select(['id', 'name_zh', 'name_en'])
    .where('state', '=', 'active')
    .orderBy('name_zh')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en } }));
}

/**
 * Prepares the way to a provider and back. `mark` is the browser's, made when it has none, and shared by its tabs, each of
 * which has a state of its own. Runs outside a transaction: the provider is asked for its end points.
 */
export async function setOut(
  call: Call,
  wish: SettingOut,
  mark: string | null,
): Promise<{ location: string; mark: string } | Refusal> {
  const row = await findProvider(call, wish.providerId);
  if (row?.state !== 'active') return signOnOff;
  const checks: Checks = { nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  const state = oidc.randomState();
  const redirectUri = new URL(signOnReturnPath, wish.origin).href;
  const browser = mark ?? randomBytes(32).toString('base64url');
  try {
    const configuration = await configurationOf(await clientOf(call, row), call.now);
    const location = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: row.scopes,
      state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    await remember(call, wish, { state, browser, redirectUri, checks });
    return { location: location.href, mark: browser };
  } catch (error) {
    return faultOf(error);
  }
}

async function remember(
  call: Call,
  { providerId, returnPath, invitation }: SettingOut,
  { state, browser, redirectUri, checks }: { state: string; browser: string; redirectUri: string; checks: Checks },
): Promise<void> {
  await tables(call).deleteFrom('access.sign_on').where('expires_at', '<=', call.now).execute();
  await tables(call)
    .insertInto('access.sign_on')
    .values({
      state_hash: tokenHash(state),
      provider_id: providerId,
      browser_hash: tokenHash(browser),
      sealed_checks: await sealFor(call, providerId, JSON.stringify(checks)),
      redirect_uri: redirectUri,
      return_path: returnPath,
      invitation_hash: invitation === null ? null : tokenHash(invitation),
      expires_at: new Date(call.now.getTime() + wayMs),
    })
    .execute();
}
