import * as contract from '@tongli/contracts/access';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../test/identity-provider.ts';
import { type Centre, change, openCentre, origin, settings } from '../../../test/signing-on.ts';

let there: IdentityProvider;
let centre: Centre;

const provide = async () => {
  there = await startIdentityProvider(origin);
};
const open = async () => {
  centre = await openCentre(there);
};

describe('the check', () => {
  beforeAll(provide);
  afterAll(() => there.close());
  beforeEach(open);
  afterEach(() => centre.world.close());

  const check = async () =>
    (await centre.world.request('admin', contract.checkProvider, { params: { id: centre.provider.id } })).reply;

  test('finds a provider as it should be', async () => {
    expect(await check()).toEqual({ fault: null, endsSessions: true });
  });

  test('says in a code what is wrong', async () => {
    await change(centre, { state: 'off', issuer: `${there.issuer}/elsewhere` });
    expect((await check()).fault).toBe('provider-not-there');
    await change(centre, { state: 'off', issuer: there.issuer.replace('127.0.0.1', 'localhost') });
    expect((await check()).fault).toBe('provider-other-issuer');
    await change(centre, { state: 'off', issuer: 'http://127.0.0.1:9' });
    expect((await check()).fault).toBe('provider-unreachable');
    const plain = { ...settings(there, { issuer: 'http://id.example.com' }), clientSecret: null };
    const refused = await centre.world.request('admin', contract.addProvider, { body: plain });
    expect(refused.problem).toMatchObject({ code: 'provider-not-https', errors: [{ field: 'body.issuer' }] });
  });
});

describe('the check of a provider that comes and goes', () => {
  beforeEach(provide);
  afterEach(() => there.close());
  beforeEach(open);
  afterEach(() => centre.world.close());

  test('stands before a provider that is to be active; one that is active may be changed while it does not answer', async () => {
    const nowhere = { issuer: 'http://127.0.0.1:9' };
    const unreachable = { status: 422, code: 'provider-unreachable', errors: [{ field: 'body.issuer' }] };
    const added = await centre.world.request('admin', contract.addProvider, { body: settings(there, nowhere) });
    expect(added.problem).toMatchObject(unreachable);
    expect((await centre.world.request('admin', contract.listProviders)).reply.items).toHaveLength(1);
    const save = (part: Partial<contract.ProviderSettings>) => {
      const { clientSecret: _, ...rest } = settings(there, part);
      const body = { ...rest, version: centre.provider.version };
      return centre.world.request('admin', contract.changeProvider, { params: { id: centre.provider.id }, body });
    };
    expect((await save(nowhere)).problem).toMatchObject(unreachable);
    await change(centre, { ...nowhere, state: 'off' });
    expect((await save(nowhere)).problem).toMatchObject(unreachable);
    await change(centre, {});
    expect(centre.provider.state).toBe('active');
    await there.close();
    await change(centre, { passwordAllowed: false });
  });
});
