import { addQueue, startContact } from '@tongli/contracts/contacts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueInput } from '../server/test/queues.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T01:00:00Z') });
});
afterAll(() => centre?.close());

const middleOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing there to take hold of');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

async function drag(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const start = await middleOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

const tiles = (page: Page) => page.locator('[data-tile]');
const placeOf = (tile: Locator) => tile.evaluate((node) => (node as HTMLElement).style.gridColumn);

/** A board from an empty grid: two tiles dragged onto it, one moved by the pointer and back by keys. */
async function layOut(analyst: Page): Promise<void> {
  await analyst.goto('/results/dashboards');
  await press(analyst, '新建空白看板');
  const grid = analyst.getByRole('list', { name: '新看板' });
  await grid.waitFor();
  const box = await grid.boundingBox();
  if (!box) throw new Error('the grid is not there');
  const palette = analyst.getByRole('toolbar', { name: '拖到网格上' });
  await drag(analyst, palette.getByRole('button', { name: '此刻' }), { x: box.x + 60, y: box.y + 40 });
  await expect.poll(() => tiles(analyst).count()).toBe(1);
  await drag(analyst, palette.getByRole('button', { name: '数字' }), { x: box.x + box.width * 0.55, y: box.y + 40 });
  await expect.poll(() => tiles(analyst).count()).toBe(2);
  const grip = analyst.getByRole('button', { name: '移动 排队人数' });
  const waiting = tiles(analyst).filter({ has: grip });
  const before = await placeOf(waiting);
  await drag(analyst, grip, { x: box.x + box.width * 0.85, y: box.y + 30 });
  await expect.poll(() => placeOf(waiting)).not.toBe(before);
  await grip.press('ArrowLeft');
  await analyst.getByRole('button', { name: '撤销', exact: true }).click();
  await analyst.getByRole('button', { name: '撤销', exact: true }).click();
  expect(await placeOf(waiting)).toBe(before);
}

async function share(analyst: Page): Promise<void> {
  await press(analyst, '名称与共享');
  await analyst.getByRole('textbox', { name: '名称' }).fill('大厅看板');
  await analyst.getByRole('radio', { name: '项目内所有能看指标的人' }).check();
  await analyst.keyboard.press('Escape');
  await analyst.getByRole('button', { name: '保存', exact: true }).click();
  await analyst.getByRole('heading', { name: '大厅看板', level: 1 }).waitFor();
}

async function openScreen(analyst: Page): Promise<string> {
  await press(analyst, '上大屏');
  await analyst.getByRole('textbox', { name: '屏幕' }).fill('一号大厅');
  await press(analyst, '开通链接');
  return (await analyst.locator('code.secret').textContent()) ?? '';
}

const sizeOf = (number: Locator) => number.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));

test('分析员拖出看板,班长看到自己范围的数字,大屏不等下一轮就变,撤销后停止', async () => {
  const [admin, analyst, leader, screen] = [
    await centre.pageOf('admin'),
    await centre.pageOf('malin'),
    await centre.pageOf('songjia'),
    await centre.pageOf(null),
  ];
  await by(admin, addQueue, queueInput);
  const errors = [analyst, leader, screen].map(errorsOf);
  await layOut(analyst);
  await share(analyst);
  await leader.goto(new URL(analyst.url()).pathname);
  await leader.getByText('只含您所在范围的数字').waitFor();
  await leader.getByRole('heading', { name: '排队人数' }).waitFor();
  expect(await leader.getByRole('button', { name: '编辑布局' }).count()).toBe(0);

  const address = await openScreen(analyst);
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.goto(address);
  const waiting = screen.locator('.wall-number', { hasText: '排队人数' }).locator('dd').first();
  await expect.poll(() => waiting.textContent()).toBe('0');
  expect(await sizeOf(waiting)).toBeGreaterThanOrEqual(160);
  // What the screen has asked by now waits for news: the answer to that very question brings the number.
  await screen.waitForRequest((request) => request.url().includes('wait='));
  const answered = screen.waitForResponse((response) => response.url().includes('/portal/walls/'));
  await by(screen, startContact, { queue: 'help', channel: 'chat' });
  await centre.house.settle();
  expect(JSON.stringify(await (await answered).json())).toContain('"value":1');
  await expect.poll(() => waiting.textContent()).toBe('1');

  await analyst.goto('/results/dashboards');
  await press(analyst, '撤销 一号大厅');
  const revoked = analyst.waitForResponse((response) => response.request().method() !== 'GET' && response.ok());
  await analyst.getByRole('tooltip').getByRole('button').last().click();
  await revoked;
  await centre.house.settle();
  await screen.getByText('这个大屏链接已失效').waitFor();
  // A screen whose link has ended is told so by the interface: the browser notes that as an error.
  expect(errors.flat().filter((error) => !error.includes('/portal/walls/'))).toEqual([]);
}, 60_000);
