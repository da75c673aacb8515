import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as access from '@tongli/contracts/access';
import * as complaints from '@tongli/contracts/complaints';
import * as customers from '@tongli/contracts/customers';
import * as contract from '@tongli/contracts/privacy';
import * as requests from '@tongli/contracts/requests';
import { type SqlBool, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectId } from '../../sample/people.ts';
import { endCases, identified, makeRows } from '../../test/rows.ts';
import { openWorld, type World } from '../../test/world.ts';
import { findOrAddCustomer } from '../customers/index.ts';
import { writeNotes } from './noting.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const { name, phone, email } = identified;
const manager = 'chenjing';
const second = 'admin';

const db = () => world.house.floor.db;
const run = (statement: ReturnType<typeof sql<unknown>>) => statement.execute(db());

/** All cases closed long ago, as far as the law is concerned. */
const closeCases = () => endCases(world, '2020-01-01');

const outlook = async (id: string) =>
  (await world.request(manager, contract.getErasureOutlook, { params: { id } })).reply;
const ask = (id: string, as = manager) =>
  world.request(as, contract.askErasure, { params: { id }, body: { reason: `${name} 来电要求删除 ${phone}` } });
const confirm = (erasure: contract.Erasure, as = second) =>
  world.request(as, contract.confirmErasure, { params: { id: erasure.id }, body: { version: erasure.version } });

