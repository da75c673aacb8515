import { randomUUID } from 'node:crypto';
import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/customers';
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '../../platform/database/database.ts';
import { projectId } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { addCustomers, describeCustomers, findOrAddCustomer } from './index.ts';

let world: World;

const wang = { name: '王小明', phone: '13812345678', email: 'Xiaoming@example.cn' };
let lastNumber = 1_000;
/** Of that name, on a number that nobody had before: 138 dddd 5678. */
const another = () => {
  lastNumber += 1;
  const [prefix, middle, end] = ['138', String(lastNumber), '5678'];
  return { ...wang, phone: `${prefix}${middle}${end}`, spoken: `${prefix} ${middle} ${end}` };
};
const findOrAdd = (identity: contract.Identity) =>
  world.call('wangfang', (call) => findOrAddCustomer(call, projectId, identity));
const described = (...ids: string[]) => world.call('wangfang', (call) => describeCustomers(call, ids));

const count = async (table: 'customers.customer' | 'platform.person_key') => {
  const result = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(world.house.floor.db);
  return result.rows[0]?.n;
};

describe('of many customers', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('the same phone and name, however written, are one customer; another name on the phone is another', async () => {
    const { spoken, ...ming } = another();
    const id = await findOrAdd(ming);
    expect(await findOrAdd({ name: ' 王小明 ', phone: `+86 ${spoken.replaceAll(' ', '-')}`, email: null })).toBe(id);
    expect(await findOrAdd({ ...ming, phone: `0086 ${spoken}` })).toBe(id);
    expect(await findOrAdd({ ...ming, name: '李小红' })).not.toBe(id);
    expect(await findOrAdd({ ...ming, phone: another().phone })).not.toBe(id);
  });

  test('everyone sees customers masked; a destroyed key leaves a dash', async () => {
    const { spoken: _, ...ming } = another();
    const id = await findOrAdd(ming);
    const unknown = randomUUID();
    const found = await described(id, id, unknown);
    expect(found.get(id)).toEqual({ id, name: '王**', phone: '138****5678', email: 'X***@example.cn' });
    expect(found.has(unknown)).toBe(false);
    expect((await described()).size).toBe(0);
    await world.house.floor.db.deleteFrom('platform.person_key').where('person_id', '=', id).execute();
    expect((await described(id)).get(id)).toEqual({ id, name: '—', phone: null, email: null });
  });

  test('a search by phone finds everyone on it, masked', async () => {
    const { spoken, ...ming } = another();
    const first = await findOrAdd(ming);
    await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
    const second = await findOrAdd({ name: 'Anna Smith', phone: ming.phone, email: null });
    await findOrAdd({ ...ming, phone: another().phone });
    const { reply } = await world.request('wangfang', contract.findCustomers, { body: { phone: `+86 ${spoken}` } });
    expect(reply.customers).toEqual([
      { id: first, name: '王**', phone: '138****5678', email: 'X***@example.cn' },
      { id: second, name: 'A***', phone: '138****5678', email: null },
    ]);
    const none = await world.request('wangfang', contract.findCustomers, { body: { phone: '13700000000' } });
    expect(none.reply.customers).toEqual([]);
  });

  test('a disclosure shows the identity in clear and leaves who and why', async () => {
    const { spoken, ...ming } = another();
    const id = await findOrAdd({ ...ming, phone: `+86 ${spoken}` });
    const body = { reason: '回访核实 call back' };
    const shown = await world.request('liwei', contract.revealCustomer, { params: { id }, body });
    expect(shown.reply).toEqual({ id, ...ming });
    await world.house.settle();
    const trail = await world.request('admin', access.listAudit, {
      query: { 'filter[operation][eq]': 'customers.reveal' },
    });
    const own = trail.reply.items.filter(({ subjectId }) => subjectId === id);
    expect(own).toMatchObject([{ actorName: '李伟', reason: body.reason }]);
  });

  test('an unknown customer is not found, and a disclosure without a reason is refused, both without a trace', async () => {
    const { spoken: _, ...ming } = another();
    const id = await findOrAdd(ming);
    const body = { reason: 'of an unknown customer' };
    const unknown = await world.request('liwei', contract.revealCustomer, { params: { id: randomUUID() }, body });
    expect(unknown.problem).toMatchObject({ status: 404, code: 'not-found' });
    const blank = await world.request('liwei', contract.revealCustomer, { params: { id }, body: { reason: '  ' } });
    expect(blank.problem.errors[0]?.field).toBe('body.reason');
    const trail = await world.request('admin', access.listAudit, {
      query: { 'filter[operation][eq]': 'customers.reveal' },
    });
    const traces = trail.reply.items.filter(({ subjectId, reason }) => subjectId === id || reason === body.reason);
    expect(traces).toEqual([]);
  });

  test.each([
    ['wangfang', 200, 403],
    ['liwei', 200, 200],
    ['chenjing', 200, 200],
    ['malin', 403, 403],
    ['admin', 403, 403],
    [null, 401, 401],
  ] as const)('%s may search: %s, may see in clear: %s', async (username, search, disclosure) => {
    const id = await findOrAdd(wang);
    const found = await world.request(username, contract.findCustomers, { body: { phone: wang.phone } });
    expect(found.status).toBe(search);
    const shown = await world.request(username, contract.revealCustomer, { params: { id }, body: { reason: 'why' } });
    expect(shown.status).toBe(disclosure);
  });
});

