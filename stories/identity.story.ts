import * as contacts from '@tongli/contracts/contacts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailer } from '../server/platform/mail/index.ts';
import { personNamed } from '../server/sample/people.ts';
import { type MailServer, openMailServer, readLetter } from '../server/test/mail-server.ts';
import { queueInput } from '../server/test/queues.ts';
import { identified } from '../server/test/rows.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, field, go, press } from './hands.ts';

const { name, phone, email } = identified;
let mail: MailServer;
let centre: Centre;
beforeAll(async () => {
  mail = await openMailServer();
  centre = await openCentre({ keepsPages: true, mail: openMailer({ url: mail.url, from: 'service@example.cn' }) });
  centre.house.startPulses();
});
afterAll(async () => {
  await centre?.close();
  await mail?.close();
});

/** A queue that one agent serves, who is ready. */
async function open(agent: Page): Promise<void> {
  const [admin, leader] = [await centre.pageOf('admin'), await centre.pageOf('luping')];
  const body = {
    ...queueInput,
    code: 'account',
    name: { zh: '账户', en: 'Account' },
    offerSeconds: 120,
    wrapUpSeconds: 0,
  };
  const { id } = await by(admin, contacts.addQueue, body);
  await by(leader, contacts.staffQueue, { agentIds: [personNamed('wangfang').id] }, { params: { id } });
  await go(agent, '/desktop');
  const presence = agent.getByRole('button', { name: /我的状态/ });
  await presence.waitFor();
  await agent.keyboard.press('Alt+r');
  await presence.filter({ hasText: '就绪' }).waitFor();
}

/** A chat that the agent takes, of the customer who is on record. */
async function talk(agent: Page): Promise<string> {
  const customer = await centre.pageOf(null);
  const { token } = await by(customer, contacts.startContact, {
    queue: 'account',
    channel: 'chat',
    text: '我的号码换了',
  });
  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByRole('textbox', { name: '写给客户' }).waitFor();
  return token;
}

const check = (agent: Page) => agent.getByRole('region', { name: '身份核验' });

async function answer(agent: Page, question: string, said: string): Promise<void> {
  await check(agent).getByLabel(question).fill(said);
  await check(agent).getByLabel(question).press('Enter');
}

/** What stands in the letter that came. */
async function codeSent(): Promise<string> {
  await expect.poll(() => mail.letters.length, { timeout: 10_000 }).toBe(1);
  const { text, to } = await readLetter(mail.letters[0]?.raw ?? Buffer.alloc(0));
  expect(to).toEqual([email]);
  return /是 (\d{6})/.exec(text)?.[1] ?? '';
}

test('facts stay closed until it is sure who speaks, are corrected by code, and are closed again in the next contact', async () => {
  const agent = await centre.pageOf('wangfang');
  const errors = errorsOf(agent);
  await open(agent);
  const token = await talk(agent);
  const desk = await by(agent, contacts.getDesk, {});
  const params = { id: desk.contacts[0]?.id ?? '' };
  await by(agent, contacts.identifyCaller, { customer: { name, phone, email } }, { params });
  await check(agent).getByText('姓名、号码、邮箱未开放').waitFor();
  await check(agent).getByText('已识别，未核验').waitFor();

  await press(agent, '核验身份');
  await answer(agent, '登记姓名', '欧阳大明');
  await check(agent).getByText('再答对 2 题即通过；再答错 2 题将锁定').waitFor();
  await answer(agent, '登记号码', '139 1234 5678');
  await check(agent).getByText('再答对 1 题').waitFor();
  await answer(agent, '登记邮箱', email);
  await press(agent, '查看客户资料');
  await check(agent).getByText(phone).waitFor();
  await check(agent).getByText('更正资料未开放').waitFor();

  await press(agent, '发验证码到登记邮箱');
  await answer(agent, '客户报出的验证码', await codeSent());
  await check(agent).getByText('验证码核验').first().waitFor();
  await press(agent, '更正资料');
  await field(agent, '登记号码', '13800000001');
  await press(agent, '保存更正');
  await check(agent).getByText('13800000001').waitFor();

  const customer = await centre.pageOf(null);
  await by(customer, contacts.leaveAsCustomer, {}, { params: { token } });
  await check(agent).waitFor({ state: 'detached' });
  await talk(agent);
  const again = (await by(agent, contacts.getDesk, {})).contacts[0]?.id ?? '';
  await by(
    agent,
    contacts.identifyCaller,
    { customer: { name, phone: '13800000001', email } },
    { params: { id: again } },
  );
  await check(agent).getByText('姓名、号码、邮箱未开放').waitFor();
  expect(await agent.getByText('13800000001').count()).toBe(0);

  await go(agent, `/contacts/${params.id}`);
  await check(agent).getByText('核验经过（5）').click();
  await check(agent).getByText('核对验证码').waitFor();
  await by(agent, contacts.setPresence, { status: 'notReady', reason: 'break', watched: false });
  expect(errors).toEqual([]);
});
