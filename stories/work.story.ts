import {
  type Approval,
  askApproval,
  type Ladders,
  listAuthorityLimits,
  listLadders,
  openTask,
  type Task,
} from '@tongli/contracts/work';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
  centre.house.startPulses();
  await setRules(await centre.pageOf('admin'));
});
afterAll(() => centre?.close());

async function send<Reply>(page: Page, path: string, data: object, method: 'post' | 'put' = 'post'): Promise<Reply> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const response = await page.request[method](`/api/v1${path}`, { data, headers });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as Reply;
}

const read = async <Reply>(page: Page, path: string) =>
  (await (await page.request.get(`/api/v1${path}`)).json()) as Reply;

/**
 * Returns are arbitrated by the manager of complaints; she approves up to 500 yuan within four hours, the centre manager what is
 * more. What is late, or passed up, is his.
 */
async function setRules(admin: Page): Promise<void> {
  const arbiter = { personId: personNamed('chenjing').id };
  const rungs = [{ afterMinutes: 60, to: { personId: personNamed('luping').id } }];
  const ladder = { unitId: null, kind: null, rungs, arbiter, arbitrationMinutes: 240 };
  const { version } = await read<Ladders>(admin, listLadders.path);
  await send(admin, listLadders.path, { ladders: [ladder], version }, 'put');
  const limit = (post: string, limitMinor: number | null) => ({
    post,
    kind: 'compensation',
    limitMinor,
    currency: 'CNY',
  });
  const limits = [limit('complaint-manager', 50_000), limit('centre-manager', null)];
  const known = await read<{ version: number }>(admin, listAuthorityLimits.path);
  await send(admin, listAuthorityLimits.path, { limits, version: known.version }, 'put');
  await admin.goto('/settings/work?tab=times');
  await press(admin, '添加时限');
  await admin.getByLabel('决定时限').fill('4');
  const saved = admin.waitForResponse((response) => response.request().method() === 'PUT');
  await press(admin, '保存');
  if (!(await saved).ok()) throw new Error('the times for approvals were not saved');
}

const promised = '今晚七点前回电告知装机时间';
const line = (page: Page, title: string) => page.locator('[data-item]').filter({ hasText: title });

test('an agent promises a customer something, and it stands in the inbox of whoever must keep it', async () => {
  const page = await centre.pageOf('wangfang');
  const errors = errorsOf(page);
  await page.goto('/work');
  await press(page, '新建任务');
  await page.getByRole('radio', { name: /^客户承诺/ }).check();
  await field(page, '事项', promised);
  await choose(page, '负责人', '李伟');
  const before = await page.getByText(/到期时间：/).textContent();
  await press(page, '8 小时');
  await expect.poll(() => page.getByText(/到期时间：/).textContent()).not.toBe(before);
  await press(page, '交办');
  await page.getByRole('heading', { name: promised }).waitFor();
  await page.getByText('客户承诺 TK-').waitFor();
  expect(errors).toEqual([]);
});

test('it is returned by keys with a reason, disputed, and arbitrated by the leader', async () => {
  const owner = await centre.pageOf('liwei');
  const errors = errorsOf(owner);
  await owner.goto('/work?filter[kind][eq]=promise');
  await line(owner, promised).waitFor();
  await owner.keyboard.press('j');
  await owner.keyboard.press('r');
  await field(owner, '退单原因', '装机时间由技术支持部安排');
  await clickThrough(owner, '退单');
  await line(owner, promised).waitFor({ state: 'detached' });

  const giver = await centre.pageOf('wangfang');
  await giver.goto('/work');
  await line(giver, promised).getByText('被李伟退单：装机时间由技术支持部安排').waitFor();
  await line(giver, promised).getByRole('link').click();
  await giver.getByText('李伟 退单').waitFor();
  await giver.getByText('装机时间由技术支持部安排').first().waitFor();
  await press(giver, '提请裁决');
  await field(giver, '理由', '客户认准李伟');
  await clickThrough(giver, '提请裁决');
  await giver.getByText('等待 陈静 裁决').waitFor();

  const leader = await centre.pageOf('chenjing');
  await leader.goto('/work');
  await line(leader, promised).getByRole('link').click();
  await leader.getByRole('heading', { name: promised }).waitFor();
  await clickThrough(leader, '裁决');
  await choose(leader, '新的负责人', '黄杰');
  await field(leader, '裁决理由', '由技术支持部直接回电');
  await press(leader, '作出裁决');
  await leader.getByText('裁决由 黄杰 办理').waitFor();
  await press(leader, '升级');
  await field(leader, '升级原因', '客户要求中心经理回电');
  await clickThrough(leader, '升级');
  await leader.getByText('由 黄杰 升级给 陆平').waitFor();
  await leader.getByText('客户要求中心经理回电').waitFor();
  await press(leader, '升级');
  await field(leader, '升级原因', '仍未回电');
  await clickThrough(leader, '升级');
  await leader.getByText('升级阶梯上面已没有更高一级。').first().waitFor();
  expect(errors.filter((one) => !one.includes('409'))).toEqual([]);
});

