import * as contract from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { complaintPerson } from './person.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const usual = { product: 'broadband', area: 'gaoxin', demand: '给出确定的扩容日期', channel: 'letter' } as const;
const facts = '小区宽带扩容一拖再拖，晚上上不了网';

async function lodge(name: string, phone: string): Promise<string> {
  const body = { ...usual, customer: { name, phone }, facts };
  return (await world.request('wangfang', contract.lodgeForCustomer, { body })).reply.id;
}
const get = async (id: string) => (await world.request('liwei', contract.getComplaint, { params: { id } })).reply;
const as = 'liwei';
let [master, other] = ['', ''];
const group = async () => {
  const { reply } = await world.request(as, contract.getComplaintGroup, { params: { id: master } });
  if (!reply.group) throw new Error('no group');
  return reply.group;
};

test('several who complain of one matter are led by one case; who signed has a case of their own; one speaks for all', async () => {
  master = await lodge('孙芳', '13811110001');
  other = await lodge('钱伟', '13811110002');
  const params = { id: master };
  await world.request(as, contract.assignComplaint, { params, body: { ownerId: personNamed(as).id } });
  const joinBefore = { params, body: { complaintNumber: (await get(other)).number } };
  expect((await world.request(as, contract.addToComplaintGroup, joinBefore)).problem.code).toBe('no-group');
  const body = { matter: '小区宽带扩容延期' };
  expect((await world.request('malin', contract.formComplaintGroup, { params, body })).status).toBe(403);
  expect((await world.request(as, contract.formComplaintGroup, { params, body })).reply.group?.members).toHaveLength(1);
  expect((await world.request(as, contract.formComplaintGroup, { params, body })).problem.code).toBe('group-there');
  expect((await world.request(as, contract.addToComplaintGroup, joinBefore)).reply.group?.members).toHaveLength(2);
  expect((await world.request(as, contract.addToComplaintGroup, joinBefore)).problem.code).toBe('follows-already');
  const complainants = [
    { name: '赵磊', phone: '13811110003' },
    { name: '周敏', phone: '13811110004' },
  ];
  const signed = { params, body: { complainants, facts, demand: usual.demand } };
  const added = await world.request(as, contract.addComplainants, { ...signed, idempotencyKey: 'signed-once' });
  expect(added.reply.group?.members).toHaveLength(4);
  await world.request(as, contract.addComplainants, { ...signed, idempotencyKey: 'signed-once' });
  await world.house.settle();
  const now = await group();
  expect(now.members).toHaveLength(4);
  expect(JSON.stringify(now)).not.toContain('孙芳');
  const joined = await get(now.members[3]?.complaintId ?? '');
  expect(joined.ownerId).toBe(personNamed(as).id);
  expect(joined.marks).toMatchObject({ groupNumber: (await get(master)).number, incidentNumber: null });
  const speaker = { params, body: { complaintId: other, version: now.version } };
  const spoken = (await world.request(as, contract.setSpokesperson, speaker)).reply.group;
  expect(spoken?.members.find(({ isSpokesperson }) => isSpokesperson)?.complaintId).toBe(other);
  expect((await world.request(as, contract.setSpokesperson, speaker)).problem.code).toBe('stale-version');
});

