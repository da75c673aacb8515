import { addQueue, setPresence, staffQueue, startContact, writeAsCustomer } from '@tongli/contracts/contacts';
import type { Endpoint } from '@tongli/contracts/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
  centre.house.startPulses();
});
afterAll(() => centre?.close());

async function send<T>(
  page: Page,
  { method, path }: Endpoint,
  params: Record<string, string>,
  data: object,
): Promise<T> {
  const address = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const response = await page.request.fetch(`/api/v1${address}`, { method, data, headers });
  if (!response.ok()) throw new Error(`${address}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A queue of its own, so that nothing else of the centre comes in between. */
async function openQueue(code: string, usernames: readonly string[]): Promise<void> {
  const admin = await centre.pageOf('admin');
  const body = { ...queueInput, code, name: { zh: '空调咨询', en: 'Cooling' }, offerSeconds: 120 };
  const { id } = await send<{ id: string }>(admin, addQueue, {}, body);
  const leader = await centre.pageOf('luping');
  await send(leader, staffQueue, { id }, { agentIds: usernames.map((name) => personNamed(name).id) });
}

const presenceOf = (page: Page) => page.getByRole('button', { name: /我的状态/ });

async function signIn(page: Page): Promise<void> {
  await page.goto('/desktop');
  await presenceOf(page).waitFor();
  await page.keyboard.press('Alt+r');
  await presenceOf(page).filter({ hasText: '就绪' }).waitFor();
}

test('a chat rings, is taken by key, talked through a reload, transferred, written up, and explained afterwards', async () => {
  await openQueue('cooling', ['wangfang', 'zhanglei']);
  const [agent, colleague, customer] = [
    await centre.pageOf('wangfang'),
    await centre.pageOf('zhanglei'),
    await centre.pageOf(null),
  ];
  const errors = [errorsOf(agent), errorsOf(colleague)];
  await signIn(agent);
  const chat = { queue: 'cooling', channel: 'chat', name: '陈先生', text: '空调又坏了，已经第三次报修' };
  const { token } = await send<{ token: string }>(customer, startContact, {}, chat);

  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByText('已经第三次报修').waitFor();
  const field = agent.getByRole('textbox', { name: '写给客户' });
  await field.fill('非常抱歉，我马上为您查');
  await field.press('Enter');
  await agent.getByRole('log').getByText('非常抱歉，我马上为您查').waitFor();
  await send(customer, writeAsCustomer, { token }, { id: crypto.randomUUID(), text: '家里有老人，请快一点' });
  await agent.getByText('家里有老人').waitFor();

  await field.fill('今晚八点前师傅');
  await agent.reload();
  await agent.getByText('家里有老人').waitFor();
  expect(await field.inputValue()).toBe('今晚八点前师傅');
  const kept = agent.waitForResponse((told) => told.url().endsWith('/draft') && told.request().method() === 'PUT');
  await field.fill('今晚八点前师傅到家');
  await kept;
  const elsewhere = await centre.pageOf('wangfang');
  await elsewhere.goto('/desktop');
  await elsewhere.locator('textarea', { hasText: '今晚八点前师傅到家' }).waitFor();
  await elsewhere.close();
  expect(await agent.getByRole('log').getByText('非常抱歉，我马上为您查').count()).toBe(1);

  await signIn(colleague);
  await agent.keyboard.press('Alt+t');
  await agent.getByRole('combobox', { name: '转给' }).click();
  await agent.getByTitle(/^张磊/).click();
  await agent.getByRole('button', { name: '转接', exact: true }).last().click();
  await colleague.getByRole('button', { name: /^接听/ }).waitFor();
  await colleague.keyboard.press('Alt+a');
  await colleague.getByText('家里有老人').waitFor();
  await colleague.keyboard.press('Alt+e');
  await colleague.getByRole('textbox', { name: /小结/ }).fill('今晚八点前上门');
  await colleague.keyboard.press('Alt+w');
  await colleague.getByText('手上没有接触').waitFor();

  await colleague.goto('/contacts');
  await colleague
    .getByRole('row', { name: /空调咨询/ })
    .first()
    .click();
  await colleague.getByText('只有这名座席有能力且空闲').first().waitFor();
  await colleague.getByText('今晚八点前上门').waitFor();
  expect(await colleague.getByText('转接', { exact: true }).count()).toBeGreaterThan(0);
  for (const page of [agent, colleague])
    await send(page, setPresence, {}, { status: 'notReady', reason: 'break', watched: false });
  expect(errors.flat()).toEqual([]);
});
