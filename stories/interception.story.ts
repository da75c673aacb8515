import { getCaseRisk, lodgeForCustomer } from '@tongli/contracts/complaints';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T02:00:00Z'), keepsPages: true });
});
afterAll(() => centre?.close());

const minuteMs = 60_000;
const later = async (minutes: number) => {
  const now = await centre.house.floor.clock.now(centre.house.floor.db);
  return centre.house.advanceTo(new Date(now.getTime() + minutes * minuteMs));
};

async function lodge(agent: Page, phone: string, facts: string): Promise<{ id: string; number: string }> {
  const customer = { name: '林晓梅', phone };
  const matter = { product: 'broadband', area: 'gaoxin', facts, demand: '今天修好', channel: 'phone' } as const;
  const lodged = await by(agent, lodgeForCustomer, { customer, ...matter });
  await centre.house.settle();
  return lodged;
}

/** Whoever of the team has the case on their desk. */
async function ownerOf(page: Page, id: string): Promise<string> {
  const [one] = (await by(page, getCaseRisk, null, { params: { id } })).interceptions;
  const found = ['malin', 'guotao', 'luping'].find((username) => personNamed(username).id === one?.ownerId);
  if (!found) throw new Error('Nobody has the case.');
  return found;
}

async function record(page: Page, step: string, said: string): Promise<void> {
  const line = page.getByRole('listitem').filter({ hasText: step }).first();
  await line.getByRole('button', { name: '记录说了什么' }).click();
  await line.getByRole('textbox').fill(said);
  await line.getByRole('button', { name: /^记\s?录$/ }).click();
  await line.getByText(said).first().waitFor();
}

async function end(page: Page): Promise<void> {
  await press(page, '登记结果');
  await choose(page, '结果', '已缓和');
  await field(page, '结果说明', '客户同意今晚七点上门');
  await clickThrough(page, '登记结果');
}

test('a case that may go over our head heads the list with its reasons, has an owner within five minutes, and is calmed by a plan', async () => {
  const [agent, manager] = [await centre.pageOf('wangfang'), await centre.pageOf('chenjing')];
  await lodge(agent, '13812340001', '上门师傅态度一般，希望改进');
  const { id, number } = await lodge(agent, '13812340002', '宽带断了三次，今天不修好我就打12315，找律师起诉');
  const errors = errorsOf(manager);
  await go(manager, '/complaint-risks');
  const rows = manager.getByRole('table', { name: '越级拦截' }).getByRole('row');
  await rows.nth(1).getByText(number).waitFor();
  const reasons = await rows.nth(1).textContent();
  for (const why of ['提到监管部门：12315', '提到律师或法院：', '待接手']) expect(reasons).toContain(why);
  expect(reasons).toMatch(/剩余 [45] 分钟/);
  expect(await rows.nth(2).textContent()).toContain('关注');

  await later(3);
  const team = await centre.pageOf(await ownerOf(manager, id));
  await go(team, '/work');
  await team.getByText(number).first().waitFor();
  await go(team, `/complaints/${id}?tab=risk`);
  await team.getByText('提到监管部门：12315').waitFor();
  await press(team, '接手拦截');
  await team.getByText('已接手').first().waitFor();
  await centre.house.settle();
  await manager.getByRole('row', { name: number }).getByText('按时完成').waitFor();

  // Nobody ends it before the customer was told where else to go.
  await end(team);
  await team.getByText('请先告知客户外部申诉渠道').first().waitFor();
  await team.keyboard.press('Escape');
  await record(team, '先听完', '很着急，孩子要上网课');
  await record(team, '外部渠道', '可以拨打12315申诉');
  await end(team);
  await team.getByText(/已缓和 · 客户同意今晚七点上门/).waitFor();
  expect(errors).toEqual([]);
});

test('who does not take a case in five minutes is overtaken: the list shows it, and another can take it at once', async () => {
  const [agent, manager] = [await centre.pageOf('wangfang'), await centre.pageOf('chenjing')];
  const { id, number } = await lodge(agent, '13812340003', '再不处理就找记者曝光，打12315，找律师');
  await later(6);
  await manager.goto('/complaint-risks?filter[standing][eq]=waiting');
  await manager
    .getByRole('row', { name: number })
    .getByText(/超时 \d+ 分钟/)
    .waitFor();
  const late = await ownerOf(manager, id);
  const other = await centre.pageOf(late === 'malin' ? 'guotao' : 'malin');
  await go(other, `/complaints/${id}?tab=risk`);
  await press(other, '接手拦截');
  await other.getByText('已接手').first().waitFor();
  expect(await ownerOf(manager, id)).not.toBe(late);
});
