import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/access';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../platform/audit/chain.ts';
import { type Call, isRefusal } from '../../platform/call.ts';
import { samplePassword } from '../../sample/organisation.ts';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { changeAccount } from './account/commands.ts';
import { lockAccountInReach, setGrants } from './account/store.ts';

let world: World;

const wrong = { username: 'wangfang', password: 'not the password' };

describe('what leaves the accounts as they are', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('a person signs in, is recognised, and signs out', async () => {
    const me = await world.request('malin', contract.getMe);
    expect(me.status).toBe(200);
    expect(me.reply).toMatchObject({ name: '马琳', roles: ['quality-engineer'], zone: 'Asia/Shanghai' });
    expect(me.reply.post).toEqual({ zh: '品质工程师', en: 'Quality engineer' });
    await world.request('malin', contract.signOut);
    expect((await world.request('malin', contract.getMe)).problem.code).toBe('not-signed-in');
  });

  test('the administrator cannot lock the last door: own closure and own demotion are refused', async () => {
    const { id } = personNamed('admin');
    expect((await world.request('admin', contract.closeAccount, { params: { id } })).problem.code).toBe(
      'own-administration',
    );
    const body = { name: '何系统', grants: contract.grantsEverywhere('agent'), version: 1 };
    expect((await world.request('admin', contract.changeAccount, { params: { id }, body })).problem.code).toBe(
      'own-administration',
    );
  });

  test('bad input names field and bound; a bad filter names what is allowed', async () => {
    const short = await world.request('admin', contract.openAccount, {
      body: { username: 'ok', name: '短', grants: [{ role: 'agent' }], password: 'short' },
    });
    expect(short.problem.errors).toEqual([
      { field: 'body.password', code: 'too_small', params: expect.objectContaining({ minimum: 10 }) },
    ]);
    const filter = await world.request('admin', contract.listAccounts, { query: { 'filter[shoe][eq]': '9' } });
    expect(filter.problem.errors[0]).toMatchObject({
      code: 'unknown-filter',
      params: { allowed: 'role, kind, state, name' },
    });
    const cursor = await world.request('admin', contract.listAccounts, { query: { cursor: 'zzz' } });
    expect(cursor.problem.errors[0]).toMatchObject({ field: 'query.cursor' });
  });

  test('lists page without loss or repeat and filter by role', async () => {
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { reply: { items: { username: string }[]; nextCursor: string | null } } = await world.request(
        'admin',
        contract.listAccounts,
        { query: { limit: '7', sort: '-name', ...(cursor ? { cursor } : {}) } },
      );
      names.push(...page.reply.items.map((item) => item.username));
      cursor = page.reply.nextCursor;
    }
    expect(new Set(names).size).toBe(24);
    expect(names).toHaveLength(24);
    const agents = await world.request('admin', contract.listAccounts, { query: { 'filter[role][eq]': 'agent' } });
    expect(agents.reply.items).toHaveLength(12);
  });

  test('another site cannot make a browser act here', async () => {
    const response = await world.house.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { origin: 'https://elsewhere.example', host: 'tongli.example' },
      payload: wrong,
    });
    expect(response.statusCode).toBe(403);
  });

  test('a name that nobody has locks as a real one does, and its attempts are forgotten after a day', async () => {
    const attempt = async () =>
      (await world.request(null, contract.signIn, { body: { username: 'nobody', password: 'x' } })).problem;
    for (let failure = 1; failure <= 5; failure += 1) expect((await attempt()).code).toBe('wrong-credentials');
    expect(await attempt()).toMatchObject({ status: 429, code: 'locked-out' });
    await world.house.advanceTo(new Date((await world.now()).getTime() + 25 * 3_600_000));
    expect((await attempt()).code).toBe('wrong-credentials');
  });
});

