import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  acceptContact,
  addQueue,
  type DeskContact,
  getDesk,
  sendMessage,
  setPresence,
  staffQueue,
} from '@tongli/contracts/contacts';
import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, go } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
  centre.house.startPulses();
});
afterAll(() => centre?.close());

async function send<E extends Endpoint>(
  page: Page,
  { method, path }: E,
  { params = {}, data }: { params?: Record<string, string>; data?: object },
): Promise<ReplyOf<E>> {
  const address = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const response = await page.request.fetch(`/api/v1${address}`, { method, headers, ...(data ? { data } : {}) });
  if (!response.ok()) throw new Error(`${address}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as ReplyOf<E>;
}

/** A queue of its own, so that nothing else of the centre comes in between. */
async function openQueue(leader: Page): Promise<void> {
  const admin = await centre.pageOf('admin');
  const name = { zh: '停电专线', en: 'Power cuts' };
  const { id } = await send(admin, addQueue, { data: { ...queueInput, code: 'power', name, offerSeconds: 120 } });
  await send(leader, staffQueue, { params: { id }, data: { agentIds: [personNamed('wangfang').id] } });
}

const become = (agent: Page, status: 'ready' | 'notReady') =>
  send(agent, setPresence, { data: { status, reason: status === 'ready' ? null : 'break', watched: false } });

async function answer(agent: Page): Promise<DeskContact> {
  const ringing = async () => (await send(agent, getDesk, {})).contacts.find(({ state }) => state === 'offered');
  await expect.poll(ringing, { timeout: 15_000 }).toBeDefined();
  return send(agent, acceptContact, { params: { id: (await ringing())?.id ?? '' }, data: {} });
}

const say = (agent: Page, id: string, text: string) =>
  send(agent, sendMessage, { params: { id }, data: { id: crypto.randomUUID(), text } });

async function begin(customer: Page, text: string, button: string, label: string): Promise<void> {
  await customer.goto('/chat/hefeng?queue=power');
  await customer.getByLabel(label).fill(text);
  await customer.getByRole('button', { name: button }).click();
}

/** Of two who come in the same instant chance says who was first. */
async function aSecond(): Promise<void> {
  const { clock, db } = centre.house.floor;
  await centre.house.advanceTo(new Date((await clock.now(db)).getTime() + 1_000));
}

const row = (board: Page) => board.getByRole('row', { name: /停电专线/ });
const tile = (board: Page) => board.getByRole('button', { name: /^王芳/ });

test('two customers wait; one is rung instead, the other talks through a lost connection, and the leader sees all of it', async () => {
  const [leader, agent] = [await centre.pageOf('luping'), await centre.pageOf('wangfang')];
  await openQueue(leader);
  await become(agent, 'notReady');
  const errors = errorsOf(leader);
  await go(leader, '/floor');
  await tile(leader).filter({ hasText: '小休' }).waitFor();

  const first = await centre.pageOf(null, { phone: true });
  await begin(first, '小区停电了', '开始聊天', '您想咨询的问题（选填）');
  await first.getByText('您排在第 1 位').waitFor();
  await aSecond();
  const second = await centre.pageOf(null, { language: 'en' });
  await begin(second, 'No power since noon', 'Start the chat', 'Your question (optional)');
  await second.getByText('You are number 2').waitFor();
  await row(leader).locator('strong', { hasText: /^2$/ }).waitFor();
  await second.getByRole('button', { name: 'Call me back instead' }).click();
  await second.getByLabel('Phone number').fill('13912345678');
  await second.getByRole('button', { name: 'Call me back', exact: true }).click();
  await second.getByText('We will call you. You are number 2').waitFor();

  await become(agent, 'ready');
  const { id } = await answer(agent);
  await first.getByText('王芳 正在为您服务').waitFor();
  await tile(leader).filter({ hasText: '处理中' }).waitFor();
  await row(leader).locator('strong', { hasText: /^1$/ }).waitFor();

  await first.getByLabel('输入消息').fill('老人需要吸氧');
  await first.reload();
  await first.getByText('王芳 正在为您服务').waitFor();
  await first.context().setOffline(true);
  await first.getByRole('button', { name: '发送' }).click();
  await first.getByText('等待网络恢复后自动发送').waitFor();
  await say(agent, id, '已为您加急');
  await first.context().setOffline(false);
  await first.getByText('已为您加急').waitFor();
  await first.getByText('等待网络恢复后自动发送').waitFor({ state: 'detached' });
  expect(await first.locator('.message-text').allInnerTexts()).toEqual(
    expect.arrayContaining(['小区停电了', '老人需要吸氧', '已为您加急']),
  );
  expect(await first.getByText('老人需要吸氧').count()).toBe(1);

  await tile(leader).click();
  await leader.getByRole('button', { name: '查看会话' }).click();
  await leader.getByRole('log').getByText('老人需要吸氧').waitFor();
  await leader.keyboard.press('Escape');

  await first.getByRole('button', { name: '结束对话' }).click();
  await first.getByRole('button', { name: '确定结束' }).click();
  await first.getByRole('radio', { name: '非常满意' }).check();
  await first.getByRole('button', { name: '提交评价' }).click();
  await first.getByText('谢谢您的评价').waitFor();
  // The callback rings meanwhile.
  await tile(leader).filter({ hasText: '振铃' }).waitFor();
  expect(errors).toEqual([]);
});

test('an outage is switched on, told to whoever comes, and off again with what it brought', async () => {
  const leader = await centre.pageOf('luping');
  await go(leader, '/floor');
  await leader.getByRole('button', { name: '故障开关' }).click();
  await leader.getByRole('button', { name: '立即打开' }).click();
  const strip = leader.getByRole('list', { name: '正在进行的故障' });
  await strip.waitFor();
  const customer = await centre.pageOf(null, { phone: true });
  await customer.goto('/chat/hefeng?queue=power');
  await customer.getByText('我们已知道部分客户遇到故障').waitFor();
  await customer.getByRole('button', { name: '开始聊天' }).click();
  await customer.getByText(/您排在第/).waitFor();
  await strip.getByText(/期间 [1-9]\d* 个接触/).waitFor();
  await strip.getByRole('button', { name: '关闭' }).click();
  await leader.getByLabel('中文结束语').fill('已经恢复供电');
  await leader.getByRole('dialog').locator('button[type=submit]').click();
  await strip.waitFor({ state: 'detached' });
  await customer.getByText('已经恢复供电').waitFor();
});

/** A shop that embeds us, with a policy as strict as ours. */
async function openShop(): Promise<{ server: Server; address: string }> {
  const server = createServer((_request, response) => {
    const policy = `default-src 'none'; script-src ${centre.address}; frame-src ${centre.address}`;
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const script = `<script src="${centre.address}/widget.js" data-project="hefeng" data-queue="power" defer></script>`;
    response.end(`<!doctype html><html lang="zh"><title>小店</title><h1>小店</h1>${script}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // By another name than ours it is another site.
  return { server, address: `http://localhost:${(server.address() as AddressInfo).port}` };
}

test('a site shows the chat once it is listed, by keys alone, and hands it over to a window of its own', async () => {
  const { server, address } = await openShop();
  try {
    const [admin, shopper] = [await centre.pageOf('admin'), await centre.pageOf(null)];
    await shopper.goto(address);
    await shopper.getByRole('button', { name: '在线客服' }).click();
    const policy = async () => (await admin.request.get('/chat/frame/hefeng')).headers()['content-security-policy'];
    expect(await policy()).toContain("frame-ancestors 'none'");
    // Kept from being shown it leaves no dead frame: our own page is a press away.
    await shopper.getByRole('link', { name: '在新窗口中打开' }).waitFor();
    await shopper.getByRole('button', { name: '关闭' }).click();
    expect(await shopper.getByRole('button', { name: '在线客服' }).evaluate((one) => one.matches(':focus'))).toBe(true);
    await go(admin, '/settings/web-chat');
    const origins = admin.getByRole('combobox', { name: '可以显示聊天的网站' });
    await origins.fill(address);
    await origins.press('Enter');
    await admin.getByRole('button', { name: '保存' }).click();
    await expect.poll(policy, { timeout: 15_000 }).toContain(`frame-ancestors 'self' ${address}`);
    expect((await admin.request.get('/')).headers()['content-security-policy']).toContain("frame-ancestors 'none'");

    const errors = errorsOf(shopper);
    await shopper.goto(address);
    await shopper.keyboard.press('Tab');
    await shopper.keyboard.press('Enter');
    const frame = shopper.frameLocator('iframe');
    await frame.getByRole('button', { name: '开始聊天' }).click();
    await frame.getByText(/您排在第/).waitFor();
    await frame.getByLabel('输入消息').press('Escape');
    await shopper.getByRole('button', { name: '在线客服' }).waitFor();
    // This browser keeps nothing for a frame of another site.
    await shopper.getByRole('button', { name: '在线客服' }).click();
    const [own] = await Promise.all([
      shopper.waitForEvent('popup'),
      frame.getByRole('link', { name: '在新窗口继续' }).click(),
    ]);
    await own.getByText(/您排在第/).waitFor();
    expect(own.url()).not.toContain('talk=');
    expect(errors).toEqual([]);
  } finally {
    server.close();
  }
});
