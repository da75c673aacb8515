import { dayRange } from '@tongli/calendar';
import * as complaints from '@tongli/contracts/complaints';
import * as contacts from '@tongli/contracts/contacts';
import * as imports from '@tongli/contracts/imports';
import * as knowledge from '@tongli/contracts/knowledge';
import * as measures from '@tongli/contracts/measures';
import * as requests from '@tongli/contracts/requests';
import * as work from '@tongli/contracts/work';
import { sql } from 'kysely';
import { keepBurst } from '../modules/complaints/index.ts';
import { findOrAddCustomer } from '../modules/customers/index.ts';
import { addApproved, suppliedPhrases } from '../modules/knowledge/index.ts';
import { observe } from '../modules/measures/index.ts';
import { notify } from '../modules/work/index.ts';
import { personNamed, projectId, units } from '../sample/people.ts';
import { makeArticle } from './articles.ts';
import { makeCohort } from './cohort-rows.ts';
import { makeBoard } from './dashboard-rows.ts';
import { makeLoop } from './improvement-rows.ts';
import { makeDispute } from './month-rows.ts';
import { makeSurvey, makeWave } from './outreach-aims.ts';
import { makeOwn } from './own-rows.ts';
import { makeTraining } from './people-aims.ts';
import { queueInput } from './queues.ts';
import { makeReport } from './report-rows.ts';
import type { World } from './world.ts';

/** Somebody whose identifiers must not be seen in clear anywhere but in a disclosure. */
export const identified = {
  name: '欧阳小明',
  phone: '13912345678',
  email: 'ouyang.xiaoming@example.cn',
  idCard: '11010519491231002X',
} as const;

const { phone, email, idCard } = identified;
const told = `我的电话是${phone}，邮箱${email}，身份证${idCard}。`;

export const chart: measures.ChartDefinition = measures.chartDefinition.parse({
  indicator: 'complaints-per-day',
  product: 'broadband',
  from: '2026-01-01',
  to: '2026-03-01',
  baseline: { from: '2026-01-01', to: '2026-02-14' },
});

/** One of everything in the sample centre's project, made through the product's own operations: ids by kind. */
export async function makeRows(world: World) {
  const complaint = await makeComplaint(world);
  const customer = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  const imported = await makeImport(world);
  await feedChart(world);
  const watched = await world.request('malin', measures.watchChart, { body: chart });
  const written = { indicator: chart.indicator, on: chart.from, text: told };
  const noted = await world.request('malin', measures.annotateChart, { body: written });
  const alerted = {
    ...(await makeAlert(world)),
    ...(await makeOwn(world)),
    ...(await makeBoard(world)),
    ...(await makeReport(world)),
    ...(await makeDispute(world)),
    ...(await makeCohort(world)),
  };
  const settled = await makeSettled(world, complaint.complaint);
  const asked = await makeRequest(world);
  const loop = await makeLoop(world, chart, { told, phone });
  const contact = await makeContact(world);
  const work = await makeWork(world);
  const phrase = await makePhrase(world);
  const article = await makeArticle(world);
  const incident = await makeIncident(world);
  const training = await makeTraining(world);
  const survey = await makeSurvey(world);
  const wave = await makeWave(world, survey);
  return {
    ...complaint,
    ...asked,
    ...settled,
    ...alerted,
    ...contact,
    ...work,
    ...training,
    survey,
    wave,
    article,
    phrase,
    incident,
    customer,
    imported,
    chart: watched.reply.id,
    annotation: noted.reply.id,
    ...loop,
  };
}

export type Rows = Awaited<ReturnType<typeof makeRows>>;