describe('where nobody else is', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test('calls at the same time add a customer once, with one key', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        findOrAdd({ ...wang, phone: index % 2 ? wang.phone : '+86 138 1234 5678' }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await count('customers.customer')).toBe(1);
    expect(await count('platform.person_key')).toBe(1);
  });

  test('no column of the database holds an identifier in clear', async () => {
    const id = await findOrAdd(wang);
    await world.request('liwei', contract.revealCustomer, { params: { id }, body: { reason: 'why' } });
    const { db } = world.house.floor;
    const tables = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
    const dumps = await Promise.all(
      tables.rows.map(({ name }) => sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db)),
    );
    const dump = dumps.flatMap(({ rows }) => rows.map((one) => one.row)).join('\n');
    expect(dump).toContain(id);
    for (const clear of [wang.name, wang.phone, wang.phone.slice(-8), wang.email, wang.email.toLowerCase()]) {
      expect(dump).not.toContain(clear);
      expect(dump).not.toContain(Buffer.from(clear).toString('hex'));
      expect(dump).not.toContain(Buffer.from(clear).toString('base64'));
    }
  });

  /** Counts the statements that go through it. */
  function countingPlugin(): KyselyPlugin & { statements: number } {
    const plugin = {
      statements: 0,
      transformQuery: ({ node }: { node: unknown }) => {
        plugin.statements += 1;
        return node;
      },
      transformResult: async ({ result }: { result: unknown }) => result,
    };
    return plugin as KyselyPlugin & { statements: number };
  }

  const person = (index: number): contract.Identity => ({
    name: `客户${index}`,
    phone: `139${String(index).padStart(8, '0')}`,
    email: index % 3 === 0 ? `c${index}@example.cn` : null,
  });

  test('2,000 identities are added in order, in a handful of statements', async () => {
    const known = await findOrAdd(person(7));
    const identities = Array.from({ length: 2_000 }, (_, index) => person(index % 1_500));
    const counter = countingPlugin();
    const ids = await world.call('chenjing', (call) =>
      addCustomers({ ...call, tx: call.tx.withPlugin(counter) as Tx }, projectId, identities),
    );
    expect(counter.statements).toBeLessThanOrEqual(5);
    expect(ids).toHaveLength(2_000);
    expect(new Set(ids).size).toBe(1_500);
    expect(ids[7]).toBe(known);
    expect(ids.slice(1_500)).toEqual(ids.slice(0, 500));
    const shown = await described(ids[0]!, ids[1_001]!);
    expect(shown.get(ids[0]!)?.email).toBe('c***@example.cn');
    expect(shown.get(ids[1_001]!)?.phone).toBe('139****1001');
    expect(await count('platform.person_key')).toBe(1_500);
    expect(await world.call('chenjing', (call) => addCustomers(call, projectId, []))).toEqual([]);
  });

  test('two imports of the same people in opposite order end with the same customers', async () => {
    const identities = Array.from({ length: 300 }, (_, index) => person(index));
    const add = (list: readonly contract.Identity[]) =>
      world.call('chenjing', (call) => addCustomers(call, projectId, list));
    const [forward, backward] = await Promise.all([add(identities), add(identities.toReversed())]);
    expect(backward?.toReversed()).toEqual(forward);
    expect(await count('customers.customer')).toBe(300);
    expect(await count('platform.person_key')).toBe(300);
  });
});
