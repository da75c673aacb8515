import {
  acknowledgeComplaint,
  answerComplaint,
  assignComplaint,
  closeComplaint,
  getClassAccuracy,
  getComplaint,
  recordStep,
  skipStep,
} from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../server/platform/permissions/actor.ts';
import { foundClasses } from '../server/sample/classes.ts';
import { inTransaction } from '../server/sample/live.ts';
import { personNamed, projectId } from '../server/sample/people.ts';
import { jobs } from '../server/wiring.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T02:00:00Z'), keepsPages: true });
});
afterAll(() => centre?.close());

const now = () => centre.house.floor.clock.now(centre.house.floor.db);

const closedBefore = [
  ['network-fault', '宽带断了，光猫亮红灯没有信号'],
  ['charges-error', '账单多扣了费用，要求退款'],
  ['service-late', '约好的装机师傅没有来，装机拖到下周'],
  ['service-attitude', '师傅上门时说话很不客气，态度恶劣'],
] as const;

/** Twenty of each were closed and classed, as a ledger from before would leave them. */
async function haveClosed(): Promise<void> {
  const { floor } = centre.house;
  const at = await now();
  await inTransaction(floor, system('test'), at, foundClasses);
  await sql`with kind as (select value ->> 0 as class, value ->> 1 as facts from jsonb_array_elements(${JSON.stringify(closedBefore)}::jsonb)),
    made as (insert into complaints.complaint (id, number, project_id, state, channel, severity, kind, product, area, cause, facts, validity,
        wants_response, about_handling, lodged_at, lodged_on, due_at, closed_at, closed_on)
      select gen_random_uuid(), 'L-' || class || n, ${projectId}, 'closed', 'ledger', 'normal', 'routine', 'broadband', 'gaoxin', 'other',
        facts || '，第' || n || '次', 'upheld', true, false, ${at}, '2026-03-01', 'infinity', ${at}, '2026-03-01'
      from kind, generate_series(1, 20) n returning id, facts)
    insert into complaints.case_class select made.id, class.code, array[class.parent_code, class.code], ${at}
      from made join kind on starts_with(made.facts, kind.facts) join complaints.class on class.code = kind.class`.execute(
    floor.db,
  );
}

/** A night passes, in which the house learns from what was closed; how many cases it knew then. */
async function sleep(): Promise<number> {
  const { house } = centre;
  await house.advanceTo(new Date((await now()).getTime() + 86_400_000));
  const { signal } = new AbortController();
  const learning = jobs.find(({ name }) => name === 'complaints.learn-classes');
  await learning?.run({ floor: house.floor, key: 'night', attempt: 1, signal }, {} as never);
  const { dimensions } = await by(await centre.pageOf('malin'), getClassAccuracy);
  return dimensions.find(({ dimension }) => dimension === 'class')?.cases ?? 0;
}

async function close(handler: Page, id: string): Promise<void> {
  const params = { id };
  const version = async () => (await by(handler, getComplaint, null, { params })).version;
  await by(handler, assignComplaint, { ownerId: personNamed('liwei').id }, { params });
  await by(handler, acknowledgeComplaint, { message: '已收到' }, { params });
  const heard = { step: 'understand', facts: '爽约', demand: '装好', feeling: '生气', confirmation: '对' } as const;
  const explained = { step: 'explain', explanation: '派错了区', accepted: true } as const;
  for (const record of [heard, explained])
    await by(handler, recordStep, { record, version: await version() }, { params: { id, step: record.step } });
  await by(handler, answerComplaint, { text: '今晚装好' }, { params });
  for (const step of ['divert', 'carry-out', 'make-good', 'advise'])
    await by(handler, skipStep, { reason: '不适用', version: await version() }, { params: { id, step } });
  await by(handler, closeComplaint, { validity: 'upheld', cause: 'install-delay' }, { params });
}

test('a class is suggested with its words, a person knows better, and both the months and the next night tell of it', async () => {
  await haveClosed();
  const known = await sleep();

  const agent = await centre.pageOf('wangfang');
  const errors = errorsOf(agent);
  await go(agent, '/complaints/new');
  await field(agent, '客户电话', '13812340077');
  await field(agent, '客户姓名', '林晓梅');
  await choose(agent, '产品', '家庭宽带');
  await choose(agent, '地区', '高新区');
  await field(agent, '发生了什么', '师傅上门时说话很不客气，态度恶劣，装机也拖到下周');
  await agent.getByRole('button', { name: /^采用 .*服务态度/ }).waitFor();
  expect(await agent.locator('mark').allInnerTexts()).not.toEqual([]);
  const classes = agent.getByRole('combobox', { name: '业务分类' });
  await classes.click();
  await classes.fill('装机延误');
  await agent.locator('.ant-select-tree-title').filter({ hasText: '装机延误' }).click();
  await field(agent, '改选原因', '客户要的是装机');
  await field(agent, '客户的要求', '今天装好');
  const lodged = agent.waitForResponse((response) => response.url().endsWith('/complaints') && response.ok());
  await clickThrough(agent, '保存登记');
  const { id, number }: { id: string; number: string } = await (await lodged).json();

  const manager = await centre.pageOf('chenjing');
  errors.push(...errorsOf(manager));
  await go(manager, '/complaints/class-decisions?filter[accepted][eq]=false&filter[dimension][eq]=class');
  const chosen = manager.getByRole('row', { name: number });
  await chosen.getByText('服务态度').first().waitFor();
  const override = await chosen.textContent();
  for (const said of ['改选', '服务态度', '装机延误', '客户要的是装机', '王芳']) expect(override).toContain(said);
  await go(manager, '/complaints/class-accuracy');
  const months = manager.getByRole('table', { name: '与人的选择比较' });
  expect(await months.getByRole('row', { name: /分类第 1 级/ }).textContent()).toContain('1100.0%100.0%');
  expect(await months.getByRole('row', { name: /分类第 2 级/ }).textContent()).toMatch(/10\.0%/);

  await close(await centre.pageOf('liwei'), id);
  expect(await sleep()).toBe(known + 1);
  const reader = await centre.pageOf('chenjing');
  await go(reader, '/complaints/class-accuracy');
  await reader
    .getByRole('table', { name: '分类：学习结果' })
    .getByRole('row', { name: /分类第 2 级/ })
    .waitFor();
  expect(errors).toEqual([]);
});
