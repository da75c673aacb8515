import { assignTraining, listMyLearning, startAttempt, submitAttempt } from '@tongli/contracts/people';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, go, press } from './hands.ts';
import { trainingOn } from './training.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

const said = { zh: '提速包的资费与退订', en: 'What the speed pack costs, and how to leave it' };
const told = { launch: '' };

async function passes(page: Page): Promise<void> {
  const { open } = await by(page, listMyLearning);
  const { id, items } = await by(page, startAttempt, null, { params: { id: open[0]?.id ?? '' } });
  const answers = items.map(({ place }) => ({ place, answer: ['true'] }));
  await by(page, submitAttempt, { answers }, { params: { id } });
}

/** In the drawer that is open: the page behind it has names like its labels. */
const field = (page: Page, label: string, text: string) =>
  page.getByRole('dialog').getByLabel(label, { exact: true }).fill(text);

async function laysDown(page: Page, check: string, fill: () => Promise<void>): Promise<void> {
  await press(page, `提交：${check}`);
  await fill();
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('新业务四项检查一人提交、另一人确认,测验没过不能上线;三十天后预测与实际对照', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  const trainingId = await trainingOn(page, { topic: '提速包', said });
  await go(page, '/improvement/launches');
  await press(page, '登记新业务');
  await field(page, '名称', '家庭宽带提速包');
  await field(page, '内容', '每月加十元提到千兆,随时可退。');
  await choose(page, '产品', '家庭宽带');
  await clickThrough(page, '登记新业务');
  await page.waitForURL(/launches\/[0-9a-f-]{36}/);
  told.launch = new URL(page.url()).pathname;
  await laysDown(page, '投诉预测', async () => {
    for (const [label, number] of [
      ['最少', '10'],
      ['预计', '40'],
      ['最多', '90'],
    ] as const)
      await field(page, label, number);
    await field(page, '预测依据', '上次提速后首月有四十件。');
  });
  await laysDown(page, '用语', () => field(page, '用语', '先说价,再说速度,最后说怎么退。'));
  await laysDown(page, '补救规则', () => field(page, '补救规则', '误办的当月全退。'));
  await laysDown(page, '一线测验', async () => {
    await choose(page, '培训', said.zh);
    await field(page, '测验说明', '一道判断题。');
  });
  expect(await page.getByRole('button', { name: /^确认：/ }).count()).toBe(0);

  const manager = await centre.pageOf('chenjing');
  const managersErrors = errorsOf(manager);
  await go(manager, told.launch);
  for (const check of ['投诉预测', '用语', '补救规则', '一线测验']) await press(manager, `确认：${check}`);
  await manager.getByText('马琳 提交').first().waitFor();
  await expect.poll(() => manager.getByText('陈静 确认').count()).toBe(4);
  expect(await manager.getByRole('button', { name: '上线', exact: true }).isEnabled()).toBe(false);

  const given = { personIds: [personNamed('wangfang').id], dueOn: '2026-03-10' };
  await by(page, assignTraining, given, { params: { id: trainingId } });
  await passes(await centre.pageOf('wangfang'));
  await centre.house.settle();
  await manager.reload();
  await manager.getByText('已安排 1 人，通过 1 人。').waitFor();
  await clickThrough(manager, '上线');
  await manager.getByText('已上线').first().waitFor();

  expect([...errors, ...managersErrors]).toEqual([]);

  await centre.liveOn(31);
  const later = await centre.pageOf('malin');
  const laterErrors = errorsOf(later);
  await go(later, told.launch);
  await later.getByText('已对照').first().waitFor();
  await later.getByText(/40（10–90） 实际 \d+，在预测范围内/).waitFor();
  expect(laterErrors).toEqual([]);
});

test('随新业务而来的变革:每个团队五个阶段打分,最弱一环和先做什么看得见', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  await go(page, '/improvement/changes');
  await press(page, '新建变革');
  await field(page, '变革', '装机改约由客服一次办完');
  await field(page, '改变什么', '客服直接改约,不再转三个电话。');
  await clickThrough(page, '新建变革');
  await page.waitForURL(/changes\/[0-9a-f-]{36}/);
  await press(page, '记录评分');
  await choose(page, '团队', '日班组');
  await field(page, '作答人数', '12');
  const scores = { 认知: '4.2', 意愿: '3.6', 知识: '2.4', 能力: '3.1', 巩固: '3' };
  for (const [stage, score] of Object.entries(scores)) await field(page, stage, score);
  await press(page, '保存评分');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('2.4 最弱').waitFor();
  await page.getByText('先补知识：培训、用语、操作卡。').waitFor();
  expect(errors).toEqual([]);
});
