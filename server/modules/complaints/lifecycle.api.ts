import * as contract from '@tongli/contracts/complaints';
import * as processes from '@tongli/contracts/requests';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { suppliedRecourse } from '../requests/index.ts';
import { recusedFrom, reopen } from './index.ts';
import { followToken } from './link.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const at = (isoInstant: string) => world.house.advanceTo(new Date(isoInstant));
const get = async (id: string) => (await world.request('liwei', contract.getComplaint, { params: { id } })).reply;
const followed = async (id: string) => {
  const token = await world.call('liwei', async ({ keyring }) => followToken(keyring, id));
  return (await world.request(null, contract.followComplaint, { params: { token } })).reply;
};
const codes = async (id: string) => (await get(id)).timeline.map((entry) => entry.code);

async function lodged(more: object = {}): Promise<string> {
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: {
      customer: { name: '林晓梅', phone: '138 1234 5678' },
      product: 'broadband',
      area: 'gaoxin',
      facts: '约了三次都没有人来装宽带',
      demand: '给出确定的上门时间',
      channel: 'phone',
      ...more,
    },
  });
  return reply.id;
}

const step = async (id: string, record: contract.StepRecord, spentSeconds = 30) =>
  world.request('liwei', contract.recordStep, {
    params: { id, step: record.step },
    body: { record, version: (await get(id)).version, spentSeconds },
  });

