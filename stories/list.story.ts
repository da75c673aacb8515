import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

const row = (page: Page, index: number) => page.locator(`tr[data-row="${index}"]`);
const inMenu = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name }).click();
const saved = (page: Page, method: string) =>
  page.waitForResponse((response) => response.url().includes('/desk/') && response.request().method() === method);

test('主管选列、存视图、共享;同事打开看到同样的列表,改动后有标记', async () => {
  const manager = await centre.pageOf('chenjing');
  const errors = errorsOf(manager);
  await go(manager, '/complaints?filter[product][eq]=broadband&filter[state][ne]=closed');
  await row(manager, 0).waitFor();
  // The navigation has queues 队列 in it.
  await manager.getByRole('main').getByRole('button', { name: '列' }).first().click();
  const kept = saved(manager, 'PUT');
  await manager.getByRole('checkbox', { name: '来源' }).check();
  await kept;
  await manager.getByRole('button', { name: '上移 来源' }).click();
  await manager.keyboard.press('Escape');
  await manager.getByRole('columnheader', { name: '来源' }).waitFor();

  await press(manager, '视图');
  await inMenu(manager, '另存为新视图…');
  const form = manager.getByRole('dialog');
  await form.getByLabel('视图名称').fill('宽带未结');
  await form.getByRole('radio', { name: '所有人' }).check();
  await form.getByRole('button', { name: '保存' }).click();
  await manager.getByRole('button', { name: '宽带未结' }).waitFor();
  expect(new URL(manager.url()).searchParams.get('columns')).toContain('channel');

  const handler = await centre.pageOf('liwei', { language: 'en' });
  await go(handler, '/complaints');
  await row(handler, 0).waitFor();
  await press(handler, 'Views');
  await inMenu(handler, /宽带未结/);
  await handler.getByRole('columnheader', { name: 'Channel' }).waitFor();
  expect(new URL(handler.url()).searchParams.get('filter[product][eq]')).toBe('broadband');
  await handler.getByRole('button', { name: 'Number', exact: true }).click();
  await handler.getByRole('button', { name: /宽带未结.*changed/ }).waitFor();
  // What is shared by somebody else is chosen, and made one's default, not changed.
  await handler.getByRole('button', { name: /宽带未结/ }).click();
  await handler.getByRole('menuitem', { name: 'Save as a new view…' }).waitFor();
  expect(await handler.getByRole('menuitem', { name: 'Delete view' }).count()).toBe(0);
  const asDefault = saved(handler, 'PUT');
  await inMenu(handler, 'Make it my default view');
  await asDefault;
  await go(handler, '/complaints');
  await handler.getByRole('button', { name: '宽带未结' }).waitFor();
  expect(errors).toEqual([]);
});

test('批量转派:已在其名下的逐条说明,其余照办;用键盘选择', async () => {
  const manager = await centre.pageOf('chenjing');
  await go(manager, '/complaints?filter[state][ne]=closed&filter[ownerId][null]=true');
  await row(manager, 0).waitFor();
  await manager.keyboard.press('j');
  await manager.keyboard.press('x');
  await manager.keyboard.press('Shift+J');
  await manager.keyboard.press('Shift+J');
  await press(manager, '由我负责');
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: /由我负责/ })
    .click();
  await manager.getByText('完成 3 条').waitFor();
  await manager.getByRole('button', { name: '完成', exact: true }).click();
  const owned = `/api/v1/complaints?filter[ownerId][eq]=${await accountOf(manager)}&filter[state][ne]=closed&sort=-lodgedAt`;
  const { items } = (await (await manager.request.get(owned)).json()) as { items: { id: string }[] };
  const before = items.length;
  await manager.getByText('由我负责：已完成 3 条').waitFor();
  await press(manager, '撤销');
  await manager.getByText('完成 3 条').waitFor();
  await manager.getByRole('button', { name: '完成', exact: true }).click();
  const after = (await (await manager.request.get(owned)).json()) as { items: unknown[] };
  expect(before - after.items.length).toBe(3);

  await go(manager, '/complaints?filter[state][ne]=closed&sort=-lodgedAt');
  await row(manager, 0).waitFor();
  // One of one's own among the first, so that it is refused.
  await manager.request.post(`/api/v1/complaints/${await idOf(manager, 1)}/assignment`, {
    data: { ownerId: await accountOf(manager) },
  });
  await row(manager, 0).getByRole('checkbox').click();
  await row(manager, 2)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await press(manager, '由我负责');
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: /由我负责/ })
    .click();
  await manager.getByText('未能办理 1 条').waitFor();
  expect(await manager.getByRole('list', { name: '未能办理的及其原因' }).textContent()).toContain('TS2026-');
  await manager.getByRole('button', { name: '完成', exact: true }).click();
  await manager.getByText('已选 1 条').waitFor();
});

const newest = '/api/v1/complaints?filter[state][ne]=closed&sort=-lodgedAt';
const idOf = async (page: Page, index: number) =>
  ((await (await page.request.get(newest)).json()) as { items: { id: string }[] }).items[index]?.id;
const accountOf = async (page: Page) =>
  ((await (await page.request.get('/api/v1/session')).json()) as { accountId: string }).accountId;

test('导出所见:列、次序和文字与屏幕一致,Excel 能打开', async () => {
  const manager = await centre.pageOf('chenjing');
  await go(manager, '/complaints?filter[state][ne]=closed&columns=summary,number');
  await row(manager, 0).waitFor();
  await press(manager, '导出');
  const download = manager.waitForEvent('download');
  await inMenu(manager, 'Excel (xlsx)');
  const parts = unzipSync(await readFile(await (await download).path()));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
  const texts = [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text]) => text);
  expect(texts.slice(0, 2)).toEqual(['内容摘要', '编号']);
  expect(texts[3]).toBe((await row(manager, 0).locator('td').last().textContent())?.trim());
  expect(texts.at(-1)).toMatch(/^由 陈静 于 .+ 导出/);
});
