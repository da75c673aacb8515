import * as contract from '@tongli/contracts/complaints';
import { getTask, listTasks } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { complaintPerson } from '../person.ts';
import { isEnough, lessonOf } from './learning.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const id = (username: string) => personNamed(username).id;
let phone = 13_800_100_000;

async function lodge(facts: string, more: { phone?: string } = {}): Promise<string> {
  const customer = { name: '赵先生', phone: more.phone ?? String(phone++) };
  const body = { customer, product: 'broadband', area: 'gaoxin', facts, demand: '尽快修好', channel: 'phone' as const };
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, { body });
  await world.house.settle();
  return reply.id;
}
const riskOf = async (complaintId: string, as = 'malin') =>
  (await world.request(as, contract.getCaseRisk, { params: { id: complaintId } })).reply;
const later = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));
const teamOf = async (complaintId: string) => {
  const ownerId = (await riskOf(complaintId)).interceptions[0]?.ownerId;
  const member = ['malin', 'guotao', 'luping'].find((one) => id(one) === ownerId);
  if (!member) throw new Error('nobody of the team has it');
  return member;
};
const threatening = '宽带断了三次，再不解决我就打12315，找律师起诉';

test('a threat puts a case on the list with its reasons, and on somebody’s desk for five minutes', async () => {
  const calm = await lodge('上门师傅态度一般，希望改进');
  const complaintId = await lodge(threatening);
  const { items } = (await world.request('malin', contract.listRisks)).reply;
  expect(items.map((row) => row.complaintId)).toEqual(expect.arrayContaining([complaintId, calm]));
  expect(items[0]).toMatchObject({ complaintId, standing: 'waiting' });
  expect(items[0]?.reasons.flatMap(({ words }) => words)).toEqual(expect.arrayContaining(['12315', '律师', '起诉']));
  expect(items.find((row) => row.complaintId === calm)?.standing).toBe('watched');
  const standing = async (asked: string) => {
    const query = { 'filter[standing][in]': asked, count: 'true' } as never;
    const { reply } = await world.request('malin', contract.listRisks, { query });
    return [reply.items.map((row) => row.complaintId), reply.total];
  };
  expect([await standing('waiting'), await standing('watched'), await standing('taken,ended')]).toEqual([
    ...[
      [[complaintId], 1],
      [[calm], 1],
      [[], 0],
    ],
  ]);
  expect((await standing('waiting,watched'))[1]).toBe(2);
  const { interceptions } = await riskOf(complaintId);
  const [one] = interceptions;
  expect(Date.parse(one?.takeBy ?? '') - Date.parse(one?.enteredAt ?? '')).toBe(5 * 60_000);
  const member = await teamOf(complaintId);
  const tasks = (await world.request(member, listTasks, { query: {} })).reply.items;
  expect(tasks.some(({ subject }) => subject?.id === complaintId)).toBe(true);
  expect((await world.request('wangfang', contract.listRisks)).status).toBe(403);
});

test('taken, calmed step by step, ended when the way out was told; until then the case is not closed', async () => {
  const complaintId = await lodge(threatening);
  const params = { id: complaintId };
  const member = await teamOf(complaintId);
  await later(3);
  const taken = (await world.request(member, contract.takeInterception, { params, body: {} })).reply;
  const [one] = taken.interceptions;
  expect(one).toMatchObject({ state: 'taken', ownerId: id(member) });
  expect(one?.steps.map(({ code }) => code)).toEqual(['listen', 'apologise', 'agree-time', 'recourse', 'follow-up']);
  const other = member === 'malin' ? 'guotao' : 'malin';
  expect((await world.request(other, contract.takeInterception, { params, body: {} })).problem.code).toBe(
    'interception-taken',
  );
  const open = await world.call('liwei', (call) =>
    import('../closing/checks.ts').then(({ openMattersOf }) => openMattersOf(call, complaintId)),
  );
  expect(open.map(({ code }) => code)).toContain('interceptions');
  const ending = (version: number) => ({
    params,
    body: { outcome: 'calmed' as const, note: '客户同意等到明天', version },
  });
  expect((await world.request(member, contract.endInterception, ending(one?.version ?? 0))).problem.code).toBe(
    'recourse-untold',
  );
  const record = (code: string, said: string) => {
    const stepId = one?.steps.find((step) => step.code === code)?.id ?? '';
    return world.request(member, contract.recordCalmingStep, { params: { ...params, stepId }, body: { said } });
  };
  await record('listen', '客户电话13912345678，很着急，要求今天修好');
  expect((await record('listen', '再一次')).problem.code).toBe('step-done');
  const told = (await record('recourse', '告知可以拨打12315申诉')).reply;
  expect(told.interceptions[0]?.steps[0]?.said).not.toContain('13912345678');
  const dueAt = new Date((await world.now()).getTime() + 36e5).toISOString();
  const own = { params, body: { what: '送去备用上网卡', ownerId: id(other), dueAt } };
  expect((await world.request(member, contract.addCalmingStep, own)).reply.interceptions[0]?.steps).toHaveLength(6);
  const ended = await world.request(member, contract.endInterception, ending(one?.version ?? 0));
  expect(ended.reply.interceptions[0]).toMatchObject({ state: 'ended', outcome: 'calmed' });
  const { timeline } = (await world.request('liwei', contract.getComplaint, { params })).reply;
  expect(timeline.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['interception-opened', 'interception-taken', 'recourse-told', 'interception-ended']),
  );
});

