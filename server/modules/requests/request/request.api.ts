import { randomUUID } from 'node:crypto';
import { rateRequestInPortal } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/requests';
import { getInbox, openTask } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { followRequest, noteRequestRating } from '../index.ts';
import { requestCases } from './cases.ts';

let world: World;

const words = (zh: string) => ({ zh, en: zh });
const step = (key: string, rest: Partial<contract.ProcessStep>): contract.ProcessStep => ({
  key,
  name: words(key),
  owner: { role: 'handler' },
  inputs: [],
  outputs: [],
  standards: [],
  limit: { amount: 120, unit: 'minutes' },
  fields: [],
  next: [],
  back: [],
  ...rest,
});
const fault: contract.FormField = { type: 'text', key: 'fault', name: words('故障'), required: true, most: 20 };
const works: contract.FormField = {
  type: 'choice',
  key: 'works',
  name: words('修好了吗'),
  required: true,
  several: false,
  choices: [
    { key: 'yes', name: words('是') },
    { key: 'no', name: words('否') },
  ],
};
const definition: contract.ProcessDefinition = {
  kind: 'after-sales',
  phase: 'after-sale',
  name: words('报修'),
  about: words(''),
  calendar: 'service',
  limit: { amount: 3, unit: 'days' },
  steps: [
    step('register', { fields: [fault], next: [{ to: 'repair', when: [] }] }),
    step('repair', {
      fields: [works],
      back: ['register'],
      next: [
        { to: 'report', when: [{ field: 'works', op: 'is', value: 'no' }] },
        { to: 'confirm', when: [] },
      ],
    }),
    step('report', { next: [{ to: 'confirm', when: [] }] }),
    step('confirm', { back: ['repair'] }),
  ],
};

/** A process that is in force, as publishing leaves it. */
const inForce = () =>
  world.call(null, async ({ tx, now }) => {
    const [process, version] = [randomUUID(), randomUUID()];
    await sql`delete from requests.process where kind = 'after-sales' and current_version_id is null`.execute(tx);
    await sql`insert into requests.process (id, code, kind) values (${process}, 'a', 'after-sales')`.execute(tx);
    await sql`insert into requests.process_version (id, process_id, version, definition, published_at)
      values (${version}, ${process}, 1, ${JSON.stringify(definition)}, ${now})`.execute(tx);
    await sql`update requests.process set current_version_id = ${version} where id = ${process}`.execute(tx);
  });

beforeAll(async () => {
  world = await openWorld();
  await inForce();
});
afterAll(() => world.close());

const lodge = async (body: Partial<Parameters<typeof world.request>[2]> | object = {}) => {
  const { status, reply, problem } = await world.request('wangfang', contract.lodgeRequest, {
    body: {
      kind: 'after-sales',
      customer: { name: '林晓梅', phone: '138 1234 5678' },
      title: '路由器不亮,电话 13812345678',
      channel: 'phone',
      ...body,
    },
  });
  expect({ status, problem: status === 200 ? null : problem }).toEqual({ status: 200, problem: null });
  return reply;
};
const get = async (id: string, as = 'liwei') =>
  (await world.request(as, contract.getRequest, { params: { id } })).reply;

async function record(id: string, values: Record<string, string>, as = 'liwei') {
  const { version, step: current } = await get(id, as);
  return world.request(as, contract.recordRequestStep, {
    params: { id },
    body: { step: current?.key ?? '', values, version },
  });
}
const give = (id: string, to: string) =>
  world.request('chenjing', contract.assignRequest, { params: { id }, body: { ownerId: personNamed(to).id } });

