import * as contract from '@tongli/contracts/access';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { type IdentityProvider, startIdentityProvider } from '../../../test/identity-provider.ts';
import { openWorld, type World } from '../../../test/world.ts';

const origin = 'http://tongli.example';
const wangfang = { sub: 'f3a9', claims: { preferred_username: 'wangfang', name: '王芳' } };

let world: World;
let there: IdentityProvider;
let provider: contract.Provider;

async function openProvider(): Promise<void> {
  there = await startIdentityProvider(origin);
}

/** A centre where the provider is known. */
async function openCentre(): Promise<void> {
  world = await openWorld();
  there.declines = false;
  const added = await world.request('admin', contract.addProvider, { body: settings() });
  expect(added.status).toBe(200);
  provider = added.reply;
}

const settings = (change: Partial<contract.ProviderSettings> = {}) => ({
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

async function change(part: Partial<contract.ProviderSettings>): Promise<void> {
  const { clientSecret: _, ...rest } = settings(part);
  const body = { ...rest, version: provider.version };
  const changed = await world.request('admin', contract.changeProvider, { params: { id: provider.id }, body });
  expect(changed.status).toBe(200);
  provider = changed.reply;
}

/** A browser, with its cookies. */
function browser() {
  const jar = new Map<string, string>();
  const post = async (url: string, payload: object, method: 'POST' | 'GET' | 'DELETE' = 'POST') => {
    const answer = await world.house.app.inject({
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
      const body = { providerId: provider.id, origin, returnPath: '/complaints', invitation };
      return (await post('/session/sign-on', body)).json as { location: string; code?: string };
    },
    comeBack: (search: string) => post('/session/sign-on/completion', { parameters: search }),
    me: async () => (await post('/session', {}, 'GET')).json,
    signOut: async () => (await post('/session', {}, 'DELETE')).json,
  };
}

async function signOn(person: IdentityProvider['next'], invitation: string | null = null) {
  there.next = person;
  const here = browser();
  const { location } = await here.setOut(invitation);
  const back = await here.comeBack((await there.follow(location)).search);
  return { here, back };
}

describe('who is who', () => {
  beforeAll(openProvider);
  afterAll(() => there.close());
  beforeEach(openCentre);
  afterEach(() => world.close());

  test('a person signs in at the provider, and is linked by the subject from then on', async () => {
    const first = await signOn(wangfang);
    expect(first.back).toMatchObject({ status: 200, json: { next: 'done', returnPath: '/complaints' } });
    expect(await first.here.me()).toMatchObject({ username: 'wangfang' });
    // The name may change there; who it is does not.
    const later = await signOn({ sub: 'f3a9', claims: { preferred_username: 'wang.fang2' } });
    expect(await later.here.me()).toMatchObject({ username: 'wangfang' });
    const { items } = (await world.request('admin', contract.listProviders)).reply;
    expect(items).toMatchObject([{ linkedAccounts: 1, hasSecret: true }]);
    expect(JSON.stringify(items)).not.toContain(there.clientSecret);
  });

  test('the username of somebody who is linked already does not open the account to another subject', async () => {
    await signOn(wangfang);
    const { back } = await signOn({ sub: 'other', claims: { preferred_username: 'wangfang' } });
    expect(back.json.code).toBe('sign-on-other-identity');
  });

  test('whoever took an administrator’s name at the provider does not get the account: it is linked by invitation only', async () => {
    const named = { sub: 'z9', claims: { preferred_username: 'admin' } };
    expect((await signOn(named)).back.json.code).toBe('invitation-needed');
    const params = { id: personNamed('admin').id };
    const { secret } = (
      await world.request('admin', contract.inviteToSignOn, { params, body: { providerId: provider.id } })
    ).reply;
    expect((await signOn(named, secret)).back.status).toBe(200);
  });

  test('signing out ends the session at the provider too', async () => {
    const { here } = await signOn(wangfang);
    const { leaveBy } = await here.signOut();
    const address = new URL(leaveBy);
    expect(address.origin).toBe(there.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/sign-in`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^ey/);
  });

  test('whom nobody knows here is refused, or let in with the roles of their groups', async () => {
    const stranger = { sub: 'n1', claims: { preferred_username: 'newcomer', name: '新人', groups: ['cc-agents'] } };
    expect((await signOn(stranger)).back.json.code).toBe('sign-on-unknown');
    await change({ unknownPeople: 'open', rolesClaim: 'groups', roleMap: [{ value: 'cc-agents', role: 'agent' }] });
    const { here } = await signOn(stranger);
    expect(await here.me()).toMatchObject({ username: 'newcomer', name: '新人', roles: ['agent'] });
    const lost = { sub: 'n2', claims: { preferred_username: 'stranger', groups: ['elsewhere'] } };
    expect((await signOn(lost)).back.json.code).toBe('no-role-mapped');
  });

  test('an e-mail address links in its own domain and only when the provider has verified it', async () => {
    await change({ claim: 'email', emailDomain: 'hefeng.example' });
    const of = (email: string, verified: boolean) => ({ sub: email, claims: { email, email_verified: verified } });
    expect((await signOn(of('wangfang@hefeng.example', false))).back.json.code).toBe('email-not-verified');
    expect((await signOn(of('wangfang@elsewhere.example', true))).back.json.code).toBe('email-of-others');
    const { here } = await signOn(of('wangfang@hefeng.example', true));
    expect(await here.me()).toMatchObject({ username: 'wangfang' });
  });

  test('by invitation only: the link ties the account to whoever signs in with it, once', async () => {
    await change({ firstLink: 'invitation' });
    expect((await signOn(wangfang)).back.json.code).toBe('sign-on-unknown');
    const params = { id: personNamed('wangfang').id };
    const invited = await world.request('admin', contract.inviteToSignOn, {
      params,
      body: { providerId: provider.id },
    });
    const person = { sub: 'zz', claims: { preferred_username: 'some-other-name' } };
    const { here } = await signOn(person, invited.reply.secret);
    expect(await here.me()).toMatchObject({ username: 'wangfang' });
    expect((await signOn({ sub: 'yy', claims: {} }, invited.reply.secret)).back.json.code).toBe('invitation-over');
  });

  test('a closed account stays closed, whatever the provider says', async () => {
    await signOn(wangfang);
    await world.request('admin', contract.closeAccount, { params: { id: personNamed('wangfang').id } });
    expect((await signOn(wangfang)).back.json.code).toBe('account-closed');
  });

  test('linked accounts may be kept to the provider; administrators keep the password as another way in', async () => {
    await change({ passwordAllowed: false });
    await signOn(wangfang);
    await signOn({ sub: 'root', claims: { preferred_username: 'admin' } });
    const byPassword = async (username: string) =>
      (await world.request(null, contract.signIn, { body: { username, password: 'tongli-2026' } })).problem;
    expect((await byPassword('wangfang')).code).toBe('sign-on-only');
    expect((await byPassword('admin')).code).toBeUndefined();
  });

  test('a second factor is asked for here, unless a trusted provider says that it asked', async () => {
    const { reply: policy } = await world.request('admin', contract.getPolicy);
    await world.request('admin', contract.changePolicy, { body: { ...policy, factorRoles: ['agent'] } });
    const proved = { ...wangfang, amr: ['pwd', 'otp'] };
    expect((await signOn(proved)).back.json.next).toBe('enrol');
    await change({ trustsFactor: true });
    expect((await signOn(wangfang)).back.json.next).toBe('enrol');
    expect((await signOn(proved)).back.json.next).toBe('done');
  });

  test('a secret is changed or kept, and one that is wrong is told apart', async () => {
    await change({ name: { zh: '统一登录', en: 'Directory' } });
    expect((await signOn(wangfang)).back.status).toBe(200);
    const { clientSecret: _, ...rest } = settings();
    const body = { ...rest, clientSecret: 'not the secret', version: provider.version };
    await world.request('admin', contract.changeProvider, { params: { id: provider.id }, body });
    expect((await signOn(wangfang)).back.json.code).toBe('provider-client');
  });
});

describe('the way back', () => {
  beforeAll(openProvider);
  afterAll(() => there.close());
  beforeAll(openCentre);
  afterAll(() => world.close());
  beforeEach(() => {
    there.declines = false;
  });

  test('opens once: a code that is replayed is refused', async () => {
    there.next = wangfang;
    const here = browser();
    const { search } = await there.follow((await here.setOut()).location);
    expect((await here.comeBack(search)).status).toBe(200);
    expect((await here.comeBack(search)).json.code).toBe('sign-on-over');
  });

  test('is over after ten minutes', async () => {
    there.next = wangfang;
    const here = browser();
    const { search } = await there.follow((await here.setOut()).location);
    await world.house.advanceTo(new Date((await world.now()).getTime() + 600_000));
    expect((await here.comeBack(search)).json.code).toBe('sign-on-over');
  });

  test('is that of the browser that set out', async () => {
    there.next = wangfang;
    const { search } = await there.follow((await browser().setOut()).location);
    const victim = browser();
    await victim.setOut();
    expect((await victim.comeBack(search)).json.code).toBe('sign-on-other-browser');
    expect((await victim.me()).code).toBe('not-signed-in');
  });

  test('of two tabs leads each back, in whatever order', async () => {
    there.next = wangfang;
    const here = browser();
    const one = await here.setOut();
    const two = await here.setOut();
    const second = await here.comeBack((await there.follow(two.location)).search);
    const first = await here.comeBack((await there.follow(one.location)).search);
    expect([second.status, first.status]).toEqual([200, 200]);
  });

  test('with an answer to another question is refused: the nonce, the verifier and the issuer must fit', async () => {
    there.next = wangfang;
    const here = browser();
    const { location } = await here.setOut();
    const asked = new URL(location);
    asked.searchParams.set('nonce', 'of-somebody-else');
    expect((await here.comeBack((await there.follow(asked.href)).search)).json.code).toBe('sign-on-not-genuine');
    const one = await here.setOut();
    const two = await here.setOut();
    const mixed = new URLSearchParams((await there.follow(one.location)).search);
    mixed.set('state', new URL(two.location).searchParams.get('state') ?? '');
    expect((await here.comeBack(`?${mixed}`)).json.code).toBe('sign-on-over');
    const three = new URLSearchParams((await there.follow((await here.setOut()).location)).search);
    three.set('iss', 'https://elsewhere.example');
    expect((await here.comeBack(`?${three}`)).json.code).toBe('sign-on-not-genuine');
  });

  test('of somebody who turned round says so', async () => {
    there.declines = true;
    const here = browser();
    const { search } = await there.follow((await here.setOut()).location);
    expect((await here.comeBack(search)).json.code).toBe('sign-on-cancelled');
  });
});

describe('the check', () => {
  beforeAll(openProvider);
  afterAll(() => there.close());
  beforeEach(openCentre);
  afterEach(() => world.close());

  const check = async () =>
    (await world.request('admin', contract.checkProvider, { params: { id: provider.id } })).reply;

  test('finds a provider as it should be', async () => {
    expect(await check()).toEqual({ fault: null, endsSessions: true });
  });

  test('says in a code what is wrong', async () => {
    await change({ state: 'off', issuer: `${there.issuer}/elsewhere` });
    expect((await check()).fault).toBe('provider-not-there');
    await change({ state: 'off', issuer: there.issuer.replace('127.0.0.1', 'localhost') });
    expect((await check()).fault).toBe('provider-other-issuer');
    await change({ state: 'off', issuer: 'http://127.0.0.1:9' });
    expect((await check()).fault).toBe('provider-unreachable');
    const plain = { ...settings({ issuer: 'http://id.example.com' }), clientSecret: null };
    const refused = await world.request('admin', contract.addProvider, { body: plain });
    expect(refused.problem).toMatchObject({ code: 'provider-not-https', errors: [{ field: 'body.issuer' }] });
  });
});

describe('the check of a provider that comes and goes', () => {
  beforeEach(openProvider);
  afterEach(() => there.close());
  beforeEach(openCentre);
  afterEach(() => world.close());

  test('stands before a provider that is to be active; one that is active may be changed while it does not answer', async () => {
    const nowhere = { issuer: 'http://127.0.0.1:9' };
    const unreachable = { status: 422, code: 'provider-unreachable', errors: [{ field: 'body.issuer' }] };
    const added = await world.request('admin', contract.addProvider, { body: settings(nowhere) });
    expect(added.problem).toMatchObject(unreachable);
    expect((await world.request('admin', contract.listProviders)).reply.items).toHaveLength(1);
    const save = (part: Partial<contract.ProviderSettings>) => {
      const { clientSecret: _, ...rest } = settings(part);
      const body = { ...rest, version: provider.version };
      return world.request('admin', contract.changeProvider, { params: { id: provider.id }, body });
    };
    expect((await save(nowhere)).problem).toMatchObject(unreachable);
    await change({ ...nowhere, state: 'off' });
    expect((await save(nowhere)).problem).toMatchObject(unreachable);
    await change({});
    expect(provider.state).toBe('active');
    await there.close();
    await change({ passwordAllowed: false });
  });
});
