import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addQueue, setPresence, staffQueue } from '@tongli/contracts/contacts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MediaProcess, startMedia } from '../media/fixtures/process.ts';
import { openVoice, type Voice } from '../server/platform/voice/index.ts';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';
import { launchSpeaking } from './voice-ears.ts';

/*
 * A quarter of an hour of a centre: one customer calls, another one asks to be called and chats afterwards; three agents and their leader
 * share the work. All of them speak a tone that never ends, so that sound at an ear is somebody who is heard.
 */

const folder = mkdtempSync(join(tmpdir(), 'together-'));
const agents = ['wangfang', 'zhanglei', 'liuyang'] as const;
let centre: Centre;
let media: MediaProcess;
let browser: Promise<Browser>;
let voice: Voice;
let pages: Record<'leader' | 'fang' | 'lei' | 'yang' | 'caller' | 'writer', Page>;
let errors: string[][];

async function openLine(leader: Page): Promise<void> {
  const line = { ...queueInput, code: 'line', name: { zh: '电话专线', en: 'The line' }, offerSeconds: 120 };
  const { id } = await by(await centre.pageOf('admin'), addQueue, line);
  await by(leader, staffQueue, { agentIds: agents.map((name) => personNamed(name).id) }, { params: { id } });
}

beforeAll(async () => {
  media = await startMedia(folder);
  const control = { host: '127.0.0.1', port: media.port, secretFile: join(folder, 'keys', 'media.key') };
  voice = await openVoice({ control, turn: { urls: [], secret: null } }, (error) => console.error(error));
  browser = launchSpeaking(folder, 'customer');
  const foundedAt = new Date('2026-03-02T01:00:00Z');
  centre = await openCentre({ browser, foundedAt, calls: { voice, blobFolder: join(folder, 'files') } });
  centre.house.startPulses();
  const [leader, fang, lei, yang, caller, writer] = await Promise.all([
    ...['luping', ...agents].map((name) => centre.pageOf(name)),
    centre.pageOf(null, { language: 'en' }),
    centre.pageOf(null, { phone: true }),
  ]);
  pages = { leader, fang, lei, yang, caller, writer } as typeof pages;
  errors = [leader, fang, lei, yang, caller].map((page) => errorsOf(page as Page));
  await openLine(pages.leader);
});

afterAll(async () => {
  await centre?.close();
  voice?.close();
  await Promise.all([media?.stop(), browser?.then((one) => one.close())]);
  rmSync(folder, { recursive: true, force: true });
});

/** Whether there is sound at this meter. */
const sounds = (page: Page, label: string, is = true) =>
  expect
    .poll(
      () =>
        page
          .getByLabel(label, { exact: true })
          .first()
          .evaluate((meter) => (meter as HTMLMeterElement).value > 0.1),
      { interval: 50, timeout: 15_000 },
    )
    .toBe(is);

const heard = '听到的声音';
const strip = (agent: Page) => agent.getByRole('region', { name: '当前通话' });
const bar = () => pages.leader.getByRole('region', { name: '正在参与的通话' });
const tile = (name: string) => pages.leader.getByRole('button', { name: new RegExp(`^${name}`) });
const waiting = (count: number) =>
  pages.leader
    .getByRole('row', { name: /电话专线/ })
    .locator('strong', { hasText: new RegExp(`^${count}$`) })
    .waitFor();

/** Of two who come in the same instant chance says who was first. */
async function aSecond(): Promise<void> {
  const { clock, db } = centre.house.floor;
  await centre.house.advanceTo(new Date((await clock.now(db)).getTime() + 1_000));
}

/** By keys alone, as one does who answers all day. */
async function answer(agent: Page, ready: boolean): Promise<void> {
  await agent.getByRole('button', { name: /我的状态/ }).waitFor();
  if (ready) await agent.keyboard.press('Alt+r');
  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
}