test('all are acknowledged and written to, each by name; one answer reaches all but who is decided on alone', async () => {
  const params = { id: master };
  const ids = (await group()).members.map(({ complaintId }) => complaintId);
  await world.request(as, contract.acknowledgeComplaint, { params, body: { message: '已收到' } });
  await world.house.settle();
  for (const id of ids) expect((await get(id)).state).toBe('acknowledged');
  const { templates } = (await world.request(as, contract.listLetterTemplates)).reply;
  const template = templates.find(({ kind }) => kind === 'other');
  const letter = { templateId: template?.id ?? '', templateVersion: 0, language: 'zh' as const, subject: '共同事项' };
  const write = (body: string) =>
    world.request(as, contract.writeToGroup, { params, body: { ...letter, body }, idempotencyKey: body });
  expect((await write('尊敬的{name}')).problem.errors?.[0]?.code ?? '').toBe('letter-unknown-placeholder');
  expect((await write('尊敬的{customer}：编号 {number}')).reply).toEqual({ sent: 4 });
  await world.house.settle();
  const lettersOf = async (id: string) =>
    (await world.request(as, contract.listLetters, { params: { id } })).reply.letters;
  expect((await lettersOf(other)).map(({ body }) => body)).toContain(
    `尊敬的钱先生/女士：编号 ${(await get(other)).number}`,
  );

  const complainants = [{ name: '吴伟', phone: '13811110005' }];
  const later = { params, body: { complainants, facts, demand: usual.demand }, idempotencyKey: 'signed-later' };
  const late = (await world.request(as, contract.addComplainants, later)).reply.group?.members;
  expect(late?.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'acknowledged'));
  await world.house.settle();
  const alone = { params: { ...params, memberId: other }, body: { reason: '他家没有宽带，反映的是电视' } };
  const left = (await world.request(as, contract.exceptFromGroup, alone)).reply.group;
  expect(left?.members.find(({ complaintId }) => complaintId === other)?.exception?.reason).toBe(alone.body.reason);
  const decide = {
    params,
    body: { text: '尊敬的{customer}：扩容六月底完成，减免两个月费用。', version: (await group()).version },
  };
  const early = await world.request(as, contract.decideForGroup, decide);
  expect(early.problem.code).toBe('understand-open');
  const record = { step: 'understand', facts, demand: usual.demand, feeling: '着急', confirmation: '对' } as const;
  await world.request(as, contract.recordStep, {
    params: { ...params, step: 'understand' },
    body: { record, version: (await get(master)).version },
  });
  const answered = (await world.request(as, contract.decideForGroup, decide)).reply;
  expect(answered).toMatchObject({ answered: 4, left: 1 });
  await world.house.settle();
  for (const id of ids) expect((await get(id)).state).toBe(id === other ? 'acknowledged' : 'answered');
  const answers = await Promise.all(ids.map(async (id) => (await get(id)).answer ?? ''));
  for (const name of ['孙', '赵', '周'])
    expect(answers.filter((one) => one.includes(`${name}先生/女士`))).toHaveLength(1);
  expect((await get(master)).timeline.at(-1)).toMatchObject({
    code: 'group-decided',
    params: { count: '4', left: '1' },
  });
  expect(
    (
      await world.request(as, contract.exceptFromGroup, {
        params: { ...params, memberId: ids.find((id) => id !== other && id !== master) ?? '' },
        body: { reason: 'x' },
      })
    ).problem.code,
  ).toBe('already-answered');
  const listed = (await world.request('chenjing', contract.listComplaintGroups)).reply.items;
  expect(listed).toMatchObject([{ masterId: master, complainants: 5, excepted: 1, state: 'open' }]);
});

test('a group that is dissolved leaves each to itself, and forgets with its customers what was written', async () => {
  const params = { id: master };
  const { rows } = await sql<{ id: string; project: string }>`
    select customer_id as id, project_id as project from complaints.complaint where id = ${other}`.execute(
    world.house.floor.db,
  );
  const person = {
    id: rows[0]?.id ?? '',
    projectId: rows[0]?.project ?? '',
    identity: { names: [], phones: [], emails: [] },
  };
  await world.call(null, (call) => complaintPerson.erasePerson(call, person as never));
  expect(JSON.stringify(await group())).not.toContain('反映的是电视');
  const dissolved = await world.request(as, contract.dissolveComplaintGroup, { params, body: { reason: '分开处理' } });
  expect(dissolved.reply.group).toMatchObject({ state: 'dissolved', members: [{ isMaster: true }] });
  expect((await world.request(as, contract.getComplaintGroup, { params: { id: other } })).reply.group).toBeNull();
});
