import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addQueue, setPresence, staffQueue } from '@tongli/contracts/contacts';
import type { Endpoint } from '@tongli/contracts/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MediaProcess, startMedia } from '../media/fixtures/process.ts';
import { tones, writeTone } from '../media/fixtures/tones.ts';
import { openVoice, type Voice } from '../server/platform/voice/index.ts';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { type Centre, launch, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';

const folder = mkdtempSync(join(tmpdir(), 'call-'));
let centre: Centre;
let media: MediaProcess;
let browser: Promise<Browser>;
let voice: Voice;

/** A browser whose microphone says a tone, and which asks nobody whether it may be used. */
function launchSpeaking(): Promise<Browser> {
  const file = join(folder, 'tone.wav');
  writeTone(file, tones.customer);
  return launch([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    `--use-file-for-fake-audio-capture=${file}`,
  ]);
}

beforeAll(async () => {
  media = await startMedia(folder);
  const control = { host: '127.0.0.1', port: media.port, secretFile: join(folder, 'keys', 'media.key') };
  voice = await openVoice({ control, turn: { urls: [], secret: null } }, (error) => console.error(error));
  browser = launchSpeaking();
  centre = await openCentre({ browser, calls: { voice, blobFolder: join(folder, 'files') } });
  centre.house.startPulses();
});

afterAll(async () => {
  await centre?.close();
  voice?.close();
  await Promise.all([media?.stop(), browser?.then((one) => one.close())]);
  rmSync(folder, { recursive: true, force: true });
});

async function send<T>(page: Page, { method, path }: Endpoint, id: string, data: object): Promise<T> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const response = await page.request.fetch(`/api/v1${path.replace(':id', id)}`, { method, data, headers });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as T;
}

async function openQueue(leader: Page): Promise<void> {
  const name = { zh: '电话专线', en: 'The line' };
  const admin = await centre.pageOf('admin');
  const { id } = await send<{ id: string }>(admin, addQueue, '', {
    ...queueInput,
    ...{ code: 'line', name, offerSeconds: 120 },
  });
  await send(leader, staffQueue, id, { agentIds: [personNamed('wangfang').id] });
}

/** Whether there is sound at this meter. */
const sounds = (page: Page, label: string, is: boolean) =>
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

const strip = (agent: Page) => agent.getByRole('region', { name: '当前通话' });
const bar = (leader: Page) => leader.getByRole('region', { name: '正在参与的通话' });

async function callIn(customer: Page): Promise<void> {
  await customer.goto('/chat/hefeng?queue=line');
  await customer.getByRole('radio', { name: 'Call in the browser' }).check();
  await customer.getByRole('button', { name: 'Start the call' }).click();
  await customer.getByText('You are number 1').waitFor();
}

async function answer(agent: Page): Promise<void> {
  const presence = agent.getByRole('button', { name: /我的状态/ });
  await presence.waitFor();
  await agent.keyboard.press('Alt+r');
  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
  await strip(agent).getByText('正在录音').waitFor();
}

async function listenAndWhisper(leader: Page, agent: Page, customer: Page): Promise<void> {
  await leader.getByRole('button', { name: /^王芳/ }).click();
  await leader.getByRole('button', { name: '旁听' }).click();
  await sounds(leader, '听到的声音', true);
  expect(await strip(agent).getByText('陆平').count()).toBe(0);
  await leader.keyboard.press('Escape');
  // What is heard from here on is the leader, by the agent alone.
  await customer.getByRole('button', { name: 'Mute' }).click();
  await agent.keyboard.press('Alt+u');
  await sounds(agent, '听到的声音', false);
  await bar(leader).getByText('密语').click();
  await strip(agent).getByText('陆平').waitFor();
  await sounds(agent, '听到的声音', true);
  await sounds(customer, 'What you hear', false);
  await bar(leader).getByRole('button', { name: '停止' }).click();
  await strip(agent).getByText('陆平').waitFor({ state: 'detached' });
  await agent.keyboard.press('Alt+u');
  await customer.getByRole('button', { name: 'Unmute' }).click();
}

async function hearBoth(leader: Page): Promise<void> {
  await leader.goto('/contacts');
  await leader
    .getByRole('row', { name: /电话专线/ })
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
  expect(await leader.getByRole('checkbox', { name: /的声音/ }).count()).toBeGreaterThanOrEqual(2);
}

test('a call waits with music, is answered, held, paused, listened to, whispered into, reloaded, and heard afterwards', async () => {
  const [leader, agent, customer] = [
    await centre.pageOf('luping'),
    await centre.pageOf('wangfang'),
    await centre.pageOf(null, { language: 'en', phone: true }),
  ];
  const errors = [leader, agent, customer].map(errorsOf);
  await openQueue(leader);
  // Each page is there before it is needed.
  await Promise.all([callIn(customer), agent.goto('/desktop'), leader.goto('/floor')]);
  await sounds(customer, 'What you hear', true);
  await answer(agent);
  await customer.getByText('This call is being recorded').waitFor();
  await Promise.all([sounds(agent, '听到的声音', true), sounds(customer, 'What you hear', true)]);

  await agent.keyboard.press('Alt+h');
  await customer.getByText('here is some music').waitFor();
  await Promise.all([sounds(agent, '听到的声音', false), sounds(customer, 'What you hear', true)]);
  await agent.getByRole('button', { name: /^恢复(?!就绪)/ }).waitFor();
  await agent.keyboard.press('Alt+h');
  await customer.getByText('You are connected').waitFor();
  await agent.keyboard.press('Alt+l');
  await agent.getByRole('menuitem', { name: '银行卡' }).click();
  await customer.getByText('Recording is paused').waitFor();
  await strip(agent).getByText('录音已暂停 · 银行卡').waitFor();
  await agent.keyboard.press('Alt+l');
  await customer.getByText('This call is being recorded').waitFor();

  await listenAndWhisper(leader, agent, customer);
  await Promise.all([agent.reload(), customer.reload()]);
  await strip(agent).getByText('已接通').first().waitFor();
  await Promise.all([sounds(agent, '听到的声音', true), sounds(customer, 'What you hear', true)]);
  await customer.getByRole('button', { name: 'Hang up' }).click();
  await customer.getByText('The conversation has ended').waitFor();
  await strip(agent).waitFor({ state: 'detached' });
  await hearBoth(leader);
  await send(agent, setPresence, '', { status: 'notReady', reason: 'break', watched: false });
  expect(errors.flat()).toEqual([]);
});
