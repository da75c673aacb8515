import { randomUUID } from 'node:crypto';
import {
  completeAction,
  concludeRootCause,
  decideTriage,
  getRootCause,
  openAction,
  openTriage,
  studyRootCause,
} from '@tongli/contracts/improvement';
import { chartDefinition, drawChart } from '@tongli/contracts/measures';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { hiddenShift } from '../server/sample/stories.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

const useless = '给装机师傅群发提醒短信';
const hasty = '在派单系统里加一条滚动提示';

/** What the loop's own story does by hand: from the shift on the chart to a cause. */
async function concludedCause(page: Page): Promise<string> {
  const period = { from: '2026-01-05', to: '2026-03-01' };
  const slice = { product: 'broadband', area: hiddenShift.area };
  const chart = chartDefinition.parse({ indicator: 'complaints-per-day', ...period, ...slice });
  const { signals } = await by(page, drawChart, chart);
  const shift = signals.find(({ rule, side }) => rule === 'eight-one-side' && side === 'above');
  if (!shift) throw new Error('no shift on the chart');
  const { rule, from, to } = shift;
  const triage = await by(page, openTriage, { chart, rule, from, to });
  const finding = { finding: 'special-cause' as const, note: '高新区装机爽约成片出现。' };
  const { rootCauseId } = await by(page, decideTriage, finding, { params: { id: triage.id } });
  const params = { id: rootCauseId ?? '' };
  const { version } = await by(page, getRootCause, null, { params });
  const ids = ['师傅没有按时上门', '师傅记不住预约', '没有人提醒师傅'].map((answer) => ({ id: randomUUID(), answer }));
  const whys = ids.map(({ id, answer }, at) => ({
    ...{ id, answer, parentId: ids[at - 1]?.id ?? null, category: 'people', evidence: '', cases: [], recordings: [] },
    charts: at === ids.length - 1 ? [chart] : [],
  }));
  const studied = await by(page, studyRootCause, { problem: '装机爽约', whys, version }, { params });
  const concluded = { cause: 'install-delay', text: '师傅忘记预约。', version: studied.version };
  return (await by(page, concludeRootCause, concluded, { params })).id;
}

test('措施没有用:爽约更多,同一张控制图判定无效;数据太少时如实说不能判定', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  const rootCauseId = await concludedCause(page);
  const planned = { rootCauseId, kind: 'corrective' as const, ownerId: personNamed('liwei').id, dueOn: '2026-03-03' };
  await by(page, openAction, { ...planned, title: useless, description: '每日早晨群发', verifyOn: '2026-03-15' });
  const second = { ...planned, title: hasty, description: '当天上线', verifyOn: '2026-03-05' };
  const { id, version } = await by(page, openAction, second);
  const owner = await centre.pageOf('liwei');
  await by(owner, completeAction, { evidence: '截图', doneOn: '2026-03-02', version }, { params: { id } });
  await go(owner, '/improvement/actions');
  await owner.getByText(useless).first().click();
  await field(owner, '完成证据', '短信群发记录,共 42 人。');
  await press(owner, '报告完成');
  await owner.getByText('已完成，待验证').first().waitFor();
  // Two weeks in which even more appointments are missed: of as many as before, two weeks could not tell.
  await centre.liveOn(14, { ...hiddenShift, beginsOnDay: 0, extraPerDay: 2 * hiddenShift.extraPerDay });
  const later = await centre.pageOf('malin');
  const since = errorsOf(later);
  await go(later, '/improvement/actions');
  await later.getByText(useless).first().click();
  await later.getByRole('heading', { name: '前后对比' }).waitFor();
  const conclusion = later.getByRole('region', { name: '验证结论' });
  await conclusion.getByText('无效', { exact: true }).waitFor();
  await go(later, `/improvement/actions/${id}`);
  await conclusion.getByText('数据不足', { exact: true }).waitFor();
  // Where somebody looks for what moves this result, they see what was tried; one that nothing can be said of yet is left out.
  await go(later, '/results/drivers?result=complaints-per-day');
  const tried = later.getByRole('region', { name: '试过的措施' });
  await tried.getByText('无效', { exact: true }).waitFor();
  await tried.getByRole('link', { name: useless }).waitFor();
  expect(await tried.getByText(hasty).count()).toBe(0);
  await go(later, `/improvement/root-causes/${rootCauseId}`);
  await press(later, '重新分析根因');
  await field(later, '理由', '提醒短信没有用,爽约另有原因');
  await clickThrough(later, '重新分析根因');
  await later.getByText('以前的结论').waitFor();
  await later.getByRole('button', { name: '保存分析' }).waitFor();
  expect([...errors, ...since]).toEqual([]);
});