async function eraseNow(id: string): Promise<contract.Erasure> {
  const asked = await ask(id);
  expect(asked.problem.code, JSON.stringify(asked.problem)).toBeUndefined();
  const confirmed = await confirm(asked.reply);
  expect(confirmed.problem.code, JSON.stringify(confirmed.problem)).toBeUndefined();
  return confirmed.reply;
}

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const tables = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db());
  const rows: string[] = [];
  for (const { name: table } of tables.rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.raw(table)} t`.execute(db());
    rows.push(...found.rows.map(({ row }) => row));
  }
  return rows.join('\n');
}

test('an export tells everything that is held, in clear, marked with who took it out, and leaves a trace', async () => {
  const rows = await makeRows(world);
  const reason = `${name} 本人申请，电话 ${phone}`;
  const { reply } = await world.request(manager, contract.exportPerson, {
    params: { id: rows.customer },
    body: { reason },
  });
  expect(reply.watermark).toMatchObject({ byName: '陈静', madeAt: (await world.now()).toISOString() });
  const identity = reply.sections.find(({ section }) => section === 'identity');
  expect(identity?.records[0]?.facts.map(({ value }) => value)).toEqual(expect.arrayContaining([name, phone, email]));
  const cases = reply.sections.find(({ section }) => section === 'complaints')?.records ?? [];
  expect(cases).toHaveLength(1);
  const named = cases[0]?.facts.map((fact) => fact.name) ?? [];
  expect(named).toEqual(expect.arrayContaining(['facts', 'demand', 'history', 'step', 'answer', 'lodged-at']));
  const trail = await world.request('hanmei', access.listAudit, {
    query: { 'filter[operation][eq]': 'customers.export-person' },
  });
  expect(trail.reply.items).toMatchObject([
    { actorName: '陈静', subjectId: rows.customer, requestId: reply.watermark.requestId, reason: '— 本人申请，电话 —' },
  ]);
});

test('what would be erased, and why not, is told before', async () => {
  const rows = await makeRows(world);
  const open = await outlook(rows.customer);
  expect(open.ask).toEqual({ allowed: false, refusal: 'case-open' });
  expect(open.holds).toEqual([
    { section: 'identity', records: 1 },
    { section: 'contacts', records: 2 },
    { section: 'complaints', records: 1 },
    { section: 'cohorts', records: 1 },
  ]);
  expect(open.customer.name).toBe('欧**');
  expect((await ask(rows.customer)).problem).toMatchObject({ status: 409, code: 'case-open' });
  await endCases(world, '2026-02-01T00:00:00Z');
  const kept = await outlook(rows.customer);
  expect(kept.ask.refusal).toBe('must-be-kept');
  expect(kept.keptUntil).toBe('2029-02-01T00:00:00.000Z');
  const { reply } = await world.request(second, contract.getPrivacyPolicy);
  await world.request(second, contract.changePrivacyPolicy, { body: { ...reply, keepMonths: 0 } });
  expect((await outlook(rows.customer)).ask.allowed).toBe(true);
});

test('one asks, another confirms, and nothing of the person is found any more', async () => {
  const rows = await makeRows(world);
  await closeCases();
  const before = await dump();
  expect(before).toContain(phone);
  const asked = await ask(rows.customer);
  expect(asked.reply).toMatchObject({
    state: 'asked',
    askedByName: '陈静',
    customerName: '欧**',
    reason: '— 来电要求删除 —',
  });
  expect((await ask(rows.customer)).problem.code).toBe('already-asked');
  expect((await confirm(asked.reply, manager)).problem.code).toBe('second-person-needed');
  expect((await outlook(rows.customer)).customer.name).toBe('欧**');
  const done = await confirm(asked.reply);
  expect(done.reply).toMatchObject({ state: 'done', decidedByName: '何系统', customerName: '—' });
  expect(done.reply.erased).toMatchObject({ identity: 1, complaints: 1, ledger: 2 });

  const found = await world.request('wangfang', customers.findCustomers, { body: { phone } });
  expect(found.reply.customers).toEqual([]);
  const shown = await world.request(manager, complaints.getComplaint, { params: { id: rows.complaint } });
  expect(shown.reply).toMatchObject({ facts: '—', demand: null, answer: '—', customerName: '—', state: 'closed' });
  expect(shown.reply.erasedAt).not.toBeNull();
  expect(shown.reply.steps[0]).toMatchObject({ state: 'recorded', record: { facts: '—' } });
  expect(shown.reply.timeline.every(({ text }) => text === null)).toBe(true);
  expect(shown.reply.actions.note).toEqual({ allowed: false, refusal: 'complaint-erased' });
  const exported = await world.request(manager, contract.exportPerson, {
    params: { id: rows.customer },
    body: { reason: 'x' },
  });
  expect(exported.problem.code).toBe('person-erased');
  const followed = await world.request(null, complaints.followComplaint, { params: { token: rows.followToken } });
  expect(followed.status).toBe(404);
  const after = await dump();
  expect(after).toContain(rows.customer);
  for (const trace of [name, phone, email]) expect(after).not.toContain(trace);
  for (const value of [name, phone, email]) expect(after).not.toContain(Buffer.from(value).toString('hex'));
  const others = await world.request('chenjing', requests.getRequest, { params: { id: rows.request } });
  expect(others.reply).toMatchObject({ title: expect.stringContaining('我的电话是—，邮箱—'), erasedAt: null });
});

test('what the case of somebody else says of them is counted and loses their number and address', async () => {
  const rows = await makeRows(world);
  const lodged = await world.request('wangfang', complaints.lodgeForCustomer, {
    body: {
      customer: { name: '林晓梅', phone: '138 1234 5678' },
      facts: `我替家人投诉，请打${phone}，或写信到${email}`,
      demand: `回电 ${phone}`,
      product: 'broadband',
      area: 'gaoxin',
      channel: 'phone',
    },
  });
  expect(lodged.problem.code, JSON.stringify(lodged.problem)).toBeUndefined();
  await closeCases();
  const done = await eraseNow(rows.customer);
  expect(done.erased?.quotes).toBeGreaterThanOrEqual(2);
  const shown = await world.request(manager, complaints.getComplaint, { params: { id: lodged.reply.id } });
  expect(shown.reply).toMatchObject({ facts: '我替家人投诉，请打—，或写信到—', demand: '回电 —', erasedAt: null });
  const after = await dump();
  for (const trace of [phone, email]) expect(after).not.toContain(trace);
});

test('a visit that is still to come, to the house or by telephone, ends with its person', async () => {
  const rows = await makeRows(world);
  await closeCases();
  await run(sql`update requests.request set customer_id = ${rows.customer}, state = 'closed', step = '',
    closed_at = '2020-01-01', closed_on = '2020-01-01'`);
  await run(sql`insert into complaints.visit (id, complaint_id, project_id, closed_at, closed_on, state, due_at, next_try_at)
    select ${randomUUID()}, id, project_id, closed_at, closed_on, 'due', closed_at, closed_at from complaints.complaint`);
  expect((await eraseNow(rows.customer)).erased).toMatchObject({ requests: 1, complaints: 1 });
  const { rows: left } =
    await sql`select v.state, r.state as request from requests.visit r, complaints.visit v`.execute(db());
  expect(left).toEqual([{ state: 'dropped', request: 'cancelled' }]);
});

test('a confirmation that comes again, or at the same time, erases once', async () => {
  const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  const { reply } = await ask(id);
  const both = await Promise.all([confirm(reply), confirm(reply), confirm(reply)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  await world.house.settle();
  const trail = await world.request('hanmei', access.listAudit, {
    query: { 'filter[operation][eq]': 'privacy.erase-person' },
  });
  expect(trail.reply.items).toHaveLength(1);
});

test('two who ask at the same time find one another', async () => {
  const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  const both = await Promise.all([ask(id), ask(id)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

const lodge = () =>
  world.request('wangfang', complaints.lodgeForCustomer, {
    body: {
      customer: { name, phone, email },
      product: 'broadband',
      area: 'gaoxin',
      facts: 'again',
      demand: 'x',
      channel: 'phone',
    },
  });

test('a complaint lodged while its customer is being erased ends with one who is there', async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
    const { reply } = await ask(id);
    const [lodged, erased] = await Promise.all([lodge(), confirm(reply)]);
    expect(lodged.status).toBe(200);
    const { rows } = await sql<{ customer_id: string; gone: SqlBool }>`
      select customer_id, customer.erased_at is not null as gone from complaints.complaint
      join customers.customer on customer.id = customer_id
      where complaint.id = ${lodged.reply.id}`.execute(db());
    expect(rows[0]?.gone).toBe(false);
    // Either the case came first and the erasure is refused, or the erasure did and the case has a new customer.
    if (erased.status === 200) expect(rows[0]?.customer_id).not.toBe(id);
    else expect(erased.problem.code).toBe('case-open');
    await closeCases();
    const left = rows[0]?.customer_id ?? '';
    const open = await world.request(second, contract.listErasures, { query: { 'filter[personId][eq]': left } });
    const pending = open.reply.items.find(({ state }) => state === 'asked');
    await (pending ? confirm(pending) : eraseNow(left));
  }
});

test('an erasure that fails half-way leaves everything as it was', async () => {
  const rows = await makeRows(world);
  await closeCases();
  const { reply } = await ask(rows.customer);
  // The last of its steps fails, as it would where the process is killed before the end.
  await run(sql`create function fail() returns trigger language plpgsql as 'begin raise exception ''killed''; end'`);
  await run(sql`create trigger fail before delete on platform.person_key for each row execute function fail()`);
  expect((await confirm(reply)).status).toBe(500);
  expect((await outlook(rows.customer)).customer.name).toBe('欧**');
  expect(await dump()).toContain(phone);
  await run(sql`drop trigger fail on platform.person_key`);
  expect((await confirm(reply)).reply.state).toBe('done');
  expect(await dump()).not.toContain(phone);
});

test('who was erased is noted outside the database, once', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'erasures-')), 'erasures');
  const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  await eraseNow(id);
  expect(await writeNotes(world.house.floor, file)).toBe(1);
  expect(await writeNotes(world.house.floor, file)).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(`\n${id} ${(await world.now()).toISOString()}\n`);
});

test('files of the person go with them', async () => {
  const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  await run(sql`
    insert into platform.file (id, owner_type, owner_id, person_id, name_sealed, media_type, bytes, sha256, key_sealed, uploaded_at)
    values (${randomUUID()}, 'complaint', ${randomUUID()}, ${id}, 'x', 'image/png', 1, 'x', 'x', ${await world.now()})`);
  expect((await eraseNow(id)).erased).toEqual({ identity: 1, files: 1 });
});

test('an erasure can be taken back until it is confirmed', async () => {
  const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  const { reply } = await ask(id);
  const withdrawal = { params: { id: reply.id }, body: { reason: 'x', version: reply.version } };
  expect((await world.request(manager, contract.withdrawErasure, withdrawal)).reply.state).toBe('withdrawn');
  expect((await confirm(reply)).problem.code).toBe('stale-version');
  expect((await eraseNow(id)).state).toBe('done');
});