async function makeComplaint(world: World) {
  const body = {
    customer: { name: identified.name, phone, email },
    product: 'broadband',
    area: 'gaoxin',
    facts: told,
    demand: told,
    channel: 'phone' as const,
  };
  const { id, followToken } = (await world.request('wangfang', complaints.lodgeForCustomer, { body })).reply;
  const params = { id };
  const as = 'liwei';
  await world.request(as, complaints.acknowledgeComplaint, { params, body: { message: told } });
  await world.request(as, complaints.addNote, { params, body: { text: told } });
  const { version } = (await world.request(as, complaints.getComplaint, { params })).reply;
  const record = { step: 'understand' as const, facts: told, demand: told, feeling: told, confirmation: told };
  await world.request(as, complaints.recordStep, { params: { id, step: 'understand' }, body: { record, version } });
  await world.request(as, complaints.answerComplaint, { params, body: { text: told } });
  const owner = personNamed(as).id;
  await world.call(null, (call) =>
    notify(call, { personIds: [owner], code: 'limit-warned', params: {}, subject: { type: 'complaint', id } }),
  );
  const [notice] = await world.house.floor.db
    .withTables<{ 'work.notice': { id: string; person_id: string } }>()
    .selectFrom('work.notice')
    .select('id')
    .where('person_id', '=', owner)
    .limit(1)
    .execute();
  return { complaint: id, followToken, notice: notice?.id ?? '' };
}

/** A compensation, a budget and a sanction of a case. */
async function makeSettled(world: World, complaintId: string) {
  const params = { id: complaintId };
  const amount = { ruleCode: null, kind: 'money' as const, facts: {}, amountMinor: 10_000, reason: told };
  const compensation = await world.request('liwei', complaints.proposeCompensation, { params, body: amount });
  const unitId = units.find(({ code }) => code === 'complaints')?.id ?? '';
  const terms = { period: 'month' as const, on: '2026-03-02', amountMinor: 1_000_000, whenExceeded: 'refuse' as const };
  const budget = await world.request('luping', complaints.addBudget, { body: { unitId, ...terms } });
  const responsible = [{ personId: personNamed('yangxue').id, sharePercent: 100 }];
  const found = { breach: 'attitude', what: told, upheld: true, responsible };
  const { findings } = (await world.request('chenjing', complaints.recordFinding, { params, body: found })).reply;
  const sanction = findings[0]?.sanctions[0]?.id ?? '';
  return { compensation: compensation.reply.id, budget: budget.reply.id, sanction };
}

/** A chat that waits in a queue of the project, a number to be blocked, an outage. */
async function makeContact(world: World) {
  const body = { ...queueInput, code: 'chat', blocksNuisance: true };
  const queue = (await world.request('admin', contacts.addQueue, { body })).reply.id;
  const started = await world.request(null, contacts.startContact, {
    body: { queue: 'chat', channel: 'chat', name: identified.name, phone, text: told },
  });
  const { items } = (await world.request('luping', contacts.listContacts)).reply;
  const waiting = items.find(({ channel }) => channel === 'chat');
  if (!waiting) throw new Error(JSON.stringify(started.problem));
  const contact = waiting.id;
  const asked = { contactId: contact, reason: told, days: 30 };
  const nuisance = (await world.request('wangfang', contacts.askNuisance, { body: asked })).reply.id;
  const announcement = { zh: '线路故障', en: 'Out of order' };
  const outage = await world.request('luping', contacts.startOutage, { body: { queueIds: [queue], announcement } });
  const alert = await world.request('luping', contacts.takeAlert, { body: { key: `nobody-there ${queue}` } });
  return { queue, contact, nuisance, outage: outage.reply.id, takenAlert: alert.reply.id };
}

/** A task with a comment, and an approval that waits. */
async function makeWork(world: World) {
  const { version } = (await world.request('admin', work.listAuthorityLimits)).reply;
  const limits = ['complaint-manager', 'centre-manager'].map((post) => ({
    post,
    kind: 'compensation',
    limitMinor: 50_000,
    currency: 'CNY',
  }));
  await world.request('admin', work.setAuthorityLimits, { body: { limits, version } });
  const ownerId = personNamed('liwei').id;
  const body = { kind: 'promise' as const, title: `回电 ${phone}`, body: told, ownerId, due: { minutes: 60 } };
  const task = (await world.request('chenjing', work.openTask, { body })).reply.id;
  await world.request('liwei', work.commentTask, { params: { id: task }, body: { parts: [{ text: told }] } });
  const asked = { kind: 'compensation', title: `补偿 ${phone}`, body: told, amountMinor: 10_000, currency: 'CNY' };
  const approval = await world.request('liwei', work.askApproval, { body: asked });
  if (approval.status !== 200) throw new Error(JSON.stringify(approval.problem));
  return { task, approval: approval.reply.id };
}