test('a request runs through its steps: forms are checked, a way back has a reason, the definition says what is next', async () => {
  const { id, number } = await lodge();
  expect(number).toMatch(/^QQ2026-\d{6}$/);
  const begun = await get(id);
  expect(begun).toMatchObject({ state: 'open', step: { key: 'register' }, process: { version: 1 } });
  expect(begun.title).not.toContain('13812345678');
  expect(begun.ownerId).not.toBeNull();
  expect(begun.limits.map(({ kind }) => kind).sort()).toEqual(['respond', 'step']);
  await give(id, 'liwei');

  const empty = await record(id, {});
  expect(empty.problem.errors?.[0] ?? empty.problem).toMatchObject({ code: 'needed' });
  const long = await record(id, { fault: '亮'.repeat(21) });
  expect(long.status).toBe(422);
  expect((await record(id, { fault: '电源', other: 'x' })).status).toBe(422);
  expect((await record(id, { fault: '电源灯不亮' })).reply).toMatchObject({ step: { key: 'repair' } });

  const at = await get(id);
  const back = { to: 'register', reason: '地址不全', version: at.version };
  const boss = 'chenjing';
  const returned = await world.request(boss, contract.sendRequestBack, { params: { id }, body: back });
  expect(returned.reply).toMatchObject({ step: { key: 'register' } });
  const twice = await world.request(boss, contract.sendRequestBack, { params: { id }, body: back });
  expect(twice.status).toBe(409);

  await record(id, { fault: '电源灯不亮' }, boss);
  expect((await record(id, { works: 'no' }, boss)).reply).toMatchObject({ step: { key: 'report' } });
  await record(id, {}, boss);
  const done = await record(id, {}, boss);
  expect(done.reply).toMatchObject({ state: 'closed', outcome: 'done', step: null, limit: null });
  expect(done.reply.stays.map(({ key, ending }) => `${key} ${ending}`)).toEqual([
    'register done',
    'repair back',
    'register done',
    'repair done',
    'report done',
    'confirm done',
  ]);
  const again = await world.request(boss, contract.reopenRequest, {
    params: { id },
    body: { to: 'repair', reason: '又坏了' },
  });
  expect(again.reply).toMatchObject({ state: 'open', reopenCount: 1, firstClosedAt: done.reply.closedAt });
});

test('whoever asked follows by the signed link, and no other link opens it', async () => {
  const first = await lodge();
  const second = await lodge();
  const follow = (token: string) => world.call(null, (call) => followRequest(call, token));
  expect(await follow(first.followToken)).toMatchObject({
    number: first.number,
    overdue: false,
    dueAt: expect.stringMatching(/^2026-03-/),
    state: 'open',
    step: words('register'),
  });
  const mixed = `${first.followToken.split('.')[0]}.${second.followToken.split('.')[1]}`;
  expect(await follow(mixed)).toMatchObject({ refusal: 'not-found' });
});

test('a suggestion is answered and decided before it is done, and counts in the adoption rate', async () => {
  const { id } = await lodge({ kind: 'suggestion', customer: null, channel: 'staff', title: '把等候时间写在屏上' });
  await give(id, 'chenjing');
  const end = () =>
    world.request('chenjing', contract.closeRequest, { params: { id }, body: { outcome: 'done', reason: '已办' } });
  expect((await end()).problem.code).toBe('suggestion-undecided');
  const { version } = await get(id, 'chenjing');
  await world.request('chenjing', contract.decideSuggestion, {
    params: { id },
    body: { adoption: 'adopted', reason: '下月上线', version },
  });
  expect((await end()).problem.code).toBe('request-unanswered');
  const told = { text: '谢谢,下月上线。', version: version + 1 };
  await world.request('chenjing', contract.answerRequest, { params: { id }, body: told });
  expect((await end()).reply).toMatchObject({ state: 'closed', adoption: 'adopted' });
  const { reply } = await world.request('chenjing', contract.getAdoptionRates, {
    query: { from: '2026-03-01', to: '2026-03-31' },
  });
  expect(reply.total).toEqual({ made: 1, decided: 1, adopted: 1, answered: 1 });
  const [unit] = reply.units;
  const behind = unit?.unitId ? { 'filter[forUnitId][eq]': unit.unitId } : { 'filter[forUnitId][null]': 'true' };
  const query = { 'filter[kind][in]': 'suggestion', ...behind } as never;
  const { items } = (await world.request('chenjing', contract.listRequests, { query })).reply;
  expect(items.map((row) => row.id)).toEqual([id]);
  const unnamed = (await world.request('chenjing', contract.getAdoptionRates)).reply;
  expect(unnamed).toMatchObject({ from: '2026-02-01', to: '2026-03-02', total: reply.total });
});