describe('two customers, three agents and a leader', () => {
  test('one calls and waits with music, the other writes and would rather be called: both keep their places', async () => {
    const { caller, writer, leader, fang, lei, yang } = pages;
    await Promise.all([caller.goto('/chat/hefeng?queue=line'), leader.goto('/floor'), fang.goto('/desktop')]);
    await caller.getByRole('radio', { name: 'Call in the browser' }).check();
    await caller.getByRole('button', { name: 'Start the call' }).click();
    await caller.getByText('You are number 1').waitFor();
    await Promise.all([writer.goto('/chat/hefeng?queue=line'), lei.goto('/desktop'), yang.goto('/desktop')]);
    await writer.getByRole('radio', { name: '在线聊天' }).check();
    await aSecond();
    await writer.getByRole('button', { name: '开始聊天' }).click();
    await writer.getByText('您排在第 2 位').waitFor();
    await waiting(2);
    await writer.getByRole('button', { name: '改为回电' }).click();
    await writer.getByLabel('电话号码').fill('13912345678');
    await writer.getByRole('button', { name: '请给我回电', exact: true }).click();
    await writer.getByText('我们会给您回电，您排在第 2 位').waitFor();
    await sounds(caller, 'What you hear');
  });

  test('the first agent takes the call, holds it, and pauses its recording for a card', async () => {
    const { caller, fang } = pages;
    await answer(fang, true);
    await caller.getByText('This call is being recorded').waitFor();
    await Promise.all([sounds(fang, heard), sounds(caller, 'What you hear'), waiting(1)]);
    await fang.keyboard.press('Alt+h');
    await caller.getByText('here is some music').waitFor();
    await Promise.all([sounds(fang, heard, false), sounds(caller, 'What you hear')]);
    await fang.getByRole('button', { name: /^恢复(?!就绪)/ }).waitFor();
    await fang.keyboard.press('Alt+h');
    await caller.getByText('You are connected').waitFor();
    await fang.keyboard.press('Alt+l');
    await fang.getByRole('menuitem', { name: '银行卡' }).click();
    await caller.getByText('Recording is paused').waitFor();
    await strip(fang).getByText('录音已暂停 · 银行卡').waitFor();
    await fang.keyboard.press('Alt+l');
    await caller.getByText('This call is being recorded').waitFor();
  });

  test('the leader listens unseen, and whispers to the agent alone', async () => {
    const { caller, fang, leader } = pages;
    await tile('王芳').click();
    await leader.getByRole('button', { name: '旁听' }).click();
    await sounds(leader, heard);
    expect(await strip(fang).getByText('陆平').count()).toBe(0);
    await leader.keyboard.press('Escape');
    // What is heard from here on is the leader, by the agent alone.
    await caller.getByRole('button', { name: 'Mute' }).click();
    await fang.keyboard.press('Alt+u');
    await sounds(fang, heard, false);
    await bar().getByText('密语').click();
    await strip(fang).getByText('陆平').waitFor();
    await Promise.all([sounds(fang, heard), sounds(caller, 'What you hear', false)]);
    await bar().getByRole('button', { name: '停止' }).click();
    await strip(fang).getByText('陆平').waitFor({ state: 'detached' });
    await fang.keyboard.press('Alt+u');
    await caller.getByRole('button', { name: 'Unmute' }).click();
  });

  test('the second agent calls back whoever asked for it, on the page on which they wait', async () => {
    const { writer, lei } = pages;
    await answer(lei, true);
    await writer.getByText('张磊 正在给您回电').waitFor();
    await writer.getByRole('button', { name: '接听' }).click();
    await Promise.all([sounds(writer, heard), sounds(lei, heard), waiting(0)]);
  });

  test('the first agent gives the call to the third; whoever reloads in the middle of it is back in it', async () => {
    const { caller, fang, yang } = pages;
    await yang.getByRole('button', { name: /我的状态/ }).waitFor();
    await yang.keyboard.press('Alt+r');
    await fang.keyboard.press('Alt+t');
    await fang.getByRole('combobox', { name: '转给' }).click();
    await fang.getByTitle(/^刘洋/).click();
    await fang.getByRole('button', { name: '转接', exact: true }).last().click();
    await answer(yang, false);
    await strip(fang).waitFor({ state: 'detached' });
    // What comes next is for the second agent alone.
    await by(fang, setPresence, { status: 'notReady', reason: 'break', watched: false });
    await Promise.all([sounds(yang, heard), sounds(caller, 'What you hear')]);
    await Promise.all([yang.reload(), caller.reload()]);
    await strip(yang).getByText('已接通').first().waitFor();
    await Promise.all([sounds(yang, heard), sounds(caller, 'What you hear')]);
  });

  test('who was called back chats, through a lost network, and everything arrives once', async () => {
    const { writer, lei, leader } = pages;
    await writer.getByRole('button', { name: '挂断' }).click();
    await lei.getByRole('button', { name: /^完成整理/ }).waitFor();
    await lei.keyboard.press('Alt+w');
    await lei.getByText('手上没有接触').waitFor();
    await writer.getByRole('button', { name: '开始新的对话' }).click();
    await writer.getByRole('radio', { name: '在线聊天' }).check();
    await writer.getByLabel('您想咨询的问题（选填）').fill('小区停电了');
    await writer.getByRole('button', { name: '开始聊天' }).click();
    await answer(lei, false);
    await writer.getByText('张磊 正在为您服务').waitFor();
    await writer.getByLabel('输入消息').fill('老人需要吸氧');
    await writer.reload();
    await writer.getByText('张磊 正在为您服务').waitFor();
    await writer.context().setOffline(true);
    await writer.getByRole('button', { name: '发送' }).click();
    await writer.getByText('等待网络恢复后自动发送').waitFor();
    const field = lei.getByRole('textbox', { name: '写给客户' });
    await field.fill('已为您加急');
    await field.press('Enter');
    await writer.context().setOffline(false);
    await writer.getByText('已为您加急').waitFor();
    await writer.getByText('等待网络恢复后自动发送').waitFor({ state: 'detached' });
    expect(await writer.locator('.message-text').allInnerTexts()).toEqual(
      expect.arrayContaining(['小区停电了', '已为您加急', '老人需要吸氧']),
    );
    expect(await writer.getByText('老人需要吸氧').count()).toBe(1);
    await lei.getByRole('log').getByText('老人需要吸氧').waitFor();
    await tile('张磊').click();
    await leader.getByRole('button', { name: '查看会话' }).click();
    await leader.getByRole('log').getByText('老人需要吸氧').waitFor();
    await leader.keyboard.press('Escape');
  });

  test('both end it, say how it was, and the call is heard afterwards with all that was done to it', async () => {
    const { caller, writer, yang, leader } = pages;
    await writer.getByRole('button', { name: '结束对话' }).click();
    await writer.getByRole('button', { name: '确定结束' }).click();
    await writer.getByRole('radio', { name: '非常满意' }).check();
    await writer.getByRole('button', { name: '提交评价' }).click();
    await caller.getByRole('button', { name: 'Hang up' }).click();
    await caller.getByText('The conversation has ended').waitFor();
    await writer.getByText('谢谢您的评价').waitFor();
    await strip(yang).waitFor({ state: 'detached' });
    await hearTheCall(leader);
    expect(errors.flat()).toEqual([]);
  });
});

async function hearTheCall(leader: Page): Promise<void> {
  await leader.goto('/contacts');
  await leader
    .getByRole('row', { name: /电话专线.*刘洋/ })
    .first()
    .click();
  await leader.getByRole('tab', { name: /通话与会话/ }).click();
  await leader.getByText('王芳 暂停录音：银行卡').waitFor();
  await leader.getByText('陆平 密语座席').waitFor();
  await leader.getByRole('button', { name: '听录音' }).click();
  await leader.getByLabel('理由').fill('抽查服务质量');
  await leader.getByRole('dialog').getByRole('button', { name: '听录音' }).click();
  const place = leader.getByRole('slider', { name: '播放位置' });
  await place.waitFor({ state: 'attached' });
  const begun = Number(await place.inputValue());
  await leader.getByRole('button', { name: /播放$/ }).click();
  await expect.poll(async () => Number(await place.inputValue()), { timeout: 15_000 }).toBeGreaterThan(begun);
  // The customer and both agents, each on a recording of their own.
  expect(await leader.getByRole('checkbox', { name: /的声音/ }).count()).toBeGreaterThanOrEqual(3);
}
