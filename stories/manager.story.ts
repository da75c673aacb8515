import {
  type AssignmentSettings,
  getAssignmentSettings,
  listComplaints,
  proposeForLibrary,
  setAssignmentSettings,
} from '@tongli/contracts/complaints';
import {
  addAbsence,
  approve,
  completeTask,
  listAuthorityLimits,
  openTask,
  setAuthorityLimits,
} from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
  const admin = await centre.pageOf('admin');
  const { settings, version } = await by(admin, getAssignmentSettings);
  await by(admin, setAssignmentSettings, { settings: { ...settings, rules: [ofComplaints] }, version });
  const known = await by(admin, listAuthorityLimits);
  const limits = [{ post: 'centre-manager', kind: 'extension', limitMinor: null, currency: 'CNY' }];
  await by(admin, setAuthorityLimits, { limits, version: known.version });
});
afterAll(() => centre?.close());

const ofComplaints: AssignmentSettings['rules'][number] = {
  ...{ unitId: units.find(({ code }) => code === 'complaints')?.id ?? '', products: [], areas: [] },
  ...{ onLodging: false, onAbsence: false, absenceMoves: 'all', most: 60, own: [], asks: [] },
};

test('what somebody leaves who will be away is given to others by rule, and taken back', async () => {
  const page = await centre.pageOf('chenjing');
  const errors = errorsOf(page);
  const personId = personNamed('liwei').id;
  await by(page, addAbsence, { personId, fromOn: '2026-03-10', untilOn: '2026-03-12', reason: 'leave' });
  await page.goto('/complaints/capacity');
  await page.getByRole('button', { name: /将缺勤/ }).click();
  await page.getByText(/李伟手上的投诉：[1-9]\d* 件/).waitFor();
  await page.getByRole('button', { name: '按建议转移' }).click();
  await page.getByRole('heading', { name: /^已转移 [1-9]\d* 件/ }).waitFor();
  await page.getByText('李伟手上的投诉：0 件').waitFor();
  await page.getByRole('button', { name: '全部撤回' }).click();
  await clickThrough(page, '确认');
  await page.getByText(/李伟手上的投诉：[1-9]\d* 件/).waitFor();
  expect(await page.getByRole('heading', { name: /^已转移/ }).count()).toBe(0);
  expect(errors).toEqual([]);
});

test('on the board of limits a case gets more time, approved by another, and another owner', async () => {
  const [manager, chief] = [await centre.pageOf('chenjing'), await centre.pageOf('luping')];
  const errors = errorsOf(manager);
  const query = '?filter[state][eq]=acknowledged&filter[standing][eq]=calm&sort=dueAt&limit=1';
  const [one] = (await by(manager, listComplaints, null, { query })).items;
  const act = `/complaints/board?act=${one?.id}`;
  await manager.goto(act);
  await field(manager, '再要几天', '5');
  await field(manager, '为什么需要更多时间', '等厂家检测报告');
  const asked = manager.waitForResponse((response) => response.url().endsWith('/extensions') && response.ok());
  await manager.getByRole('button', { name: '提交审批' }).click();
  const { extensions } = (await (await asked).json()) as { extensions: { approvalId: string }[] };
  await by(chief, approve, { version: 1, note: '' }, { params: { id: extensions[0]?.approvalId ?? '' } });
  await centre.house.settle();
  await manager.goto(act);
  await manager.getByText('已批准').waitFor();
  await choose(manager, '分派给', '周敏');
  const given = manager.waitForResponse((response) => response.url().endsWith('/assignment'));
  await manager.getByRole('button', { name: '分派', exact: true }).click();
  expect((await given).ok()).toBe(true);
  await expect.poll(() => manager.getByRole('dialog').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('a closed case is made anonymous by one and released for the library by another', async () => {
  const [handler, releaser] = [await centre.pageOf('chenjing'), await centre.pageOf('malin')];
  const errors = errorsOf(releaser);
  const query = '?filter[state][eq]=closed&limit=1';
  const [closed] = (await by(handler, listComplaints, null, { query })).items;
  const body = { title: '补扣费用的核实', lesson: '先核对账期，再联系客户。' };
  const { id } = await by(handler, proposeForLibrary, body, { params: { id: closed?.id ?? '' } });
  await releaser.goto(`/case-library/${id}`);
  await releaser.getByRole('checkbox', { name: /我已通读全文/ }).check();
  await releaser.getByRole('button', { name: '发布', exact: true }).click();
  await releaser.getByText('已发布').first().waitFor();
  expect(errors).toEqual([]);
});

test('a kept promise is drawn for a sample, the customer is asked, and its department is ranked', async () => {
  const [agent, keeper, manager] = [
    await centre.pageOf('wangfang'),
    await centre.pageOf('liwei'),
    await centre.pageOf('chenjing'),
  ];
  const errors = errorsOf(manager);
  const title = '今天下班前回电告知检修时间';
  const task = { kind: 'promise' as const, title, ownerId: personNamed('liwei').id, due: { minutes: 240 } };
  const { id, version } = await by(agent, openTask, task);
  await by(keeper, completeTask, { version, note: '已回电' }, { params: { id } });
  await manager.goto('/work/promises/results');
  await manager.getByRole('button', { name: '抽取样本' }).click();
  await field(manager, '抽取比例', '100');
  await clickThrough(manager, '抽取样本');
  await manager.getByRole('heading', { name: /^回访名单/ }).waitFor();
  await manager.getByRole('row', { name: new RegExp(title) }).click();
  await manager.getByRole('radio', { name: '兑现了', exact: true }).check();
  await manager.getByRole('button', { name: '登记结果' }).click();
  await manager.getByRole('row', { name: new RegExp(`${title}.*兑现了`) }).waitFor();
  await manager.goto('/work/departments');
  await manager
    .getByRole('row', { name: /投诉管理部/ })
    .first()
    .waitFor();
  expect(errors).toEqual([]);
});
