import * as contacts from '@tongli/contracts/contacts';
import { startContact } from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/customers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../../platform/database/database.ts';
import { runWaitingJobs } from '../../../platform/jobs/runner.ts';
import { openMailer } from '../../../platform/mail/index.ts';
import { personNamed, projectId } from '../../../sample/people.ts';
import { type MailServer, openMailServer, readLetter } from '../../../test/mail-server.ts';
import { queueInput } from '../../../test/queues.ts';
import { identified } from '../../../test/rows.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findOrAddCustomer } from '../commands.ts';
import { sendIdentityCode } from './code.ts';

let post: MailServer;
let database: OpenDatabase;
let world: World;
const { name, phone, email } = identified;
beforeAll(async () => {
  post = await openMailServer();
  world = await openWorld({ mail: openMailer({ url: post.url, from: 'service@example.cn' }) });
  database = openDatabase(world.url);
  const added = await world.request('admin', contacts.addQueue, { body: { ...queueInput, wrapUpSeconds: 0 } });
  const agentIds = [personNamed('wangfang').id];
  await world.request('luping', contacts.staffQueue, { params: { id: added.reply.id }, body: { agentIds } });
  await world.request('wangfang', contacts.setPresence, { body: { status: 'ready', watched: false } });
});
afterAll(async () => {
  await database.close();
  await world.close();
  await post.close();
});

interface Chat {
  readonly id: string;
  readonly token: string;
}

/** A chat that wangfang has, of the customer who is on record. */
async function chatted(customer: contract.Identity | null = { name, phone, email }): Promise<Chat> {
  const body = { queue: 'help', channel: 'chat' as const, text: '你好' };
  const { token } = (await world.request(null, startContact, { body })).reply;
  await world.house.settle();
  const desk = (await world.request('wangfang', contacts.getDesk)).reply.contacts;
  const id = desk.find(({ state }) => state === 'offered')?.id ?? '';
  await world.request('wangfang', contacts.acceptContact, { params: { id } });
  if (customer) await world.request('wangfang', contacts.identifyCaller, { params: { id }, body: { customer } });
  // Their page stays open, however far the clock is put.
  await sql`update contacts.live set customer_seen_at = null where contact_id = ${id}`.execute(world.house.floor.db);
  return { id, token };
}

const end = ({ token }: Chat) => world.request(null, contacts.leaveAsCustomer, { params: { token } });

const within = (chat: Chat) => ({ params: { place: 'contact' as const, id: chat.id } });
const look = async (chat: Chat, as = 'wangfang') =>
  (await world.request(as, contract.getIdentityCheck, within(chat))).reply;
const answer = (chat: Chat, question: string, said: string, as = 'wangfang') =>
  world.request(as, contract.answerQuestion, { ...within(chat), body: { question, answer: said } });
const disclose = (chat: Chat, as = 'wangfang') =>
  world.request(as, contract.discloseCustomer, { ...within(chat), body: {} });
const correct = (chat: Chat, told: contract.Identity) =>
  world.request('wangfang', contract.correctCustomer, { ...within(chat), body: told });
const advance = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));

/** What stands in the letter that came last. */
async function codeSent(): Promise<string> {
  await runWaitingJobs(world.house.floor, database.pool, [sendIdentityCode]);
  const letter = post.letters.at(-1);
  if (!letter) throw new Error('no letter came');
  expect(letter.to).toEqual([email]);
  return /是 (\d{6})/.exec((await readLetter(letter.raw)).text)?.[1] ?? '';
}

test('of somebody whom nobody knows nothing is asked', async () => {
  const chat = await chatted(null);
  expect(await look(chat)).toMatchObject({ level: 'unknown', questions: [] });
  expect((await answer(chat, 'name', name)).problem.code).toBe('check-customer-unknown');
  await end(chat);
});

let chat: Chat;
test('what is protected stays closed until enough was answered, and what was right is never told', async () => {
  chat = await chatted();
  const before = await look(chat);
  expect(before).toMatchObject({ level: 'recognised', needs: { disclose: 'questioned' } });
  expect(before.questions.map(({ code }) => code)).toEqual(['name', 'phone', 'email']);
  expect(JSON.stringify(before)).not.toMatch(new RegExp(`${name}|${phone}|${email}`));
  expect((await disclose(chat)).problem).toMatchObject({
    code: 'identity-level-needed',
    params: { needed: 'questioned', reached: 'recognised' },
  });
  expect((await answer(chat, 'name', '欧阳大明')).reply).toMatchObject({ level: 'recognised', wrongLeft: 2 });
  expect((await answer(chat, 'name', name)).problem.code).toBe('question-asked');
  expect((await answer(chat, 'phone', '139 1234 5678')).reply.level).toBe('recognised');
  expect((await answer(chat, 'email', email)).reply.level).toBe('questioned');
  expect((await disclose(chat)).reply).toMatchObject({ name, phone, email });
});

test('it opens to whoever has the contact, and to nobody else', async () => {
  expect((await disclose(chat, 'zhanglei')).status).toBe(403);
  expect((await disclose(chat, 'songjia')).problem.code).toBe('forbidden');
  expect((await disclose(chat, 'malin')).status).toBe(403);
  expect((await answer(chat, 'name', name, 'songjia')).problem.code).toBe('forbidden');
  const { rows } = await sql<{ operation: string }>`select operation from platform.audit_entry
    where operation = 'customers.disclose'`.execute(world.house.floor.db);
  expect(rows).toHaveLength(1);
});

