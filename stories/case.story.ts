import {
  acknowledgeComplaint,
  answerComplaint,
  assignComplaint,
  closeComplaint,
  getComplaint,
  getFeedback,
  getFeedbackRules,
  listComplaints,
  lodgeInPortal,
  recordStep,
  recordVisit,
  reviewAppeal,
  setFeedbackRules,
  skipStep,
} from '@tongli/contracts/complaints';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { clickThrough, errorsOf, field, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

async function visitEveryone(admin: Page): Promise<void> {
  const { rules, version } = await by(admin, getFeedbackRules);
  const all = { upheld: 100, 'partly-upheld': 100, 'not-upheld': 100 };
  const shares = { minor: all, normal: all, serious: all, safety: all };
  await by(admin, setFeedbackRules, { rules: { ...rules, shares }, version });
}

const versionOf = async (page: Page, id: string) => (await by(page, getComplaint, null, { params: { id } })).version;

async function answer(handler: Page, id: string, text: string): Promise<void> {
  const record = { step: 'understand', facts: '爽约', demand: '定时间', feeling: '生气', confirmation: '对' } as const;
  const version = await versionOf(handler, id);
  await by(handler, recordStep, { record, version }, { params: { id, step: 'understand' } });
  await by(handler, answerComplaint, { text }, { params: { id } });
}

async function close(handler: Page, id: string): Promise<void> {
  const record = { step: 'explain', explanation: '派错了区', accepted: true } as const;
  const version = await versionOf(handler, id);
  await by(handler, recordStep, { record, version }, { params: { id, step: 'explain' } });
  for (const step of ['divert', 'carry-out', 'make-good', 'advise']) {
    const body = { reason: '不适用', version: await versionOf(handler, id) };
    await by(handler, skipStep, body, { params: { id, step } });
  }
  await by(handler, closeComplaint, { validity: 'upheld', cause: 'install-delay' }, { params: { id } });
  await centre.house.settle();
}

test('回访不满意重新受理,再次结案后客户申诉,由没有参与过的同事复核成立', async () => {
  await visitEveryone(await centre.pageOf('admin'));
  const [customer, handler, colleague, manager] = [
    await centre.pageOf(null, { phone: true }),
    await centre.pageOf('liwei'),
    await centre.pageOf('zhoumin'),
    await centre.pageOf('chenjing'),
  ];
  const errors = [customer, colleague].map(errorsOf);
  const { number, token } = await by(customer, lodgeInPortal, {
    customer: { name: '孟女士', phone: '13800007788' },
    product: 'broadband',
    area: 'gaoxin',
    facts: '约了三次都没有人来装宽带。',
    demand: '给出确定的上门时间',
  });
  const query = `?filter[number][starts]=${number}`;
  const id = (await by(handler, listComplaints, null, { query })).items[0]?.id ?? '';
  await by(handler, assignComplaint, { ownerId: personNamed('liwei').id }, { params: { id } });
  await by(handler, acknowledgeComplaint, { message: '您好,已收到。' }, { params: { id } });
  await answer(handler, id, '已安排,明早上门。');
  await close(handler, id);

  // Somebody else asks how it went; who is not satisfied has the case taken up again.
  const visit = (await by(manager, getFeedback, null, { params: { id } })).visits.at(-1);
  const said = { reached: true, solved: false, satisfied: false, words: '还是没有人来' } as const;
  await by(colleague, recordVisit, said, { params: { id: visit?.id ?? '' } });
  await handler.goto(`/complaints/${id}`);
  await handler.getByText('回访：没有解决').first().waitFor();

  await answer(handler, id, '今天下午三点上门,负责人到场。');
  await close(handler, id);

  await customer.goto(`/portal/follow/${token}`);
  await customer.getByText('今天下午三点上门').first().waitFor();
  await press(customer, '不认可，我要申诉');
  await field(customer, '您认为哪里不对？', '三点也没有人来');
  await press(customer, '提交申诉');
  await customer.getByText('您的申诉正由另一位同事重新审查').first().waitFor();

  const [appeal] = (await by(manager, getFeedback, null, { params: { id } })).appeals;
  const params = { id: appeal?.id ?? '' };
  await by(manager, reviewAppeal, { reviewerId: personNamed('zhoumin').id }, { params });
  await colleague.goto(`/complaints/${id}?tab=feedback`);
  await colleague.getByText('三点也没有人来').first().waitFor();
  await colleague.getByText('成立，重新处理').click();
  await field(colleague, '结果和理由', '派单确有失误,重新处理。');
  await clickThrough(colleague, '作出决定');
  await centre.house.settle();
  await customer.reload();
  await customer.getByText('申诉有了结果').first().waitFor();
  await customer.getByText('派单确有失误').first().waitFor();
  expect(await by(handler, getComplaint, null, { params: { id } })).toMatchObject({ reopenCount: 2 });
  expect(errors).toEqual([[], []]);
});