test('who does not take it in time loses it to the ladder; it is handed on with a reason; done in the inbox it is taken', async () => {
  const complaintId = await lodge(threatening);
  const member = await teamOf(complaintId);
  const [before] = (await riskOf(complaintId)).interceptions;
  const hand = { ownerId: id('chenjing'), note: '正在外出', version: before?.version ?? 0 };
  const input = { params: { id: complaintId }, body: hand };
  const handed = await world.request(member, contract.handOnInterception, input);
  expect(handed.reply.interceptions[0]).toMatchObject({ state: 'waiting', ownerId: id('chenjing') });
  await later(6);
  const { rows } = await sql<{ id: string }>`
    select id from work.task where subject_id = ${complaintId} and ended_at is null`.execute(world.house.floor.db);
  const task = (await world.request('chenjing', getTask, { params: { id: rows[0]?.id ?? '' } })).reply;
  expect(task).toMatchObject({ urgency: 'breached', ownerName: '陈静' });
  const { completeTask } = await import('@tongli/contracts/work');
  const done = { params: { id: task.id }, body: { note: '已接手', version: task.version } };
  expect((await world.request('chenjing', completeTask, done)).status).toBe(200);
  await world.house.settle();
  expect((await riskOf(complaintId)).interceptions[0]).toMatchObject({ state: 'taken', ownerId: id('chenjing') });
});

test('risk grows by contacts, by waiting and by what happens; a closed case is forgotten', async () => {
  const complaintId = await lodge('宽带断了');
  const first = (await riskOf(complaintId)).risk;
  await later(3 * 24 * 60);
  const waited = (await riskOf(complaintId)).risk;
  expect(waited?.score).toBeGreaterThan(first?.score ?? 1);
  expect(waited?.reasons.map(({ of }) => of)).toContain('waitingDays');
  const told = { level: 'regulator' as const, happenedOn: '2026-03-04', told: '已告知申诉渠道', recourseTold: true };
  const recorded = await world.request('malin', contract.recordEscalation, { params: { id: complaintId }, body: told });
  expect(recorded.reply.escalations[0]).toMatchObject({ level: 'regulator', recourseTold: true });
  await world.house.settle();
  expect((await riskOf(complaintId)).risk?.reasons.map(({ of }) => of)).toContain('earlierEscalations');
  const early = { ...told, happenedOn: '2026-01-01' };
  const refused = await world.request('malin', contract.recordEscalation, { params: { id: complaintId }, body: early });
  expect(refused.problem).toMatchObject({ code: 'not-in-the-case', errors: [{ field: 'body.happenedOn' }] });
});

test('words can be edited, tried before they hold, and each version stays', async () => {
  const { reply } = await world.request('admin', contract.getRiskSettings);
  expect(reply.lexicon.version).toBe(0);
  const words = [...reply.lexicon.words, { of: 'media' as const, word: '黑板报', weight: 3 }];
  const trial = { text: '我要上黑板报' };
  const score = async (body: { text: string; words?: typeof words }) =>
    (await world.request('chenjing', contract.tryRisk, { body })).reply;
  expect((await score(trial)).reasons).toEqual([]);
  expect((await score({ ...trial, words })).reasons).toMatchObject([{ of: 'media', words: ['黑板报'] }]);
  const save = (as: string, version: number, given = words) =>
    world.request(as, contract.setRiskLexicon, { body: { words: given, version } });
  expect((await save('liwei', 0)).status).toBe(403);
  expect((await save('admin', 0, [...words, ...words.slice(-1)])).problem).toMatchObject({ code: 'word-twice' });
  expect((await save('admin', 0)).reply.lexicon.version).toBe(1);
  expect((await save('admin', 0)).problem.code).toBe('stale-version');
  expect((await score(trial)).reasons).toMatchObject([{ of: 'media' }]);
  const settings = { ...reply.settings, urgentFrom: 0.1 };
  const wrong = await world.request('admin', contract.setRiskSettings, { body: { settings, version: 0 } });
  expect(wrong.problem).toMatchObject({ code: 'urgent-below-list', params: { minimum: 0.25 } });
});

