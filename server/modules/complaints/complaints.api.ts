import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/complaints';
import { getInbox } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;

const customer = { name: '林晓梅', phone: '138 1234 5678' };
const complaint = {
  customer,
  product: 'broadband',
  area: 'gaoxin',
  facts: '约了三次都没有人来装宽带,我的电话是13812345678。',
  demand: '给出确定的上门时间',
};

async function lodged(): Promise<string> {
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: { ...complaint, channel: 'phone' },
  });
  return reply.id;
}

const at = (isoInstant: string) => world.house.advanceTo(new Date(isoInstant));
const get = async (id: string) => (await world.request('liwei', contract.getComplaint, { params: { id } })).reply;

const records: contract.StepRecord[] = [
  { step: 'understand', facts: '三次爽约', demand: '定时间', feeling: '生气', confirmation: '对,就是这样' },
  { step: 'explain', explanation: '装机单派错了区', accepted: true },
  { step: 'divert', options: '今晚或明早' },
  {
    step: 'carry-out',
    commitment: '今晚七点上门',
    ownerId: personNamed('huangjie').id,
    dueOn: '2026-03-03',
    done: true,
  },
];

async function lead(id: string): Promise<void> {
  await world.request('liwei', contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
  for (const record of records) {
    const { version } = await get(id);
    const { status } = await world.request('liwei', contract.recordStep, {
      params: { id, step: record.step },
      body: { record, version },
    });
    expect(status).toBe(200);
  }
  for (const step of ['make-good', 'advise'] as const) {
    const { version } = await get(id);
    await world.request('liwei', contract.skipStep, { params: { id, step }, body: { reason: '客户满意', version } });
  }
}

describe('each a complaint of its own', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('a customer lodges in the portal, follows by the signed link, and sees no one else', async () => {
    const { reply } = await world.request(null, contract.lodgeInPortal, { body: complaint });
    expect(reply.number).toMatch(/^TS2026-\d{6}$/);
    const follow = (token: string) => world.request(null, contract.followComplaint, { params: { token } });
    expect((await follow(reply.token)).reply).toMatchObject({ number: reply.number, state: 'lodged', answer: null });
    const altered = reply.token.slice(0, -1) + (reply.token.endsWith('A') ? 'B' : 'A');
    expect((await follow(altered)).status).toBe(404);
    const { reply: next } = await world.request(null, contract.lodgeInPortal, { body: complaint });
    const mixed = `${next.token.split('.')[0]}.${reply.token.split('.')[1]}`;
    expect((await follow(mixed)).status).toBe(404);
  });

  test('an agent lodges in a contact for a customer who is known, and for nobody who is not', async () => {
    const body = { ...complaint, channel: 'chat', contactId: randomUUID() } as const;
    const { reply: first } = await world.request('wangfang', contract.lodgeForCustomer, { body });
    const customerId = (await get(first.id)).customer?.id ?? '';
    const known = { ...body, customer: { customerId } };
    const { reply } = await world.request('wangfang', contract.lodgeForCustomer, { body: known });
    const lodged = await get(reply.id);
    expect(lodged).toMatchObject({ channel: 'chat', customer: { id: customerId } });
    expect(lodged.timeline[0]).toMatchObject({ code: 'lodged', params: { contactId: body.contactId } });
    const unknown = { ...body, customer: { customerId: randomUUID() } };
    expect((await world.request('wangfang', contract.lodgeForCustomer, { body: unknown })).status).toBe(422);
  });

  test('a double click lodges once; the same key with other words is refused', async () => {
    const body = { ...complaint, channel: 'phone' as const };
    const both = await Promise.all(
      [1, 2].map(() => world.request('wangfang', contract.lodgeForCustomer, { body, idempotencyKey: 'k1' })),
    );
    expect(both[0]?.reply.number).toBe(both[1]?.reply.number);
    const other = { ...body, facts: '别的事情' };
    const reused = await world.request('wangfang', contract.lodgeForCustomer, { body: other, idempotencyKey: 'k1' });
    expect(reused.problem.code).toBe('idempotency-mismatch');
  });

  test('what was taken goes back: to nobody with its limits, and not from somebody who has it no more', async () => {
    const id = await lodged();
    const assign = (as: string, body: { ownerId: string | null; fromId?: string | null }) =>
      world.request(as, contract.assignComplaint, { params: { id }, body });
    const liwei = personNamed('liwei').id;
    expect((await assign('liwei', { ownerId: liwei, fromId: null })).reply.ownerId).toBe(liwei);
    expect((await assign('zhoumin', { ownerId: null })).problem.code).toBe('not-owner');
    expect((await assign('chenjing', { ownerId: liwei, fromId: personNamed('zhoumin').id })).problem.code).toBe(
      'owner-changed',
    );
    const { reply } = await assign('liwei', { ownerId: null, fromId: liwei });
    expect([reply.ownerId, reply.timeline.at(-1)?.code]).toEqual([null, 'released']);
    const { items } = (await world.request('liwei', getInbox)).reply;
    expect(items.filter(({ subjectId }) => subjectId === id)).toEqual([]);
  });

  test('two people at once: one takes the case, the other is told; a stale version is refused', async () => {
    const id = await lodged();
    const take = (who: string) =>
      world.request(who, contract.assignComplaint, { params: { id }, body: { ownerId: personNamed(who).id } });
    const statuses = (await Promise.all([take('liwei'), take('zhoumin')])).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 409]);
    const [record] = records;
    if (!record) throw new Error('no record');
    const late = await world.request('chenjing', contract.recordStep, {
      params: { id, step: 'understand' },
      body: { record, version: 1 },
    });
    expect(late.problem.code).toBe('stale-version');
  });

  test('hostile and missing input is refused by field and bound, and changes nothing', async () => {
    const known = async () =>
      (await world.request('liwei', contract.listComplaints, {})).reply.items.map(({ id }) => id);
    const before = await known();
    const long = await world.request('wangfang', contract.lodgeForCustomer, {
      body: { ...complaint, facts: 'x'.repeat(4_001), channel: 'phone' },
    });
    expect(long.problem.errors).toMatchObject([{ field: 'body.facts', code: 'too_big', params: { maximum: 4_000 } }]);
    const unknown = await world.request('wangfang', contract.lodgeForCustomer, {
      body: { ...complaint, product: "x'; drop table", channel: 'phone' },
    });
    expect(unknown.problem).toMatchObject({ status: 422, code: 'unknown-term', errors: [{ field: 'body.product' }] });
    expect(await known()).toEqual(before);
  });

  test('the list finds the complaints of some customers', async () => {
    const lodge = async (name: string, phone: string) =>
      (
        await world.request('wangfang', contract.lodgeForCustomer, {
          body: { ...complaint, customer: { name, phone }, channel: 'phone' },
        })
      ).reply.id;
    const first = await lodge('钱多多', '139 0000 2222');
    await lodge('赵志远', '139 0000 1111');
    const customerId = (await get(first)).customer?.id ?? '';
    const found = async (filter: Record<string, string>) =>
      (await world.request('liwei', contract.listComplaints, { query: filter })).reply.items.map((item) => item.id);
    expect(await found({ 'filter[customerId][eq]': customerId })).toEqual([first]);
    expect(await found({ 'filter[customerId][in]': `${customerId},${crypto.randomUUID()}` })).toEqual([first]);
    expect(await found({ 'filter[customerId][eq]': crypto.randomUUID() })).toEqual([]);
  });

  test('an agent may lodge and look, not handle; the public sees neither list nor causes', async () => {
    const id = await lodged();
    const body = { message: 'x' };
    expect((await world.request('wangfang', contract.acknowledgeComplaint, { params: { id }, body })).status).toBe(403);
    expect((await world.request(null, contract.listComplaints)).status).toBe(401);
    const { reply } = await world.request(null, contract.listTerms);
    expect(new Set(reply.terms.map((term) => term.kind))).toEqual(new Set(['product', 'area']));
  });

  test('a case that belongs to a colleague explains every refusal', async () => {
    const id = await lodged();
    await world.request('liwei', contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
    const { reply } = await world.request('zhoumin', contract.getComplaint, { params: { id } });
    expect(reply.actions.answer).toEqual({ allowed: false, refusal: 'not-owner' });
    expect(reply.actions.note).toEqual({ allowed: true, refusal: null });
  });

  test('recording a step again from what the page shows does not destroy what is masked there', async () => {
    const id = await lodged();
    await world.request('liwei', contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
    const first = { step: 'understand', demand: '定时间', feeling: '生气', confirmation: '对' } as const;
    const record = async (facts: string) =>
      world.request('liwei', contract.recordStep, {
        params: { id, step: 'understand' },
        body: { record: { ...first, facts }, version: (await get(id)).version },
      });
    await record('请打 13812345678');
    const shown = (await get(id)).steps[0]?.record;
    if (shown?.step !== 'understand') throw new Error('the first step is not recorded');
    expect(shown.facts).toBe('请打 138****5678');
    await record(shown.facts);
    const { rows } = await sql<{ facts: string }>`
    select record ->> 'facts' as facts from complaints.step_entry where complaint_id = ${id} order by at, id`.execute(
      world.house.floor.db,
    );
    expect(rows.map((row) => row.facts)).toEqual(['请打 13812345678', '请打 13812345678']);
  });
});