describe('in a centre of its own', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test('a wrong password and an unknown name answer alike; the fifth failure locks for half a minute', async () => {
    const first = await world.request(null, contract.signIn, { body: wrong });
    const unknown = await world.request(null, contract.signIn, { body: { ...wrong, username: 'nobody' } });
    expect(first.problem).toMatchObject({ status: 422, code: 'wrong-credentials' });
    expect(unknown.problem).toMatchObject({ status: 422, code: 'wrong-credentials' });
    for (let attempt = 2; attempt <= 5; attempt += 1) await world.request(null, contract.signIn, { body: wrong });
    const right = { username: 'wangfang', password: samplePassword };
    expect((await world.request(null, contract.signIn, { body: right })).problem.code).toBe('locked-out');
    await world.house.advanceTo(new Date((await world.now()).getTime() + 31_000));
    expect((await world.request(null, contract.signIn, { body: right })).status).toBe(200);
  });

  test('an administrator opens, changes and closes an account; its sessions end with it', async () => {
    const body = {
      username: 'newbie',
      name: '新人',
      grants: contract.grantsEverywhere('agent', 'agent'),
      password: 'a long password',
    };
    const opened = await world.request('admin', contract.openAccount, { body });
    expect(opened.status).toBe(200);
    const taken = await world.request('admin', contract.openAccount, { body });
    expect(taken.problem).toMatchObject({ code: 'username-taken', errors: [{ field: 'body.username' }] });
    const { id, version } = opened.reply;
    const change = { name: '新同事', grants: contract.grantsEverywhere('handler'), version };
    expect(
      (await world.request('admin', contract.changeAccount, { params: { id }, body: change })).reply.grants,
    ).toEqual(contract.grantsEverywhere('handler'));
    expect((await world.request('admin', contract.changeAccount, { params: { id }, body: change })).problem.code).toBe(
      'stale-version',
    );
    const closed = personNamed('wangfang').id;
    await world.request('wangfang', contract.getMe);
    await world.request('admin', contract.closeAccount, { params: { id: closed } });
    await world.house.settle();
    expect((await world.request('wangfang', contract.getMe)).status).toBe(401);
    const left = await world.house.floor.db
      .withTables<{ 'access.session': { account_id: string } }>()
      .selectFrom('access.session')
      .select('account_id')
      .where('account_id', '=', closed)
      .execute();
    expect(left).toEqual([]);
  });

  test('every act leaves a trace, and altering one stored entry is detected', async () => {
    await world.request('admin', contract.setPassword, {
      params: { id: personNamed('wangfang').id },
      body: { password: 'another long one' },
    });
    await world.house.settle();
    const { db } = world.house.floor;
    expect(await verifyChain(db)).toMatchObject({ intact: true });
    const trail = await world.request('admin', contract.listAudit, {
      query: { 'filter[operation][eq]': 'access.set-password' },
    });
    expect(trail.reply.items).toMatchObject([{ actorName: '何系统', subjectId: personNamed('wangfang').id }]);
    await db
      .updateTable('platform.audit_entry')
      .set({ actor_name: 'somebody else' })
      .where('position', '=', 3)
      .execute();
    expect(await verifyChain(db)).toMatchObject({ intact: false, position: 3 });
  });

  test('the trail names whose door was tried, and keeps nothing that was typed', async () => {
    await world.request(null, contract.signIn, { body: wrong });
    await world.request(null, contract.signIn, { body: { username: 'my secret password', password: 'x' } });
    const { items } = (await world.request('admin', contract.listAudit)).reply;
    expect(items.filter(({ operation }) => operation === 'access.sign-in-failed')).toMatchObject([
      { actorName: 'customer', subjectId: 'unknown' },
      { actorName: 'wangfang', subjectId: personNamed('wangfang').id },
    ]);
    expect(JSON.stringify(items)).not.toMatch('my secret');
  });

  test('the dates of the trail are those of the site, first and last included', async () => {
    // 01:00 on 3 March in Shanghai, and still 2 March in UTC.
    await world.house.advanceTo(new Date('2026-03-02T17:00:00Z'));
    const { id } = personNamed('wangfang');
    await world.request('admin', contract.setPassword, { params: { id }, body: { password: 'another long one' } });
    const on = async (from: string, to: string) => {
      const query = { 'filter[operation][eq]': 'access.set-password', 'filter[on][gte]': from, 'filter[on][lte]': to };
      return (await world.request('admin', contract.listAudit, { query })).reply.items.length;
    };
    expect([await on('2026-03-03', '2026-03-03'), await on('2026-03-01', '2026-03-02')]).toEqual([1, 0]);
  });

  test('two administrators who take each other’s role away at once: one of them remains', async () => {
    const body = {
      username: 'second',
      name: '第二管理员',
      grants: contract.grantsEverywhere('administrator'),
      password: 'a long password',
    };
    const second = (await world.request('admin', contract.openAccount, { body })).reply;
    const first = personNamed('admin');
    const demote = (actorId: string, id: string, version: number) =>
      world.call('admin', (call) => {
        const by: Call = { ...call, actor: { ...call.actor, id: actorId } };
        return changeAccount(by, id, { name: '降级', grants: contract.grantsEverywhere('agent'), version });
      });
    const results = await Promise.all([demote(first.id, second.id, second.version), demote(second.id, first.id, 1)]);
    expect(results.filter(isRefusal)).toMatchObject([{ refusal: 'last-administrator', field: 'body.grants' }]);
  });

  test('an account that is given more while an administrator of a branch reaches for it is out of their reach', async () => {
    const { id } = personNamed('wangfang');
    const [project, branch] = [randomUUID(), randomUUID()];
    const within = { role: 'agent' as const, projectId: project, unitId: branch };
    await world.call(null, (call) => setGrants(call, id, [within]));
    const scope = [{ projectId: project, unitIds: [branch] }];
    const reach = () => world.call('admin', (call) => lockAccountInReach({ ...call, scope }, id));
    expect(await reach()).toMatchObject({ id });
    let reaching: ReturnType<typeof reach> | undefined;
    await world.call(null, async (call) => {
      await sql`select id from access.account where id = ${id} for update`.execute(call.tx);
      reaching = reach();
      const waiting = sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await expect.poll(async () => (await waiting.execute(world.house.floor.db)).rows).toHaveLength(1);
      await sql`update access.account set version = version + 1 where id = ${id}`.execute(call.tx);
      await setGrants(call, id, contract.grantsEverywhere('administrator'));
    });
    expect(await reaching).toBeUndefined();
  });
});