test('a step that is late is breached once, tells its owner, and stands in the history', async () => {
  const { id } = await lodge({ title: '很久没人来' });
  await give(id, 'liwei');
  const inbox = async () =>
    (await world.request('liwei', getInbox, {})).reply.items.filter((one) => one.subjectId === id);
  expect(await inbox()).toMatchObject([{ kind: 'limit', subjectType: 'request' }, {}]);
  await world.house.advanceTo(new Date('2026-03-02T05:00:00Z'));
  await world.house.advanceTo(new Date('2026-03-02T08:00:00Z'));
  const late = await get(id);
  expect(late.timeline.filter(({ code }) => code === 'limit-breached')).toHaveLength(1);
  expect(late.limit).toMatchObject({ kind: 'step', state: 'breached' });
});

test('many are changed at once, each for itself', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => lodge().then(({ id }) => id)));
  const [shut = '', ...rest] = ids;
  await give(shut, 'chenjing');
  const close = { outcome: 'withdrawn', reason: '客户撤回' } as const;
  await world.request('chenjing', contract.closeRequest, { params: { id: shut }, body: close });
  const results = await Promise.all(
    ids.map((id) =>
      world.request('chenjing', contract.setRequestPriority, { params: { id }, body: { priority: 'urgent' } }),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([409, ...rest.map(() => 200)]);
  const tagged = await world.request('chenjing', contract.tagRequest, {
    params: { id: rest[0] ?? '' },
    body: { add: ['春节', '春节'] },
  });
  expect(tagged.reply.tags).toEqual(['春节']);
  const listed = await world.request('chenjing', contract.listRequests, {
    query: { 'filter[tag][eq]': '春节', 'filter[priority][eq]': 'urgent', count: 'true' },
  });
  expect(listed.reply).toMatchObject({ total: 1, items: [{ id: rest[0] }] });
});

test('tasks of other departments end with it', async () => {
  const { id, number } = await lodge();
  await give(id, 'chenjing');
  const task = await world.request('chenjing', openTask, {
    body: {
      kind: 'task',
      title: '查线路',
      ownerId: personNamed('huangjie').id,
      due: { minutes: 60 },
      subject: { type: 'request', id, label: number },
    },
  });
  expect(task.status).toBe(200);
  const close = { outcome: 'not-possible', reason: '已停产' } as const;
  await world.request('chenjing', contract.closeRequest, { params: { id }, body: close });
  const { rows } = await world.call(null, ({ tx }) =>
    sql<{ state: string }>`select state from work.task where id = ${task.reply.id}`.execute(tx),
  );
  expect(rows).toEqual([{ state: 'cancelled' }]);
});

test('who asked rates it once it is over, once for each closing; a survey says the last word, and a pilot is judged by it', async () => {
  const { id, followToken: token } = await lodge();
  const rate = (score: number) =>
    world.request(null, rateRequestInPortal, {
      params: { token },
      body: { score, words: '来得很快,电话 13812345678' },
    });
  expect((await rate(5)).problem.code).toBe('request-open');
  await give(id, 'chenjing');
  const close = () =>
    world.request('chenjing', contract.closeRequest, {
      params: { id },
      body: { outcome: 'not-possible', reason: '停产' },
    });
  await close();
  expect(await world.call(null, (call) => followRequest(call, token))).toMatchObject({
    mayRate: true,
    satisfaction: null,
  });
  expect((await rate(4)).reply).toMatchObject({ mayRate: false, satisfaction: 4 });
  expect((await rate(5)).problem.code).toBe('already-rated');
  const rated = await get(id);
  expect(rated).toMatchObject({ satisfaction: 4, state: 'closed' });
  expect(rated.timeline.at(-1)).toMatchObject({ code: 'rated', params: { score: '4', by: 'portal' } });
  expect(rated.timeline.at(-1)?.text).not.toContain('13812345678');

  await world.call(null, (call) => noteRequestRating(call, id, 2));
  expect(await get(id)).toMatchObject({ satisfaction: 2 });
  const { rows } = await world.call(null, ({ tx }) =>
    sql<{ id: string }>`select id from requests.process where code = 'a'`.execute(tx),
  );
  const [from, until] = [new Date('2026-01-01'), new Date('2027-01-01')];
  const found = await world.call(null, (call) =>
    requestCases.outcomes(call, { processId: rows[0]?.id ?? '', from, until }),
  );
  expect(found.find((one) => one.id === id)?.satisfaction).toBe(2);
});
