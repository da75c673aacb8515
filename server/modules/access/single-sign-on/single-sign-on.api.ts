import * as contract from '@tongli/contracts/access';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { type IdentityProvider, startIdentityProvider } from '../../../test/identity-provider.ts';
import { type Centre, change, openCentre, origin, settings, signOn, wangfang } from '../../../test/signing-on.ts';

let there: IdentityProvider;
let centre: Centre;

const provide = async () => {
  there = await startIdentityProvider(origin);
};
const open = async () => {
  centre = await openCentre(there);
};

describe('who is who', () => {
  beforeAll(provide);
  afterAll(() => there.close());
  beforeEach(open);
  afterEach(() => centre.world.close());

  test('a person signs in at the provider, and is linked by the subject from then on', async () => {
    const first = await signOn(centre, wangfang);
    expect(first.back).toMatchObject({ status: 200, json: { next: 'done', returnPath: '/complaints' } });
    expect(await first.here.me()).toMatchObject({ username: 'wangfang' });
    // The name may change there; who it is does not.
    const later = await signOn(centre, { sub: 'f3a9', claims: { preferred_username: 'wang.fang2' } });
    expect(await later.here.me()).toMatchObject({ username: 'wangfang' });
    const { items } = (await centre.world.request('admin', contract.listProviders)).reply;
    expect(items).toMatchObject([{ linkedAccounts: 1, hasSecret: true }]);
    expect(JSON.stringify(items)).not.toContain(there.clientSecret);
  });

  test('the username of somebody who is linked already does not open the account to another subject', async () => {
    await signOn(centre, wangfang);
    const { back } = await signOn(centre, { sub: 'other', claims: { preferred_username: 'wangfang' } });
    expect(back.json.code).toBe('sign-on-other-identity');
  });

  test('whoever took an administrator’s name at the provider does not get the account: it is linked by invitation only', async () => {
    const named = { sub: 'z9', claims: { preferred_username: 'admin' } };
    expect((await signOn(centre, named)).back.json.code).toBe('invitation-needed');
    const params = { id: personNamed('admin').id };
    const { secret } = (
      await centre.world.request('admin', contract.inviteToSignOn, { params, body: { providerId: centre.provider.id } })
    ).reply;
    expect((await signOn(centre, named, secret)).back.status).toBe(200);
  });

  test('signing out ends the session at the provider too', async () => {
    const { here } = await signOn(centre, wangfang);
    const { leaveBy } = await here.signOut();
    const address = new URL(leaveBy);
    expect(address.origin).toBe(there.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/sign-in`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^ey/);
  });

  test('whom nobody knows here is refused, or let in with the roles of their groups', async () => {
    const stranger = { sub: 'n1', claims: { preferred_username: 'newcomer', name: '新人', groups: ['cc-agents'] } };
    expect((await signOn(centre, stranger)).back.json.code).toBe('sign-on-unknown');
    await change(centre, {
      unknownPeople: 'open',
      rolesClaim: 'groups',
      roleMap: [{ value: 'cc-agents', role: 'agent' }],
    });
    const { here } = await signOn(centre, stranger);
    expect(await here.me()).toMatchObject({ username: 'newcomer', name: '新人', roles: ['agent'] });
    const lost = { sub: 'n2', claims: { preferred_username: 'stranger', groups: ['elsewhere'] } };
    expect((await signOn(centre, lost)).back.json.code).toBe('no-role-mapped');
  });

  test('an e-mail address links in its own domain and only when the provider has verified it', async () => {
    await change(centre, { claim: 'email', emailDomain: 'hefeng.example' });
    const of = (email: string, verified: boolean) => ({ sub: email, claims: { email, email_verified: verified } });
    expect((await signOn(centre, of('wangfang@hefeng.example', false))).back.json.code).toBe('email-not-verified');
    expect((await signOn(centre, of('wangfang@elsewhere.example', true))).back.json.code).toBe('email-of-others');
    const { here } = await signOn(centre, of('wangfang@hefeng.example', true));
    expect(await here.me()).toMatchObject({ username: 'wangfang' });
  });

  test('by invitation only: the link ties the account to whoever signs in with it, once', async () => {
    await change(centre, { firstLink: 'invitation' });
    expect((await signOn(centre, wangfang)).back.json.code).toBe('sign-on-unknown');
    const params = { id: personNamed('wangfang').id };
    const invited = await centre.world.request('admin', contract.inviteToSignOn, {
      params,
      body: { providerId: centre.provider.id },
    });
    const person = { sub: 'zz', claims: { preferred_username: 'some-other-name' } };
    const { here } = await signOn(centre, person, invited.reply.secret);
    expect(await here.me()).toMatchObject({ username: 'wangfang' });
    expect((await signOn(centre, { sub: 'yy', claims: {} }, invited.reply.secret)).back.json.code).toBe(
      'invitation-over',
    );
  });

  test('a closed account stays closed, whatever the provider says', async () => {
    await signOn(centre, wangfang);
    await centre.world.request('admin', contract.closeAccount, { params: { id: personNamed('wangfang').id } });
    expect((await signOn(centre, wangfang)).back.json.code).toBe('account-closed');
  });

  test('linked accounts may be kept to the provider; administrators keep the password as another way in', async () => {
    await change(centre, { passwordAllowed: false });
    await signOn(centre, wangfang);
    await signOn(centre, { sub: 'root', claims: { preferred_username: 'admin' } });
    const byPassword = async (username: string) =>
      (await centre.world.request(null, contract.signIn, { body: { username, password: 'tongli-2026' } })).problem;
    expect((await byPassword('wangfang')).code).toBe('sign-on-only');
    expect((await byPassword('admin')).code).toBeUndefined();
  });

  test('a second factor is asked for here, unless a trusted provider says that it asked', async () => {
    const { reply: policy } = await centre.world.request('admin', contract.getPolicy);
    await centre.world.request('admin', contract.changePolicy, { body: { ...policy, factorRoles: ['agent'] } });
    const proved = { ...wangfang, amr: ['pwd', 'otp'] };
    expect((await signOn(centre, proved)).back.json.next).toBe('enrol');
    await change(centre, { trustsFactor: true });
    expect((await signOn(centre, wangfang)).back.json.next).toBe('enrol');
    expect((await signOn(centre, proved)).back.json.next).toBe('done');
  });

  test('a secret is changed or kept, and one that is wrong is told apart', async () => {
    await change(centre, { name: { zh: '统一登录', en: 'Directory' } });
    expect((await signOn(centre, wangfang)).back.status).toBe(200);
    const { clientSecret: _, ...rest } = settings(there);
    const body = { ...rest, clientSecret: 'not the secret', version: centre.provider.version };
    await centre.world.request('admin', contract.changeProvider, { params: { id: centre.provider.id }, body });
    expect((await signOn(centre, wangfang)).back.json.code).toBe('provider-client');
  });
});