test('a code by mail proves more; one of another time or contact proves nothing', async () => {
  expect((await correct(chat, { name, phone: '13800000001', email })).problem.code).toBe('identity-level-needed');
  expect(
    (await world.request('wangfang', contract.tryIdentityCode, { ...within(chat), body: { code: '123456' } })).problem
      .code,
  ).toBe('check-code-ended');
  const sent = await world.request('wangfang', contract.sendIdentityCode, within(chat));
  expect(sent.reply.code).toMatchObject({ triesLeft: 3 });
  expect(sent.reply.code?.sentTo).not.toBe(email);
  const code = await codeSent();
  const tried = (given: string) =>
    world.request('wangfang', contract.tryIdentityCode, { ...within(chat), body: { code: given } });
  expect((await tried(code === '000000' ? '000001' : '000000')).reply).toMatchObject({ level: 'questioned' });
  expect((await world.request('wangfang', contract.sendIdentityCode, within(chat))).status).toBe(429);
  await advance(6);
  expect((await tried(code)).problem.code).toBe('check-code-ended');
  await world.request('wangfang', contract.sendIdentityCode, within(chat));
  const fresh = await codeSent();
  expect((await tried(code === fresh ? 'x' : code)).status).not.toBe(500);
  expect((await tried(fresh)).reply.level).toBe('proven');
  expect((await tried(fresh)).problem.code).toBe('check-code-ended');
});

test('what was told anew is kept, found and disclosed', async () => {
  const told = { name, phone: '138 0000 0001', email: 'new@example.cn' };
  expect((await correct(chat, told)).reply.level).toBe('proven');
  expect((await disclose(chat)).reply).toMatchObject({ phone: '13800000001', email: 'new@example.cn' });
  const found = await world.request('wangfang', contract.findCustomers, { body: { phone: '13800000001' } });
  expect(found.reply.customers).toHaveLength(1);
  const old = await world.request('wangfang', contract.findCustomers, { body: { phone } });
  expect(old.reply.customers).toHaveLength(0);
  const other = await chatted({ name: '另一人', phone: '13800000009', email: null });
  await end(other);
  expect((await correct(chat, { name: '另一人', phone: '13800000009', email: null })).problem.code).toBe(
    'customer-there',
  );
  expect((await correct(chat, { name, phone, email })).status).toBe(200);
});

test('a customer who comes by the name and number told anew in the same instant stays another', async () => {
  const told = { name: '同时来的人', phone: '13800000019', email: null };
  let correcting: ReturnType<typeof correct> | undefined;
  await world.call(null, async (call) => {
    await findOrAddCustomer(call, projectId, told);
    correcting = correct(chat, told);
    const waiting = sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await expect.poll(async () => (await waiting.execute(world.house.floor.db)).rows).toHaveLength(1);
  });
  expect((await correcting)?.problem.code).toBe('customer-there');
  expect((await disclose(chat)).reply).toMatchObject({ name, phone, email });
});

test('a level lasts for its time and its contact', async () => {
  await advance(61);
  expect((await look(chat)).level).toBe('recognised');
  await end(chat);
  const next = await chatted();
  expect(await look(next)).toMatchObject({ level: 'recognised', steps: [] });
  // Their last contact is on record by now.
  expect((await look(next)).questions.map(({ code }) => code)).toContain('last-contact-day');
  await end(next);
  expect((await answer(next, 'name', name)).problem.code).toBe('check-over');
  expect(await look(chat)).toMatchObject({ level: 'recognised', reached: 'proven' });
});

test('guessing locks the customer everywhere, each try counts, and somebody who may vouches', async () => {
  const first = await chatted();
  const both = await Promise.all(['email', 'phone'].map((question) => answer(first, question, 'x')));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const third = (await answer(first, 'name', 'x')).reply;
  expect(third.lockedUntil).not.toBeNull();
  expect(third.actions.answer).toEqual({ allowed: false, refusal: 'check-locked' });
  await end(first);
  const second = await chatted();
  expect((await answer(second, 'name', name)).problem.code).toBe('check-locked');
  const vouch = (as: string) =>
    world.request(as, contract.vouchForCustomer, { ...within(second), body: { reason: `回拨 ${phone} 本人接听` } });
  expect((await vouch('wangfang')).status).toBe(403);
  await advance(1);
  const vouched = (await vouch('luping')).reply;
  expect(vouched.steps.at(-1)).toMatchObject({ kind: 'vouch', level: 'questioned' });
  expect(JSON.stringify(vouched)).not.toContain(phone);
  expect(vouched).toMatchObject({ level: 'questioned', lockedUntil: null });
  await end(second);
});

test('settings that nobody could pass are refused; own questions are judged by whoever asks', async () => {
  const { settings, version } = (await world.request('admin', contract.getCheckSettings)).reply;
  const change = (changed: Partial<contract.CheckSettings>) =>
    world.request('admin', contract.changeCheckSettings, { body: { settings: { ...settings, ...changed }, version } });
  expect((await change({ facts: ['name'] })).problem.code).toBe('check-too-few-questions');
  const plan = { code: 'plan', text: { zh: '现用套餐？', en: 'Plan?' }, lookUp: { zh: '业务系统', en: 'Orders' } };
  expect(
    (await change({ facts: ['name'], own: [plan], needs: { ...settings.needs, disclose: 'recognised' } })).status,
  ).toBe(200);
  expect((await change({ facts: [], own: [] })).status).toBe(422);
  const asked = await chatted();
  expect((await disclose(asked)).reply.name).toBe(name);
  expect((await answer(asked, 'plan', '全家享')).problem.code).toBe('judgement-needed');
  const judged = { ...within(asked), body: { question: 'plan', right: true } };
  expect((await world.request('wangfang', contract.answerQuestion, judged)).reply.questions[1]?.state).toBe('right');
  await end(asked);
});