test('a comment mentions a colleague, who finds it and answers it', async () => {
  const giver = await centre.pageOf('wangfang');
  const task = await send<Task>(giver, openTask.path, {
    kind: 'task',
    title: '核对发票寄送地址',
    ownerId: personNamed('wangfang').id,
    due: { minutes: 240 },
  });
  await giver.goto(`/work/tasks/${task.id}`);
  await giver.getByLabel('评论').pressSequentially('请@周敏');
  await expect
    .poll(() => giver.locator('.ant-mentions-dropdown-menu-item').allTextContents())
    .toEqual(['周敏 · 投诉处理员']);
  await giver.keyboard.press('Enter');
  await giver.keyboard.type('确认');
  await giver.keyboard.press('Control+Enter');
  await giver.getByText('王芳 评论').waitFor();
  const mentioned = await centre.pageOf('zhoumin');
  await mentioned.goto('/work?filter[kind][eq]=mention');
  await line(mentioned, '核对发票寄送地址').waitFor();
  await mentioned.keyboard.press('j');
  await mentioned.keyboard.press('m');
  await line(mentioned, '核对发票寄送地址').waitFor({ state: 'detached' });
});

test('an approval goes to the deputy while its approver is away, and says for whom it was given', async () => {
  const asker = await centre.pageOf('liwei');
  const leader = await centre.pageOf('chenjing');
  await leader.goto('/work/delegations?new=delegation');
  await choose(leader, '授权给', '周敏');
  await clickThrough(leader, '授权');
  await leader.getByText('周敏').first().waitFor();
  const approval = await send<Approval>(asker, askApproval.path, {
    kind: 'compensation',
    amountMinor: 30_000,
    currency: 'CNY',
    title: '减免当月月租',
  });
  const now = await centre.house.floor.clock.now(centre.house.floor.db);
  await centre.house.advanceTo(new Date(now.getTime() + 3_600_000));
  const deputy = await centre.pageOf('zhoumin');
  const errors = errorsOf(deputy);
  await deputy.goto('/work?filter[kind][eq]=approval');
  await line(deputy, approval.title)
    .getByText(/代陈静审批.*到期/)
    .waitFor();
  await deputy.keyboard.press('j');
  await deputy.keyboard.press('a');
  await field(deputy, '意见', '情况属实');
  await clickThrough(deputy, '同意');
  await line(deputy, approval.title).waitFor({ state: 'detached' });
  await asker.goto(`/work/approvals/${approval.id}`);
  await asker.getByText('周敏 代 陈静 决定').waitFor();
  expect(errors).toEqual([]);
});

test('the work of somebody who is away is moved the same day', async () => {
  const giver = await centre.pageOf('wangfang');
  await send(giver, openTask.path, {
    kind: 'promise',
    title: '补寄发票',
    ownerId: personNamed('sunhao').id,
    due: { minutes: 60 },
  });
  const leader = await centre.pageOf('chenjing');
  const errors = errorsOf(leader);
  await leader.goto('/work/absences?new=absence');
  await choose(leader, '人员', '孙浩');
  await clickThrough(leader, '登记');
  await leader.getByRole('heading', { name: '孙浩 不在岗' }).waitFor();
  await choose(leader, '全部交给', '吴强');
  await leader.getByText(/吴强 · 投诉处理员 接手 \d+ 项/).waitFor();
  await leader.getByRole('button', { name: /^移交 \d+ 项$/ }).click();
  await leader.getByText(/已移交 \d+ 项/).waitFor();
  const successor = await centre.pageOf('wuqiang');
  await successor.goto('/work?filter[kind][eq]=promise');
  await line(successor, '补寄发票').waitFor();
  expect(errors).toEqual([]);
});
