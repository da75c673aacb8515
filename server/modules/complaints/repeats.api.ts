import * as contract from '@tongli/contracts/complaints';
import { listNotices, listTasks } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const words = '约了三次上门装宽带都没有人来，也没有提前通知';
const usual = { product: 'broadband', area: 'gaoxin', demand: '给出确定的上门时间', channel: 'phone' } as const;

async function lodge(phone: string, name: string, facts = words, more: object = {}): Promise<string> {
  const body = { ...usual, customer: { name, phone }, facts, ...more };
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, { body });
  return reply.id;
}
const settle = () => world.house.settle();
const repeatsOf = async (id: string) => (await world.request('liwei', contract.getRepeats, { params: { id } })).reply;
const search = async (body: object) =>
  (await world.request('wangfang', contract.findRepeats, { body: { text: words, ...usual, ...body } })).reply;
const later = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));

describe('a matter that comes again', () => {
  test('is found while the agent types: by number, by mail, by a similar name with the end of the number; not a stranger’s', async () => {
    const id = await lodge('138 1234 5678', '林晓梅');
    await settle();
    const level = async (asked: object) =>
      (await search(asked)).matches.find(({ complaintId }) => complaintId === id)?.level;
    expect(await level({ phone: '13812345678' })).toBe('same');
    expect(await level({ phone: '13812345678', text: '上个月账单多扣了二十元' })).toBeUndefined();
    expect(await level({ phone: '13812345678', text: '' })).toBe('customer');
    expect(await level({ phone: '13900005678', name: '林小梅' })).toBe('likely');
    expect(await level({ phone: '13900005679', name: '陈建国' })).toBe('like');
    const { matches } = await search({ phone: '13812345678' });
    expect(matches[0]?.reasons).toEqual(expect.arrayContaining(['phone', 'words', 'product']));
  });

  test('is linked, counted and planned for by somebody who leads; who says it is another matter undoes it', async () => {
    const first = await lodge('13811110001', '赵磊');
    const handler = personNamed('liwei').id;
    await world.request('liwei', contract.assignComplaint, { params: { id: first }, body: { ownerId: handler } });
    await later(3 * 24 * 60);
    const second = await lodge('13811110001', '赵磊');
    await settle();
    const found = await repeatsOf(second);
    expect(found.repeatCount).toBe(1);
    expect(found.links[0]).toMatchObject({ complaintId: first, linkState: 'linked', side: 'earlier' });
    expect(found.plan?.ownerName).toBeTruthy();
    expect(found.plan?.ownerName).not.toBe(personNamed('liwei').name);
    const { reply: tasks } = await world.request('chenjing', listTasks, { query: {} });
    expect(tasks.items.some(({ id }) => id === found.plan?.taskId)).toBe(true);

    const judged = await world.request('liwei', contract.judgeRepeat, {
      params: { id: second },
      body: { otherId: first, verdict: 'different' },
    });
    expect(judged.reply).toMatchObject({ repeatCount: 0, links: [{ linkState: 'refused' }] });
    // Found again or not: what a person said stays, and is a label.
    const { rows } = await sql<{ state: string; score: number }>`
      select state, score from complaints.repeat_link where complaint_id = ${second} and decided_by = ${handler}`.execute(
      world.house.floor.db,
    );
    expect(rows).toEqual([{ state: 'refused', score: expect.any(Number) }]);
  });

  test('in three windows within the hour becomes one case with one owner, answered once; one can be taken out', async () => {
    const [first, ...others] = [
      await lodge('13811110002', '孙芳'),
      await lodge('13811110002', '孙芳', words, { channel: 'chat' }),
    ];
    await later(10);
    const third = await lodge('13811110002', '孙芳', `${words}，请尽快`, { channel: 'counter' });
    await settle();
    const master = first ?? '';
    expect((await repeatsOf(third)).master?.complaintId).toBe(master);
    expect((await repeatsOf(master)).members).toHaveLength(2);
    await world.request('liwei', contract.assignComplaint, {
      params: { id: master },
      body: { ownerId: personNamed('liwei').id },
    });
    await settle();
    const get = async (id: string) => (await world.request('liwei', contract.getComplaint, { params: { id } })).reply;
    expect((await get(third)).ownerId).toBe(personNamed('liwei').id);
    const reason = { reason: '其实是另一处的宽带' };
    const detached = await world.request('liwei', contract.detachFromMaster, {
      params: { id: others[0] ?? '' },
      body: reason,
    });
    expect(detached.reply.master).toBeNull();

    await world.request('liwei', contract.acknowledgeComplaint, {
      params: { id: master },
      body: { message: '已收到' },
    });
    const record = {
      step: 'understand',
      facts: '三次爽约',
      demand: '定时间',
      feeling: '急',
      confirmation: '是',
    } as const;
    const { version } = await get(master);
    await world.request('liwei', contract.recordStep, {
      params: { id: master, step: 'understand' },
      body: { record, version },
    });
    await world.request('liwei', contract.answerComplaint, {
      params: { id: master },
      body: { text: '明天上午九点上门' },
    });
    await settle();
    expect(await get(third)).toMatchObject({
      state: 'answered',
      answer: (await get(master)).answer,
    });
    expect((await get(others[0] ?? '')).state).toBe('lodged');
  });

  test('has settings that only who may administer changes', async () => {
    const { reply } = await world.request('liwei', contract.getRepeatSettings);
    const body = { settings: { ...reply.settings, windowDays: 30 }, version: reply.version };
    expect((await world.request('liwei', contract.setRepeatSettings, { body })).status).toBe(403);
    expect((await world.request('admin', contract.setRepeatSettings, { body })).reply.settings.windowDays).toBe(30);
    expect((await world.request('admin', contract.setRepeatSettings, { body })).problem.code).toBe('stale-version');
  });
});

