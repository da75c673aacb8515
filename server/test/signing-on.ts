import * as contract from '@tongli/contracts/access';
import { expect } from 'vitest';
import type { IdentityProvider } from './identity-provider.ts';
import { openWorld, type World } from './world.ts';

export const origin = 'http://tongli.example';
export const wangfang = { sub: 'f3a9', claims: { preferred_username: 'wangfang', name: '王芳' } };

/** A centre where a provider is known. */
export interface Centre {
  readonly world: World;
  readonly there: IdentityProvider;
  /** As it was last changed. */
  provider: contract.Provider;
}

export async function openCentre(there: IdentityProvider): Promise<Centre> {
  const world = await openWorld();
  there.declines = false;
  const added = await world.request('admin', contract.addProvider, { body: settings(there) });
  expect(added.status).toBe(200);
  return { world, there, provider: added.reply };
}

export const settings = (there: IdentityProvider, change: Partial<contract.ProviderSettings> = {}) => ({
  name: { zh: '公司账号', en: 'Company account' },
  issuer: there.issuer,
  clientId: there.clientId,
  clientSecret: there.clientSecret,
  scopes: 'openid profile email',
  claim: 'preferred_username',
  emailDomain: null,
  firstLink: 'claim' as const,
  unknownPeople: 'refuse' as const,
  rolesClaim: null,
  roleMap: [],
  passwordAllowed: true,
  trustsFactor: false,
  state: 'active' as const,
  ...change,
});

export async function change(centre: Centre, part: Partial<contract.ProviderSettings>): Promise<void> {
  const { clientSecret: _, ...rest } = settings(centre.there, part);
  const body = { ...rest, version: centre.provider.version };
  const changed = await centre.world.request('admin', contract.changeProvider, {
    params: { id: centre.provider.id },
    body,
  });
  expect(changed.status).toBe(200);
  centre.provider = changed.reply;
}

/** A browser, with its cookies. */
export function browser(centre: Centre) {
  const jar = new Map<string, string>();
  const post = async (url: string, payload: object, method: 'POST' | 'GET' | 'DELETE' = 'POST') => {
    const answer = await centre.world.house.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(method === 'POST' ? { payload } : {}),
    });
    for (const { name, value } of answer.cookies) value ? jar.set(name, value) : jar.delete(name);
    return { status: answer.statusCode, json: answer.json() };
  };
  return {
    setOut: async (invitation: string | null = null) => {
      const body = { providerId: centre.provider.id, origin, returnPath: '/complaints', invitation };
      return (await post('/session/sign-on', body)).json as { location: string; code?: string };
    },
    comeBack: (search: string) => post('/session/sign-on/completion', { parameters: search }),
    me: async () => (await post('/session', {}, 'GET')).json,
    signOut: async () => (await post('/session', {}, 'DELETE')).json,
  };
}

export async function signOn(centre: Centre, person: IdentityProvider['next'], invitation: string | null = null) {
  centre.there.next = person;
  const here = browser(centre);
  const { location } = await here.setOut(invitation);
  const back = await here.comeBack((await centre.there.follow(location)).search);
  return { here, back };
}
