import { getMe } from '@tongli/contracts/access';
import * as complaints from '@tongli/contracts/complaints';
import { listMessages } from '@tongli/contracts/contacts';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import * as contract from '@tongli/contracts/outreach';
import { getPublicAddress, setPublicAddress } from '@tongli/contracts/system';
import { listTasks } from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContactsTables } from './modules/contacts/index.ts';
import { type OutreachTables, surveyToken } from './modules/outreach/index.ts';
import { makeSurvey, surveyInput } from './test/outreach-aims.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function useSurvey() {
  const id = await makeSurvey(world);
  const used = await world.request('malin', contract.useSurvey, { params: { id }, body: { version: 1 } });
  expect(used.reply.state).toBe('in-use');
  return id;
}

const versionOf = async (id: string) =>
  (await world.request('liwei', complaints.getComplaint, { params: { id } })).reply.version;

type StepRecord = BodyInputOf<typeof complaints.recordStep>['record'];

async function record(id: string, step: StepRecord) {
  const body = { record: step, version: await versionOf(id) };
  await world.request('liwei', complaints.recordStep, { params: { id, step: step.step }, body });
}

async function closeCase(phone: string) {
  const customer = { name: '钱先生', phone };
  const told = { product: 'mobile', area: 'gaoxin', facts: 'x', demand: 'x', channel: 'phone' as const };
  const { id } = (await world.request('wangfang', complaints.lodgeForCustomer, { body: { customer, ...told } })).reply;
  const params = { id };
  await world.request('liwei', complaints.acknowledgeComplaint, { params, body: { message: 'x' } });
  await record(id, { step: 'understand', facts: 'x', demand: 'x', feeling: 'x', confirmation: 'x' });
  await world.request('liwei', complaints.answerComplaint, { params, body: { text: 'x' } });
  await record(id, { step: 'explain', explanation: 'x', accepted: true });
  for (const step of ['divert', 'carry-out', 'make-good', 'advise'] as const) {
    const body = { reason: 'x', version: await versionOf(id) };
    await world.request('liwei', complaints.skipStep, { params: { id, step }, body });
  }
  const body = { validity: 'upheld' as const, cause: 'attitude' };
  const closed = await world.request('liwei', complaints.closeComplaint, { params, body });
  expect(closed.problem.code ?? null).toBe(null);
  await world.house.settle();
  return id;
}

const invitations = () =>
  world.house.floor.db
    .withTables<OutreachTables>()
    .selectFrom('outreach.invitation')
    .selectAll()
    .orderBy('invited_at')
    .execute();

async function tokenOf(at = 0) {
  const id = (await invitations())[at]?.id ?? '';
  return { token: await world.call(null, async (call) => surveyToken(call.keyring, id)) };
}

test('a closed case asks its customer; a low answer promises a callback of the owner, and counts', async () => {
  const survey = await useSurvey();
  const complaint = await closeCase('13800001111');
  const params = await tokenOf();
  const opened = await world.request(null, contract.openSurvey, { params });
  expect(opened.reply).toMatchObject({ state: 'open', title: surveyInput.title, refused: false });
  const answers = { csat: '1', why: '我的电话是13912345678', nps: '3' };
  const answered = await world.request(null, contract.answerSurvey, { params, body: { answers } });
  expect(answered.reply).toEqual({ callback: true });
  const again = await world.request(null, contract.answerSurvey, { params, body: { answers } });
  expect(again.problem.code).toBe('survey-answered');
  await world.house.settle();
  const query = { 'filter[kind][eq]': 'promise', 'filter[subjectId][eq]': complaint };
  const [promise] = (await world.request('liwei', listTasks, { query })).reply.items;
  expect(promise).toMatchObject({ ownerName: '李伟', state: 'open' });
  const { reply } = await world.request('malin', contract.getSurveyResults, { params: { id: survey } });
  expect(reply).toMatchObject({ response: { value: 1 }, csat: { value: 0, answers: 1 }, nps: { value: -100 } });
  expect(reply.ces.value).toBe(null);
  expect(reply.texts).toMatchObject([{ low: true, subjectId: complaint }]);
  expect(reply.texts[0]?.text).not.toContain('13912345678');
});

test('who was asked lately or wants none is not asked, and that is told', async () => {
  const survey = await useSurvey();
  await closeCase('13800001111');
  await closeCase('13800001111');
  const params = await tokenOf();
  await world.request(null, contract.refuseSurveys, { params, body: { refused: true } });
  await world.house.advanceTo(new Date((await world.now()).getTime() + 31 * 86_400_000));
  await closeCase('13800001111');
  expect((await invitations()).map(({ held }) => held)).toEqual([null, 'rest', 'refused']);
  const { reply } = await world.request('malin', contract.getSurveyResults, { params: { id: survey } });
  expect(reply).toMatchObject({ held: { rest: 1, refused: 1 }, response: { answers: 1, value: 0 } });
  const late = await world.request(null, contract.answerSurvey, { params, body: { answers: { csat: '5' } } });
  expect(late.problem.code).toBe('survey-over');
});

test('what was sent keeps its questions; another in use ends the first', async () => {
  const first = await useSurvey();
  await closeCase('13800001111');
  const { version } = (await world.request('malin', contract.getSurvey, { params: { id: first } })).reply;
  const [csat] = surveyInput.questions;
  const body = { ...surveyInput, questions: csat ? [csat] : [], version };
  const changed = await world.request('malin', contract.changeSurvey, { params: { id: first }, body });
  expect(changed.reply).toMatchObject({ edition: 2, sent: 1, answered: 0 });
  const opened = await world.request(null, contract.openSurvey, { params: await tokenOf() });
  expect(opened.reply.questions).toHaveLength(3);
  await useSurvey();
  const ended = await world.request('malin', contract.getSurvey, { params: { id: first } });
  expect(ended.reply).toMatchObject({ state: 'ended', actions: { change: { refusal: 'survey-ended' } } });
  const unknown = await world.request(null, contract.openSurvey, { params: { token: 'x.y' } });
  expect(unknown.status).toBe(404);
});

test('a link that leaves the house begins with its public address, which an administrator sets', async () => {
  const at = (version: number, address: string | null) =>
    world.request('admin', setPublicAddress, { body: { address, version } });
  expect((await world.request('admin', getPublicAddress, {})).reply).toMatchObject({ address: null, changed: null });
  for (const wrong of [
    'service.example.cn',
    'ftp://a.cn',
    'https://a.cn/tongli',
    'https://u:p@a.cn',
    'https://a.cn?x=1',
  ])
    expect((await at(1, wrong)).problem.code).toBe('no-public-address');
  const set = await at(1, ' https://Service.example.cn/ ');
  expect(set.reply).toMatchObject({ address: 'https://service.example.cn', version: 2, changed: { by: '何系统' } });
  expect((await at(1, null)).problem.code).toBe('stale-version');
  expect((await world.request('liwei', getMe, {})).reply.address).toBe('https://service.example.cn');
  await useSurvey();
  await closeCase('13800005555');
  const { token } = await tokenOf();
  const key = `survey.invitation ${(await invitations())[0]?.id}`;
  const { contact_id: id } = await world.house.floor.db
    .withTables<ContactsTables>()
    .selectFrom('contacts.outgoing')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const said = await world.request('luping', listMessages, { params: { id: id ?? '' } });
  expect(said.reply.messages[0]?.text).toContain(`https://service.example.cn/portal/survey/${token}`);
});
