import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/access';
import { listComplaints } from '@tongli/contracts/complaints';
import type { Endpoint } from '@tongli/contracts/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { setGrants } from '../account/store.ts';

let world: World;

const wish = { name: '夜间导出', scopes: ['complaints.read'], days: 90 };

async function tokenOf(person: string, change: Partial<typeof wish> = {}) {
  const made = await world.request(person, contract.makeOwnToken, { body: { ...wish, ...change } });
  expect(made.status).toBe(200);
  return made.reply;
}

async function by(secret: string, endpoint: Endpoint, more: { body?: object; headers?: Record<string, string> } = {}) {
  const response = await world.house.app.inject({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    headers: { authorization: `Bearer ${secret}`, ...more.headers },
    ...(more.body ? { payload: more.body } : {}),
  });
  return { status: response.statusCode, headers: response.headers, json: response.json() };
}

describe('of people who keep what they hold', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('a program acts by a token with the permissions it was given and no others', async () => {
    const { secret, token } = await tokenOf('chenjing');
    expect(secret.startsWith(token.handle)).toBe(true);
    expect((await by(secret, listComplaints)).status).toBe(200);
    expect((await by(secret, contract.listAccounts)).json.code).toBe('forbidden');
    expect((await by(secret, contract.getMe)).json).toMatchObject({ name: '陈静', permissions: ['complaints.read'] });
  });

  test('a permission that the account does not hold is refused by name, and so is the right to make tokens', async () => {
    for (const scope of ['access.administer', 'access.make-tokens']) {
      const refused = await world.request('malin', contract.makeOwnToken, { body: { ...wish, scopes: [scope] } });
      expect(refused.problem).toMatchObject({ code: 'permission-not-held', params: { permission: scope } });
    }
    expect((await world.request('wangfang', contract.makeOwnToken, { body: wish })).status).toBe(403);
    const long = await world.request('malin', contract.makeOwnToken, { body: { ...wish, days: 367 } });
    expect(long.problem.errors[0]).toMatchObject({ field: 'body.days', params: { maximum: 366 } });
  });

  test('401 says how to prove oneself, and whether the token was the trouble', async () => {
    const nobody = await world.house.app.inject({ method: 'GET', url: '/api/v1/session' });
    expect([nobody.statusCode, nobody.headers['www-authenticate']]).toEqual([401, 'Bearer realm="tongli"']);
    const { secret } = await tokenOf('malin');
    const forged = `${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`;
    for (const bad of [forged, 'nonsense']) {
      const answer = await by(bad, contract.signIn, { body: { username: 'malin', password: 'x' } });
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([
        401,
        'Bearer realm="tongli", error="invalid_token"',
      ]);
    }
  });

  test('a token beside a session is refused; a token alone needs no word on where the request comes from', async () => {
    const { secret } = await tokenOf('chenjing');
    const both = await by(secret, contract.getMe, { headers: { cookie: 'tongli_session=anything' } });
    expect([both.status, both.json.code]).toEqual([400, 'two-credentials']);
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const passed = await by(secret, contract.openAccount, { headers: foreign, body: {} });
    expect(passed.json.code).toBe('session-needed');
  });

  test('the use of a token is noted with its minute and place, and a look notes it too', async () => {
    const { secret, token } = await tokenOf('chenjing');
    const used = async () => {
      const { items } = (await world.request('chenjing', contract.listOwnTokens)).reply;
      return items.find(({ id }) => id === token.id);
    };
    expect((await used())?.lastUsedAt).toBeNull();
    const first = await world.now();
    await by(secret, listComplaints);
    await expect.poll(used).toMatchObject({ lastUsedAt: first.toISOString(), lastUsedFrom: '127.0.0.1' });
    await world.house.advanceTo(new Date(first.getTime() + 59_000));
    await by(secret, listComplaints);
    await world.house.advanceTo(new Date(first.getTime() + 61_000));
    await by(secret, listComplaints);
    await expect.poll(used).toMatchObject({ lastUsedAt: new Date(first.getTime() + 61_000).toISOString() });
  });

  test('a service account acts by tokens alone', async () => {
    const body = { username: 'ledger-export', name: '台账导出', grants: [{ role: 'complaint-manager' as const }] };
    const opened = await world.request('admin', contract.openServiceAccount, { body });
    expect(opened.reply).toMatchObject({ kind: 'service', actions: { setPassword: { refusal: 'service-account' } } });
    const params = { id: opened.reply.id };
    const signIn = await world.request(null, contract.signIn, {
      body: { username: 'ledger-export', password: 'x' },
    });
    expect(signIn.problem.code).toBe('wrong-credentials');
    const password = await world.request('admin', contract.setPassword, {
      params,
      body: { password: 'a long enough one' },
    });
    expect(password.problem.code).toBe('service-account');
    const { reply } = await world.request('admin', contract.makeServiceToken, { params, body: wish });
    expect((await by(reply.secret, listComplaints)).status).toBe(200);
    const { items } = (await world.request('admin', contract.listServiceAccounts)).reply;
    expect(items).toMatchObject([{ account: { name: '台账导出' } }]);
    expect(items[0]?.scopes).toContain('complaints.assign');
    const person = { id: personNamed('malin').id };
    expect((await world.request('admin', contract.makeServiceToken, { params: person, body: wish })).status).toBe(404);
  });
});

