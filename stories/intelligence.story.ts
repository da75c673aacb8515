import {
  acknowledgeComplaint,
  assignComplaint,
  getComplaint,
  getIncident,
  getRepeats,
  listIncidents,
  lodgeForCustomer,
  lodgeInPortal,
} from '@tongli/contracts/complaints';
import { addQueue, setPresence, staffQueue, startContact } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, projectId } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T02:00:00Z'), keepsPages: true });
  centre.house.startPulses();
});
afterAll(() => centre?.close());

const id = (username: string) => personNamed(username).id;
const minuteMs = 60_000;
const now = () => centre.house.floor.clock.now(centre.house.floor.db);
const later = async (minutes: number) => centre.house.advanceTo(new Date((await now()).getTime() + minutes * minuteMs));

const broken = '约了三次上门装宽带都没有人来，也没有提前通知';

async function openQueue(): Promise<void> {
  const [admin, leader] = [await centre.pageOf('admin'), await centre.pageOf('luping')];
  const input = { ...queueInput, code: 'visits', name: { zh: '装机咨询', en: 'Installation' }, offerSeconds: 120 };
  const queue = await by(admin, addQueue, input);
  await by(leader, staffQueue, { agentIds: [id('wangfang')] }, { params: { id: queue.id } });
}

/** The agent is ready, and takes what rings. */
async function takeChat(agent: Page): Promise<void> {
  await go(agent, '/desktop');
  const presence = agent.getByRole('button', { name: /我的状态/ });
  await presence.waitFor();
  await agent.keyboard.press('Alt+r');
  await presence.filter({ hasText: '就绪' }).waitFor();
  const chat = { queue: 'visits', channel: 'chat', name: '林晓梅', phone: '13812340099', text: broken } as const;
  await by(await centre.pageOf(null), startContact, chat);
  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByRole('log').getByText('约了三次上门').waitFor();
}

test('a repeat shows itself while the agent writes it down beside the chat, is linked, and is intercepted by somebody who leads', async () => {
  await openQueue();
  const [agent, handler] = [await centre.pageOf('wangfang'), await centre.pageOf('liwei')];
  const errors = errorsOf(agent);
  const first = await by(agent, lodgeForCustomer, {
    customer: { name: '林晓梅', phone: '13812340099' },
    ...{ product: 'broadband', area: 'gaoxin', facts: broken, demand: '给出确定的上门时间', channel: 'phone' },
  });
  await by(handler, assignComplaint, { ownerId: id('liwei') }, { params: { id: first.id } });
  await by(handler, acknowledgeComplaint, { message: '您好,已收到。' }, { params: { id: first.id } });
  await later(2 * 24 * 60);

  // Two days on, whoever left their desk signs in anew.
  for (const username of ['wangfang', 'liwei']) await centre.pageOf(username);
  await takeChat(agent);
  await press(agent, '新建投诉');
  const drawer = agent.getByRole('dialog', { name: '新建投诉' });
  await choose(agent, '产品', '宽带');
  await choose(agent, '地区', '高新区');
  await field(agent, '客户电话', '13812340099');
  await field(agent, '客户姓名', '林小梅');
  await field(agent, '发生了什么', '装宽带约了三次都没有人上门，事先也没人通知');
  const match = drawer.getByRole('listitem').filter({ hasText: first.number });
  await match.getByText('同一件事', { exact: true }).first().waitFor();
  await match.getByText(/相似度/).waitFor();
  await match.getByText('同一件事', { exact: true }).last().click();
  await field(agent, '客户的要求', '今天就要有人上门');
  const lodged = agent.waitForResponse((response) => response.url().endsWith('/complaints') && response.ok());
  await clickThrough(agent, '保存登记');
  const second: { id: string; number: string } = await (await lodged).json();
  await drawer.getByText(`已登记投诉 ${second.number}`).waitFor();
  await agent.getByRole('log').getByText(`已登记投诉 ${second.number}`).waitFor();
  await centre.house.settle();

  await go(handler, `/complaints/${second.id}?tab=repeat`);
  await handler
    .getByText(/已关联/)
    .first()
    .waitFor();
  await handler.getByText('同一件事此前投诉过 1 次。').waitFor();
  const { plan } = await by(handler, getRepeats, null, { params: { id: second.id } });
  expect(plan?.ownerName).not.toBe('李伟');
  await press(handler, plan?.number ?? '');
  await handler.getByRole('heading', { name: /拦截/ }).first().waitFor();
  await by(await centre.pageOf('wangfang'), setPresence, { status: 'notReady', reason: 'break', watched: false });
  expect(errors).toEqual([]);
});

