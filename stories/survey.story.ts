import {
  acknowledgeComplaint,
  answerComplaint,
  closeComplaint,
  getComplaint,
  lodgeForCustomer,
  recordStep,
  skipStep,
} from '@tongli/contracts/complaints';
import { listMessages } from '@tongli/contracts/contacts';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import { addSurvey, useSurvey } from '@tongli/contracts/outreach';
import { setPublicAddress } from '@tongli/contracts/system';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { surveyInput } from '../server/test/outreach-aims.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

type Step = BodyInputOf<typeof recordStep>['record'];

/** A case from its receipt to its end. */
async function closedCase(handler: Page, agent: Page): Promise<{ id: string; number: string }> {
  const customer = { name: '钱女士', phone: '13800006677' };
  const told = { product: 'broadband', area: 'gaoxin', facts: '装机爽约', demand: '定时间', channel: 'phone' as const };
  const { id, number } = await by(agent, lodgeForCustomer, { customer, ...told });
  const asked = { params: { id } };
  const version = async () => (await by(handler, getComplaint, null, asked)).version;
  const record = async (step: Step) =>
    by(handler, recordStep, { record: step, version: await version() }, { params: { id, step: step.step } });
  await by(handler, acknowledgeComplaint, { message: '已收到' }, asked);
  await record({ step: 'understand', facts: '爽约', demand: '定时间', feeling: '生气', confirmation: '对' });
  await by(handler, answerComplaint, { text: '明早上门' }, asked);
  await record({ step: 'explain', explanation: '派错了区', accepted: true });
  for (const step of ['divert', 'carry-out', 'make-good', 'advise'])
    await by(handler, skipStep, { reason: '不适用', version: await version() }, { params: { id, step } });
  await by(handler, closeComplaint, { validity: 'upheld', cause: 'install-delay' }, asked);
  await centre.house.settle();
  return { id, number };
}

/** The way to the survey as it stands in the message that the customer was sent last. */
async function linkSent(leader: Page): Promise<URL> {
  const { rows } = await sql<{ id: string }>`
    select contact_id as id from contacts.outgoing where key like 'survey.invitation %'`.execute(centre.house.floor.db);
  const { messages } = await by(leader, listMessages, null, { params: { id: rows[0]?.id ?? '' } });
  const said = messages.at(-1)?.text;
  return new URL(/https?:\S+/.exec(said ?? '')?.[0] ?? '');
}

test('结案后客户按短信里的链接评价,评分低,处理人的待办里就有一个回电承诺,结果页上看得到原话', async () => {
  const [admin, analyst, handler, leader, customer] = [
    await centre.pageOf('admin'),
    await centre.pageOf('malin'),
    await centre.pageOf('liwei'),
    await centre.pageOf('luping'),
    await centre.pageOf(null, { phone: true }),
  ];
  const errors = [handler, customer, analyst].map(errorsOf);
  await by(admin, setPublicAddress, { address: centre.address, version: 1 });
  const survey = await by(analyst, addSurvey, surveyInput);
  await by(analyst, useSurvey, { version: 1 }, { params: { id: survey.id } });
  const { number } = await closedCase(handler, await centre.pageOf('wangfang'));

  const link = await linkSent(leader);
  expect(link.origin).toBe(new URL(centre.address).origin);
  await customer.goto(link.pathname);
  await customer.getByText(number).waitFor();
  await choose(customer, '您对这次处理满意吗？', '很不满意');
  await field(customer, '哪里没有做好？', '还是没有人来');
  await press(customer, '提交');
  await customer.getByText('我们会尽快给您回电').waitFor();
  await centre.house.settle();

  await go(handler, '/work');
  await handler.getByText(`回电：评价低 Call back: low score · ${number}`).first().waitFor();
  await go(analyst, `/surveys/${survey.id}?tab=results`);
  await analyst.getByText('还是没有人来').waitFor();
  expect(errors).toEqual([[], [], []]);
});