describe('while time passes', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test('from receipt to closing: limits met, every step timed, the history complete', async () => {
    const id = await lodged();
    await at('2026-03-02T03:00:00Z');
    await lead(id);
    await at('2026-03-03T03:00:00Z');
    await world.request('liwei', contract.answerComplaint, { params: { id }, body: { text: '今晚七点上门安装' } });
    const closing = { params: { id }, body: { validity: 'upheld', cause: 'install-delay' } } as const;
    const { reply } = await world.request('liwei', contract.closeComplaint, closing);
    expect(reply).toMatchObject({
      state: 'closed',
      validity: 'upheld',
      cause: 'install-delay',
      ownerName: '李伟',
      limit: null,
    });
    expect(reply.limits.map((limit) => limit.state)).toEqual(['met', 'met']);
    expect(reply.steps.map((step) => step.state)).toEqual([
      ...Array.from({ length: 4 }, () => 'recorded'),
      'skipped',
      'skipped',
    ]);
    expect(reply.timeline.map((entry) => entry.code)).toEqual([
      'lodged',
      'acknowledged',
      ...Array.from({ length: 4 }, () => 'step-recorded'),
      'step-skipped',
      'step-skipped',
      'answered',
      'closed',
    ]);
    const allowed = Object.entries(reply.actions).flatMap(([name, action]) => (action.allowed ? [name] : []));
    expect(allowed).toEqual(['note', 'attach', 'reopen']);
  });

  test('limits run with lunch closed, warn and breach once, and the worklist shows what is due first', async () => {
    const first = await lodged();
    await at('2026-03-02T06:00:00Z');
    const second = await lodged();
    // 10:00 + 4 working hours with lunch from 12:00 to 13:30 is 15:30; three of the four hours are gone at 14:30.
    expect((await get(first)).limit).toMatchObject({
      warnAt: '2026-03-02T06:30:00.000Z',
      dueAt: '2026-03-02T07:30:00.000Z',
    });
    await at('2026-03-02T06:29:59Z');
    expect((await get(first)).limit?.state).toBe('running');
    await at('2026-03-02T06:30:00Z');
    expect((await get(first)).limit?.state).toBe('warned');
    await at('2026-03-05T00:00:00Z');
    const codes = (await get(first)).timeline.map((entry) => entry.code);
    expect(codes).toEqual(['lodged', 'limit-warned', 'limit-breached']);
    const list = await world.request('liwei', contract.listComplaints, { query: { 'filter[state][ne]': 'closed' } });
    expect(list.reply.items.map((item) => item.id)).toEqual([first, second]);
    expect(list.reply.items[0]).toMatchObject({
      customerName: '林**',
      summary: expect.stringContaining('138****5678'),
    });
  });
});