describe('a burst', () => {
  const project = async () =>
    (await sql<{ id: string }>`select id from org.project limit 1`.execute(world.house.floor.db)).rows[0]?.id ?? '';
  const open = async () =>
    (await world.request('chenjing', contract.listIncidents, { query: { 'filter[state][eq]': 'open' } })).reply.items;

  test('opens one incident within a quarter of an hour of its beginning, gathers its cases and tells those who lead', async () => {
    // Three weeks of a case an hour by day, counted as any other.
    const start = await world.now();
    await sql`insert into complaints.arrival_cell (project_id, at, product, area, count)
      select ${await project()}, ${start}::timestamptz - make_interval(hours => hour), 'tv', 'north', 1
      from generate_series(5, 21 * 24) hour`.execute(world.house.floor.db);
    const numbers = Array.from({ length: 8 }, (_, at) => `1382222000${at}`);
    for (const phone of numbers) {
      await lodge(phone, '马超', '电视突然没有信号，画面一直黑屏', { product: 'tv', area: 'north' });
      await settle();
      await later(1);
    }
    await later(7);
    const [incident, ...more] = await open();
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ product: 'tv', area: 'north', cases: 8 });
    expect(new Date(incident?.foundAt ?? 0).getTime() - start.getTime()).toBeLessThanOrEqual(15 * 60_000);
    const { reply: notices } = await world.request('chenjing', listNotices);
    expect(JSON.stringify(notices)).toContain('incident-opened');
  });

  test('gathers what comes later if it is about the same; one wording for all, approved by another; closed with cause and a message', async () => {
    const [incident] = await open();
    const params = { id: incident?.id ?? '' };
    const same = await lodge('13822220009', '周敏', '电视没有信号，一直黑屏', { product: 'tv', area: 'north' });
    const other = await lodge('13822220010', '吴伟', '点播多扣了费用，要求退款', { product: 'tv', area: 'north' });
    await settle();
    const get = async () => (await world.request('chenjing', contract.getIncident, { params })).reply;
    const ids = (await get()).members.map(({ complaintId }) => complaintId);
    expect(ids).toContain(same);
    expect(ids).not.toContain(other);
    const removed = await world.request('liwei', contract.removeIncidentCase, {
      params: { ...params, complaintId: same },
    });
    expect(removed.reply.cases).toBe(8);

    const wording = {
      zh: '北城区电视信号正在抢修，今晚八点前恢复。',
      en: 'TV in the north is being repaired, until eight tonight.',
    };
    const worded = await world.request('chenjing', contract.setIncidentWording, {
      params,
      body: { wording, version: removed.reply.version },
    });
    const { version } = worded.reply;
    const own = await world.request('chenjing', contract.approveIncidentWording, { params, body: { version } });
    expect(own.problem.code).toBe('own-wording');
    expect(worded.reply.actions.approve?.refusal).toBe('own-wording');

    const message = { zh: '信号已恢复，原因是光缆被挖断。', en: 'The signal is back; a cable had been cut.' };
    const body = { cause: 'network-fault', message, version };
    expect((await world.request('liwei', contract.closeIncident, { params, body })).status).toBe(403);
    expect((await world.request('chenjing', contract.closeIncident, { params, body })).reply.state).toBe('closed');
    await settle();
    const sent = await sql<{ count: number }>`
      select count(*)::integer as count from contacts.outgoing where key like 'incident.closed%'`.execute(
      world.house.floor.db,
    );
    expect(sent.rows[0]?.count).toBe(8);
    const { reply: one } = await world.request('liwei', contract.getComplaint, { params: { id: ids[0] ?? '' } });
    expect(one.timeline.at(-1)).toMatchObject({ code: 'incident-closed', text: message.zh });
  });
});