/** A phrase that is in use. */
/** A burst of one, as the watch would have found it: it gathers what is there of its product and area. */
async function makeIncident(world: World): Promise<string> {
  const startedAt = new Date(0);
  const found = { startedAt, endedAt: startedAt, observed: 1, expected: 0.1, logProbability: -9, intervals: [] };
  await world.call(null, (call) => keepBurst(call, projectId, { product: 'broadband', area: 'gaoxin', ...found }));
  const { reply } = await world.request('chenjing', complaints.listIncidents, { query: {} });
  return reply.items[0]?.id ?? '';
}

async function makePhrase(world: World): Promise<string> {
  const [content] = suppliedPhrases;
  if (!content) throw new Error('no phrase comes with the product');
  const approvedBy = personNamed('luping').id;
  await world.call('malin', (call) => addApproved(call, { projectId, approvedBy, content }));
  return (await world.request('malin', knowledge.listPhrases)).reply.items[0]?.id ?? '';
}

async function makeImport(world: World): Promise<string> {
  const csv = `编号,受理时间,客户姓名,联系电话,内容\nL-1,2026-02-01,${identified.name},${phone},${told}\nL-2,never,${identified.name},${phone},${told}\n`;
  const uploaded = await world.request('chenjing', imports.uploadTable, {
    query: { importable: 'complaints.ledger', fileName: 'ledger.csv' },
    upload: Buffer.from(csv),
  });
  return uploaded.reply.id;
}

/** Ten complaints a day with some scatter, twenty from mid-February on. */
async function feedChart(world: World): Promise<void> {
  const scatter = [0, 3, -4, 2, -1, 5, -3, 1, -5, 4, -2];
  const observations = dayRange('2026-01-01', '2026-03-01').map((day, index) => ({
    measure: 'lodged' as const,
    day,
    product: 'broadband',
    area: 'billing',
    value: (day < '2026-02-16' ? 10 : 20) + (scatter[index % scatter.length] ?? 0),
  }));
  await world.call(null, (call) => observe(call, observations));
}

/** What any threshold says but for its place; one complaint a day is beyond it. */
export const thresholdRule = {
  ...{ warnAt: null, breachAt: 0.5, control: false, windowMinutes: 1_440, minimum: 1, takeMinutes: 5 },
  ...{ ownerId: personNamed('malin').id, suggestion: '增派人手' },
};

/** An indicator beyond its limits. */
async function makeAlert(world: World) {
  const body = { ...thresholdRule, indicator: 'complaints-per-day', unitId: null };
  const threshold = (await world.request('malin', measures.addThreshold, { body })).reply.id;
  await world.house.settle();
  const [alert] = (await world.request('malin', measures.getLiveBoard)).reply.alerts;
  if (!alert) throw new Error('no alert although a complaint was lodged');
  return { threshold, indicatorAlert: alert.id };
}

/** A request with a visit, of the hotline. */
async function makeRequest(world: World) {
  const customer = { name: '林晓梅', phone: '138 1234 5678' };
  const body = { kind: 'enquiry', customer, title: told, channel: 'phone' } as const;
  const { id } = (await world.request('wangfang', requests.lodgeRequest, { body })).reply;
  const unitId = units.find(({ code }) => code === 'hotline')?.id ?? '';
  const hours = { windows: [{ fromMinute: 540, untilMinute: 720, capacity: 5 }], version: 0 };
  const { windows } = (
    await world.request('chenjing', requests.setVisitWindows, { params: { id: unitId }, body: hours })
  ).reply;
  const slot = { windowId: windows[0]?.id ?? '', on: '2026-03-04', place: told, note: told };
  const booked = await world.request('chenjing', requests.bookVisit, { params: { id }, body: slot });
  return { request: id, visit: booked.reply.id };
}

/** As if every case had ended then: closed, and nothing that was granted still to be given. */
export async function endCases({ house: { floor } }: World, at: string): Promise<void> {
  await sql`update complaints.complaint set state = 'closed', closed_at = ${at}, closed_on = ${at.slice(0, 10)}`.execute(
    floor.db,
  );
  await sql`update complaints.compensation set state = 'withdrawn', ended_at = ${at}, ended_by = proposer_id
    where state in ('waiting', 'approved')`.execute(floor.db);
}