/** From the acknowledgement to the answer in one go. */
async function answered(id: string, text = '今晚七点上门安装'): Promise<void> {
  if ((await get(id)).state === 'lodged')
    await world.request('liwei', contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
  await step(id, { step: 'understand', facts: '爽约', demand: '定时间', feeling: '生气', confirmation: '对' });
  await step(id, { step: 'explain', explanation: '派错了区', accepted: true });
  for (const name of ['divert', 'carry-out', 'make-good', 'advise'] as const)
    await world.request('liwei', contract.skipStep, {
      params: { id, step: name },
      body: { reason: '不需要', version: (await get(id)).version },
    });
  await world.request('liwei', contract.answerComplaint, { params: { id }, body: { text } });
}

const close = (id: string) =>
  world.request('liwei', contract.closeComplaint, {
    params: { id },
    body: { validity: 'upheld', cause: 'install-delay' },
  });

test('a reopened case keeps its first times, starts its steps and its limit anew, and is counted once', async () => {
  const id = await lodged();
  await at('2026-03-03T03:00:00Z');
  await answered(id);
  expect((await close(id)).status).toBe(200);
  const first = await get(id);
  await at('2026-03-10T03:00:00Z');
  const how = { params: { id }, body: { reason: 'handler', note: '时间登记错了' } } as const;
  expect((await world.request('zhoumin', contract.reopenComplaint, how)).problem.code).toBe('not-owner');
  const { reply } = await world.request('liwei', contract.reopenComplaint, how);
  expect(reply).toMatchObject({
    state: 'acknowledged',
    reopenCount: 1,
    answer: null,
    firstClosedAt: first.closedAt,
    firstAnsweredAt: first.answeredAt,
    closedAt: null,
    limit: { kind: 'respond', state: 'running', dueAt: '2026-03-17T10:00:00.000Z' },
  });
  expect(reply.steps.every(({ state }) => state === 'open')).toBe(true);
  await at('2026-03-11T03:00:00Z');
  await answered(id);
  expect((await close(id)).status).toBe(200);
  await world.house.settle();
  const rows = await world.house.floor.db
    .selectFrom('platform.event')
    .select(['type'])
    .where('subject_id', '=', id)
    .where('type', 'in', ['complaint.closed', 'complaint.closed_again', 'complaint.reopened'])
    .orderBy('position')
    .execute();
  expect(rows.map(({ type }) => type)).toEqual(['complaint.closed', 'complaint.reopened', 'complaint.closed_again']);
  const list = await world.request('liwei', contract.listComplaints, {
    query: { 'filter[onTime][eq]': 'true', 'filter[closedOn][eq]': '2026-03-03' },
  });
  expect(list.reply.items.map((row) => row.id)).toEqual([id]);
});

test('whoever a case is about takes no part in it, and an owner who is named is owner no more', async () => {
  const id = await lodged({ about: { people: [personNamed('zhoumin').id], units: [] } });
  const acknowledge = (who: string) =>
    world.request(who, contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
  expect((await acknowledge('zhoumin')).problem.code).toBe('recused');
  expect((await acknowledge('liwei')).status).toBe(200);
  const named = { people: [personNamed('zhoumin').id, personNamed('liwei').id], units: [] };
  const { reply } = await world.request('liwei', contract.nameComplainedAbout, { params: { id }, body: named });
  expect(reply).toMatchObject({ ownerId: null, actions: { note: { allowed: false, refusal: 'recused' } } });
  const assigned = await world.request('chenjing', contract.assignComplaint, {
    params: { id },
    body: { ownerId: personNamed('liwei').id },
  });
  expect(assigned.problem).toMatchObject({ code: 'recused-person', errors: [{ field: 'body.ownerId' }] });
  expect([...(await world.call(null, (call) => recusedFrom(call, id)))].sort()).toEqual([...named.people].sort());
});

test('the list says which day was promised, until the promise is kept', async () => {
  const id = await lodged();
  await world.request('liwei', contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
  await step(id, { step: 'understand', facts: '爽约', demand: '定时间', feeling: '生气', confirmation: '对' });
  await step(id, { step: 'explain', explanation: '派错了区', accepted: true });
  await step(id, { step: 'divert', options: '今晚或明早' });
  const promise = { step: 'carry-out', commitment: '今晚七点', ownerId: personNamed('liwei').id, dueOn: '2026-03-03' };
  const listed = async () => {
    const { reply } = await world.request('liwei', contract.listComplaints, {
      query: { 'filter[state][ne]': 'closed' },
    });
    return reply.items.find((row) => row.id === id)?.promisedOn;
  };
  expect(await listed()).toBeNull();
  await step(id, { ...promise, done: false } as contract.StepRecord);
  expect(await listed()).toBe('2026-03-03');
  await step(id, { ...promise, done: true } as contract.StepRecord);
  expect(await listed()).toBeNull();
});

describe('assessment, pauses and answers', () => {
  test('safety goes first, then a vulnerable customer, then what is due; a complex case gets its longer time', async () => {
    const [usual, vulnerable, safety] = [await lodged(), await lodged(), await lodged({ severity: 'safety' })];
    const assessed = await world.request('liwei', contract.assessComplaint, {
      params: { id: vulnerable },
      body: {
        severity: 'normal',
        complexity: 'complex',
        impact: 'one',
        immediate: null,
        vulnerability: 'age',
        vulnerabilityReason: '自述 82 岁独居，电话 13812345678',
        version: 1,
      },
    });
    expect(assessed.reply).toMatchObject({
      precedence: 'vulnerable',
      assessment: { complexity: 'complex', vulnerabilityReason: expect.stringContaining('138****5678') },
    });
    // Fifteen working days from Monday 2 March.
    expect(assessed.reply.limits.find(({ kind }) => kind === 'respond')?.dueAt).toBe('2026-03-23T10:00:00.000Z');
    const { reply } = await world.request('liwei', contract.listComplaints, {
      query: { 'filter[state][ne]': 'closed', sort: 'precedence' },
    });
    expect(reply.items.map((row) => row.id)).toEqual([safety, vulnerable, usual]);
    const stages = (await get(vulnerable)).stages.flatMap(({ stage, at: time }) => (time === null ? [] : [stage]));
    expect(stages).toEqual(['receipt', 'assessment']);
  });

  test('a pause keeps the working time that is left, and ends by itself; nothing fires in between', async () => {
    const id = await lodged();
    await world.request('liwei', contract.acknowledgeComplaint, { params: { id }, body: { message: '已收到' } });
    // Due on Monday 9 March at 18:00; on Friday at 17:00 eight and a half working hours are left.
    await at('2026-03-06T09:00:00Z');
    expect(await codes(id)).toContain('limit-warned');
    const pause = (until: string, reason: 'customer' = 'customer') =>
      world.request('liwei', contract.pauseComplaint, { params: { id }, body: { reason, until, note: '等您的发票' } });
    expect((await pause('2026-04-06T09:00:00Z')).problem).toMatchObject({ code: 'pause-too-long' });
    expect((await pause('2026-03-18T02:00:00Z')).reply).toMatchObject({ limit: { state: 'paused' } });
    expect((await pause('2026-03-18T02:00:00Z')).problem.code).toBe('limit-paused');
    expect((await followed(id)).paused).toEqual({
      reason: 'customer',
      since: '2026-03-06T09:00:00.000Z',
      until: '2026-03-18T02:00:00.000Z',
    });
    await at('2026-03-18T01:00:00Z');
    expect(await codes(id)).not.toContain('limit-breached');
    await at('2026-03-18T02:00:00Z');
    expect((await followed(id)).paused).toBeNull();
    const running = await get(id);
    expect(running.pauses).toMatchObject([{ reason: 'customer', endedAt: '2026-03-18T02:00:00.000Z' }]);
    // From Wednesday 10:00: six and a half hours on that day, two on the next.
    expect(running.limit).toMatchObject({ state: 'warned', dueAt: '2026-03-19T03:00:00.000Z' });
    await at('2026-03-25T02:00:00Z');
    expect((await codes(id)).filter((code) => code.startsWith('limit-') || code === 'resumed')).toEqual([
      'limit-warned',
      'resumed',
      'limit-breached',
    ]);
  });

  test('every answer says where the customer can go from here, and a step tells how long it took', async () => {
    const id = await lodged();
    await answered(id);
    const { answer, steps, recourse } = await get(id);
    expect(recourse.zh).not.toBe('');
    expect(answer).toBe(`今晚七点上门安装\n\n${recourse.zh}`);
    expect(steps.map(({ spentSeconds }) => spentSeconds)).toEqual([30, 30, null, null, null, null]);
    await world.call(null, (call) => reopen(call, id, { reason: 'visit', note: '回访不满意' }));
    expect((await get(id)).state).toBe('acknowledged');
  });

  test('a process that names no recourse answers with what the house begins with, in the language of the answer', async () => {
    const { reply } = await world.request('admin', processes.listProcessVersions);
    const [latest] = reply.versions;
    const published = await world.request('admin', processes.publishProcessVersion, {
      body: { settings: { ...latest!.settings, recourse: { zh: '', en: '' } }, basedOn: latest!.version },
    });
    expect(published.reply.settings.recourse).toEqual(suppliedRecourse);
    const [chinese, english] = [await lodged(), await lodged({ facts: '装好又断' })];
    await answered(chinese);
    await answered(english, 'We install it at seven tonight');
    expect((await get(chinese)).answer).toBe(`今晚七点上门安装\n\n${suppliedRecourse.zh}`);
    expect((await get(english)).answer).toBe(`We install it at seven tonight\n\n${suppliedRecourse.en}`);
  });
});