test('the list holds what the team can take in a day; what is urgent comes besides', async () => {
  const { settings, version } = (await world.request('admin', contract.getRiskSettings)).reply;
  const set = (dailyCapacity: number, at: number) =>
    world.request('admin', contract.setRiskSettings, {
      body: { settings: { ...settings, dailyCapacity }, version: at },
    });
  await later(24 * 60);
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from complaints.interception
    where entered_on = ${(await world.now()).toISOString().slice(0, 10)} and not by_hand`.execute(world.house.floor.db);
  const room = (rows[0]?.count ?? 0) + 1;
  expect((await set(room, version)).reply.version).toBe(version + 1);
  const [first, second] = [await lodge('我要打12315'), await lodge('我要打12315')];
  const urgent = await lodge(`${threatening}，还要找记者曝光`);
  const standing = async (one: string) => (await riskOf(one)).interceptions[0]?.state ?? null;
  expect([await standing(first), await standing(second), await standing(urgent)]).toEqual(['waiting', null, 'waiting']);
  await later(30 * 60);
  expect(await standing(second)).toBe('waiting');
  await set(20, version + 1);
});

test('a tag has a reason and an end, is approved by another, seen by few with a trace, and goes with the person', async () => {
  const complaintId = await lodge('宽带断了', { phone: '13955550001' });
  const params = { id: complaintId };
  const order = async () =>
    (await world.request('liwei', contract.listComplaints, { query: { limit: '200' } })).reply.items.map(
      (row) => row.id,
    );
  const offered = async () =>
    (
      await world.request('chenjing', contract.previewCompensation, {
        params,
        body: { delayDays: 3, lossMinor: null, validity: 'upheld', cause: null },
      })
    ).reply.matches.map(({ amountMinor }) => amountMinor);
  const before = { order: await order(), offered: await offered(), score: (await riskOf(complaintId)).risk?.score };
  const ask = (expiresOn: string) =>
    world.request('malin', contract.askEscalationTag, { params, body: { reason: '曾三次向监管部门申诉', expiresOn } });
  const today = (await world.now()).toISOString().slice(0, 10);
  expect((await ask(today)).problem.code).toBe('expiry-out-of-range');
  const end = new Date((await world.now()).getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
  const asked = (await ask(end)).reply.tag;
  expect(asked).toMatchObject({ state: 'waiting', actions: { decide: { refusal: 'own-tag' } } });
  const decide = (as: string) =>
    world.request(as, contract.decideEscalationTag, { params, body: { approved: true, version: asked?.version ?? 0 } });
  expect((await decide('malin')).problem.code).toBe('own-tag');
  expect((await decide('chenjing')).reply.tag?.state).toBe('approved');
  await world.request('liwei', contract.addNote, { params, body: { text: '再次来电' } });
  await world.house.settle();
  expect((await riskOf(complaintId)).risk?.score).toBeGreaterThan(before.score ?? 1);
  expect(await order()).toEqual(before.order);
  expect(await offered()).toEqual(before.offered);
  expect((await world.request('liwei', contract.seeEscalationTag, { params, body: {} })).status).toBe(403);
  await world.request('guotao', contract.seeEscalationTag, { params, body: {} });
  const looks = await sql<{ name: string }>`select actor_name as name from platform.audit_entry
    where operation = 'complaints.see-escalation-tag' and subject_id = ${complaintId}`.execute(world.house.floor.db);
  expect(looks.rows).toEqual([{ name: '郭涛' }]);
  await later(11 * 24 * 60);
  expect((await world.request('guotao', contract.seeEscalationTag, { params, body: {} })).reply.tag?.state).toBe(
    'expired',
  );
  const { rows } = await sql<{ person: string; project: string }>`
    select customer_id as person, project_id as project from complaints.complaint where id = ${complaintId}`.execute(
    world.house.floor.db,
  );
  const [whose] = rows;
  await world.call(null, (call) =>
    complaintPerson.erasePerson(call, { id: whose?.person ?? '', projectId: whose?.project ?? '' } as never),
  );
  const left = await sql<{ count: number }>`
    select count(*)::integer as count from complaints.escalation_tag where complaint_id = ${complaintId}`.execute(
    world.house.floor.db,
  );
  expect(left.rows[0]?.count).toBe(0);
});

test('a night learns from closed cases as they stood while they were open', async () => {
  const lesson = await world.call(null, lessonOf);
  expect(lesson.cases.every(({ facts }) => (facts.waitingDays ?? 0) >= 0)).toBe(true);
  expect(isEnough(lesson)).toBe(false);
});