/** Three weeks in which one such case came each hour by day. */
async function usualHours(): Promise<void> {
  await sql`insert into complaints.arrival_cell (project_id, at, product, area, count)
    select ${projectId}, date_bin('5 minutes', ${await now()}::timestamptz, 'epoch') - make_interval(hours => hour), 'tv', 'north', 1
    from generate_series(5, 21 * 24) hour on conflict do nothing`.execute(centre.house.floor.db);
}

test('a burst becomes one incident that its leaders hear of; it gathers its cases, gets one wording, and is closed with a word to everybody', async () => {
  const [manager, chief] = [await centre.pageOf('chenjing'), await centre.pageOf('luping')];
  const errors = [manager, chief].map(errorsOf);
  await usualHours();
  const facts = '电视突然没有信号，画面一直黑屏';
  const customers = await centre.pageOf(null);
  for (let at = 0; at < 8; at += 1) {
    const customer = { name: '马超', phone: `1382222000${at}` };
    await by(customers, lodgeInPortal, { customer, product: 'tv', area: 'north', facts, demand: '尽快恢复' });
    await later(1);
  }
  await later(7);
  await go(manager, '/notices');
  await manager
    .getByText(/集中事件 .*的投诉达 \d+ 件/)
    .first()
    .waitFor();
  await go(manager, '/complaint-incidents');
  await manager
    .getByRole('row', { name: /进行中/ })
    .first()
    .click();
  await manager
    .getByRole('heading', { name: /^集中事件/ })
    .first()
    .waitFor();
  await manager.getByRole('heading', { name: '8 件投诉' }).waitFor();
  await press(manager, '由我负责');
  await manager.getByRole('region', { name: '负责人', exact: true }).getByText('陈静').waitFor();
  await field(manager, '统一口径（中文）', '北城区电视信号正在抢修，今晚八点前恢复。');
  await field(manager, '统一口径（英文）', 'TV in the north is being repaired, until eight tonight.');
  await press(manager, '提交口径');
  await manager.getByText('陈静提交，待他人批准').waitFor();

  await go(chief, new URL(manager.url()).pathname);
  await press(chief, '批准口径');
  await chief.getByText('陆平已批准').waitFor();
  const [incident] = (await by(chief, listIncidents)).items;
  const { members } = await by(chief, getIncident, null, { params: { id: incident?.id ?? '' } });
  const one = { params: { id: members[0]?.complaintId ?? '' } };
  const handler = await centre.pageOf('liwei');
  await by(handler, assignComplaint, { ownerId: id('liwei') }, one);
  await go(handler, `/complaints/${one.params.id}?tab=repeat`);
  await handler.getByRole('heading', { name: '集中事件' }).waitFor();

  await manager.reload();
  await choose(manager, '原因', '网络故障');
  await field(manager, '告诉客户（中文）', '信号已恢复，原因是光缆被挖断。');
  await field(manager, '告诉客户（英文）', 'The signal is back; a cable had been cut.');
  await press(manager, '结束并告知客户');
  await manager.getByText('已结束').first().waitFor();
  await centre.house.settle();
  const told = await by(handler, getComplaint, null, one);
  expect(told.timeline.at(-1)).toMatchObject({ code: 'incident-closed', text: '信号已恢复，原因是光缆被挖断。' });
  expect((await by(manager, listIncidents)).items).toHaveLength(1);
  expect(errors).toEqual([[], []]);
});
