import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../server/platform/permissions/actor.ts';
import { inTransaction } from '../server/sample/live.ts';
import { beginPast, endPast, noteLived } from '../server/sample/standing.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, go, press } from './hands.ts';

const dayMs = 86_400_000;

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
  const { floor } = centre.house;
  const until = await floor.clock.now(floor.db);
  const start = new Date(until.getTime() - 62 * dayMs);
  await inTransaction(floor, system('test'), start, (call) => beginPast(call, until));
  await noteLived(floor, new Date(start.getTime() + 41 * dayMs));
});
afterAll(() => centre?.close());

test('示例中心还在重现过去:右下角说明到了哪一天,会自己更新', async () => {
  const page = await centre.pageOf('wangfang');
  await go(page, '/work');
  const tour = page.getByRole('complementary', { name: '示例中心导览' });
  await tour.getByText('第 41 天，共 62 天').waitFor();
  const { floor } = centre.house;
  await inTransaction(floor, system('test'), await floor.clock.now(floor.db), endPast);
  await tour.getByText('第 41 天，共 62 天').waitFor({ state: 'detached' });
  await press(page, '开始导览');
  await tour.getByText('用 malin 登录即可').waitFor();
});

test('跟着导览走:每一步打开真实的页面,收起后可从帮助里重新开始', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  await go(page, '/work');
  const tour = page.getByRole('complementary', { name: '示例中心导览' });
  await tour.getByRole('button', { name: '开始导览' }).click();
  await tour.getByRole('button', { name: '下一步' }).click();
  await tour.getByRole('heading', { name: '控制图上的变化' }).waitFor();
  await tour.getByRole('button', { name: '打开这一页' }).click();
  await page.waitForURL(/results\/charts\?.*area=gaoxin/);
  await page.getByText('过程水平很可能上移').first().waitFor();
  await page.reload();
  await tour.getByText('2 / 9').waitFor();
  await tour.getByRole('button', { name: '收起导览' }).click();
  await tour.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('button', { name: '重新开始导览' }).click();
  await tour.getByText('1 / 9').waitFor();
  expect(errors).toEqual([]);
});