describe('in a centre of its own', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test('what the account loses its tokens lose at the next call', async () => {
    const { secret } = await tokenOf('chenjing', { scopes: ['complaints.read', 'complaints.assign'] });
    const held = async () => (await by(secret, contract.getMe)).json.permissions;
    expect(await held()).toEqual(['complaints.assign', 'complaints.read']);
    const { id, name } = personNamed('chenjing');
    const body = { name, grants: [{ role: 'agent' as const }], version: 1 };
    expect((await world.request('admin', contract.changeAccount, { params: { id }, body })).status).toBe(200);
    expect(await held()).toEqual(['complaints.read']);
  });

  test('what a narrowed role does not carry cannot be given to a token either, to wait for the day it is widened', async () => {
    const { id } = personNamed('chenjing');
    const grant = { role: 'administrator' as const, projectId: null, unitId: randomUUID() };
    await world.call(null, (call) => setGrants(call, id, [grant]));
    const body = { ...wish, scopes: ['access.audit'] };
    const refused = await world.request('chenjing', contract.makeOwnToken, { body });
    expect(refused.problem).toMatchObject({ code: 'permission-not-held', params: { permission: 'access.audit' } });
  });

  test('a token ends by revocation, by its date, and with its account', async () => {
    const revoked = await tokenOf('chenjing');
    const params = { id: revoked.token.id };
    expect((await world.request('malin', contract.revokeOwnToken, { params })).status).toBe(404);
    expect((await world.request('chenjing', contract.revokeOwnToken, { params })).reply.state).toBe('revoked');
    expect((await by(revoked.secret, contract.getMe)).status).toBe(401);
    expect((await world.request('chenjing', contract.revokeOwnToken, { params })).problem.code).toBe('token-ended');

    const short = await tokenOf('malin', { days: 1 });
    await world.house.advanceTo(new Date((await world.now()).getTime() + 86_400_000));
    expect((await by(short.secret, contract.getMe)).status).toBe(401);

    const closing = await tokenOf('chenjing');
    await world.request('admin', contract.closeAccount, { params: { id: personNamed('chenjing').id } });
    expect((await by(closing.secret, contract.getMe)).status).toBe(401);
    await world.house.settle();
    const all = await world.request('admin', contract.listTokens, { query: { 'filter[state][eq]': 'revoked' } });
    expect(all.reply.items.map(({ id }) => id)).toContain(closing.token.id);
  });

  test('the trail says which token acted, and the chain covers it', async () => {
    const { secret, token } = await tokenOf('admin', { scopes: ['access.administer', 'access.audit'] });
    const { id } = personNamed('wangfang');
    const closing = { ...contract.closeAccount, path: contract.closeAccount.path.replace(':id', id) };
    expect((await by(secret, closing)).status).toBe(200);
    const trail = await by(secret, contract.listAudit);
    const entry = trail.json.items.find(({ operation }: { operation: string }) => operation === 'access.close-account');
    expect(entry).toMatchObject({ actorName: '何系统', actorToken: token.handle, subjectId: id });
  });
});
