import { addQueue, setPresence, staffQueue, startContact } from '@tongli/contracts/contacts';
import type { Endpoint } from '@tongli/contracts/kernel';
import { listAuthorityLimits, setAuthorityLimits } from '@tongli/contracts/work';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
  centre.house.startPulses();
});
afterAll(() => centre?.close());

async function send<T>(
  page: Page,
  { method, path }: Endpoint,
  data: object,
  params: Record<string, string> = {},
): Promise<T> {
  const address = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const response = await page.request.fetch(`/api/v1${address}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { data }),
  });
  if (!response.ok()) throw new Error(`${address}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Who may approve phrases, and a queue that one agent serves. */
async function settle(): Promise<void> {
  const admin = await centre.pageOf('admin');
  const { version } = await send<{ version: number }>(admin, listAuthorityLimits, {});
  const limits = [{ post: 'centre-manager', kind: 'phrase', limitMinor: null, currency: 'CNY' }];
  await send(admin, setAuthorityLimits, { limits, version });
  const body = { ...queueInput, code: 'phrases', name: { zh: '空调咨询', en: 'Cooling' }, offerSeconds: 120 };
  const { id } = await send<{ id: string }>(admin, addQueue, body);
  const leader = await centre.pageOf('luping');
  await send(leader, staffQueue, { agentIds: [personNamed('wangfang').id] }, { id });
}

test('a phrase is written, approved in the inbox, said by two keys and counted', async () => {
  await settle();
  const [writer, approver, agent, customer] = [
    await centre.pageOf('malin'),
    await centre.pageOf('luping'),
    await centre.pageOf('wangfang'),
    await centre.pageOf(null),
  ];
  const errors = [writer, approver, agent].map(errorsOf);
  await go(writer, '/knowledge/phrases/new');
  await choose(writer, '情景', '转接');
  await field(writer, '中文标题', '转给师傅');
  await field(writer, '英文标题', 'To the fitter');
  await field(writer, '中文用语', '{customer}，您的{nummer}我转给师傅。');
  await field(writer, '英文用语', '{customer}, I pass {number} on to our fitter by {blank}.');
  await press(writer, '存为草稿');
  await writer.getByText('不认识的填充项「nummer」').first().waitFor();
  await field(writer, '中文用语', '{customer}，您的{number}我转给师傅，{blank}前上门。');
  await press(writer, '存为草稿');
  await writer.getByRole('heading', { name: '转给师傅' }).waitFor();
  await press(writer, '提交审批');
  await writer.getByText('待审批').first().waitFor();

  await go(approver, '/work');
  await approver.locator('[data-item]').filter({ hasText: '转给师傅' }).getByRole('link').first().click();
  await approver.getByText('我转给师傅，{blank}前上门').first().waitFor();
  await press(approver, '同意');
  await approver.getByLabel('意见').waitFor();
  const decided = approver.waitForResponse((response) => response.url().endsWith('/approval'));
  await clickThrough(approver, '同意');
  expect((await decided).ok()).toBe(true);
  await centre.house.settle();

  await go(agent, '/desktop');
  const presence = agent.getByRole('button', { name: /我的状态/ });
  await presence.waitFor();
  await agent.keyboard.press('Alt+r');
  await presence.filter({ hasText: '就绪' }).waitFor();
  const chat = { queue: 'phrases', channel: 'chat', name: '陈先生', text: '空调又坏了' };
  const { contact } = await send<{ contact: { number: string } }>(customer, startContact, chat);
  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
  const message = agent.getByRole('textbox', { name: '写给客户' });
  await agent.getByRole('button', { name: /^用语/ }).waitFor();
  await message.focus();
  await agent.keyboard.press('/');
  await agent.getByRole('option', { name: /转给师傅/ }).waitFor();
  await agent.keyboard.press('1');
  expect(await message.inputValue()).toBe(`陈＿＿，您的${contact.number}我转给师傅，＿＿前上门。`);
  await agent.keyboard.type('先生');
  await agent.keyboard.press('Tab');
  await agent.keyboard.type('八点');
  await agent.keyboard.press('Enter');
  await agent.getByRole('log').getByText(`陈先生，您的${contact.number}我转给师傅，八点前上门。`).waitFor();

  await go(writer, '/knowledge/phrases');
  await writer.getByRole('row', { name: /转给师傅/ }).click();
  await writer.getByRole('tab', { name: '使用情况' }).click();
  await writer.getByText('共使用 1 次').first().waitFor();
  await send(agent, setPresence, { status: 'notReady', reason: 'break', watched: false });
  expect(errors.flat()).toEqual([]);
});
