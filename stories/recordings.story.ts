import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lodgeForCustomer } from '@tongli/contracts/complaints';
import { addQueue, getDesk, identifyCaller, setPresence, staffQueue } from '@tongli/contracts/contacts';
import { listCopies } from '@tongli/contracts/privacy';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MediaProcess, startMedia } from '../media/fixtures/process.ts';
import { openVoice, type Voice } from '../server/platform/voice/index.ts';
import { personNamed } from '../server/sample/people.ts';
import { firstCopyCode, knownCustomer } from '../server/test/copies.ts';
import { queueInput } from '../server/test/queues.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';
import { launchSpeaking } from './voice-ears.ts';

/*
 * What becomes of a call that was recorded, with the agent's screen: it is seen and heard in step, taken out with a reason, and its customer
 * gets their copy. Sound has the time of the day; the centre's clock is brought up to it where that matters.
 */

const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
let centre: Centre;
let media: MediaProcess;
let browser: Promise<Browser>;
let voice: Voice;
let pages: Record<'fang' | 'leader' | 'manager' | 'caller', Page>;
let errors: string[][];

const catchUp = () => centre.house.advanceTo(new Date());
beforeAll(async () => {
  media = await startMedia(folder);
  const control = { host: '127.0.0.1', port: media.port, secretFile: join(folder, 'keys', 'media.key') };
  voice = await openVoice({ control, turn: { urls: [], secret: null } }, (error) => console.error(error));
  browser = launchSpeaking(folder, 'customer');
  const foundedAt = new Date();
  centre = await openCentre({ browser, foundedAt, calls: { voice, blobFolder: join(folder, 'files') } });
  centre.house.startPulses();
  const [fang, leader, manager, caller] = await Promise.all([
    ...['wangfang', 'luping', 'chenjing'].map((name) => centre.pageOf(name)),
    centre.pageOf(null),
  ]);
  pages = { fang, leader, manager, caller } as typeof pages;
  errors = [fang, leader, manager, caller].map((page) => errorsOf(page as Page));
  const line = { ...queueInput, code: 'line', name: { zh: '电话专线', en: 'The line' }, screens: 'calls' as const };
  const { id } = await by(await centre.pageOf('admin'), addQueue, line);
  await by(pages.leader, staffQueue, { agentIds: [personNamed('wangfang').id] }, { params: { id } });
});

afterAll(async () => {
  await centre?.close();
  voice?.close();
  await Promise.all([media?.stop(), browser?.then((one) => one.close())]);
  rmSync(folder, { recursive: true, force: true });
});

let contact = '';
let customerId = '';

test('the agent shows the screen, sees that it is recorded, and that it rests while a card is read out', async () => {
  const { fang, caller } = pages;
  await by(fang, setPresence, { status: 'ready', watched: false });
  await Promise.all([fang.goto('/desktop'), caller.goto('/chat/hefeng?queue=line')]);
  await caller
    .getByRole('radio', { name: '网页通话' })
    .or(caller.getByRole('radio', { name: /通话/ }))
    .first()
    .check();
  await caller.getByRole('button', { name: /开始通话/ }).click();
  await fang.getByRole('button', { name: /^接听/ }).waitFor();
  await fang.keyboard.press('Alt+a');
  const sign = fang.getByRole('region', { name: '录屏' });
  await sign.getByText('本次接触须录屏').waitFor();
  await catchUp();
  await sign.getByRole('button', { name: '共享屏幕' }).click();
  await sign.getByText('正在录屏').waitFor();
  customerId = await knownCustomer(centre.house.floor);
  contact = (await by(fang, getDesk)).contacts[0]?.id ?? '';
  await by(fang, identifyCaller, { customerId }, { params: { id: contact } });
  await fang.keyboard.press('Alt+l');
  await fang.getByRole('menuitem', { name: '银行卡' }).click();
  await sign.getByText('录屏已暂停').waitFor();
  await catchUp();
  await fang.keyboard.press('Alt+l');
  await sign.getByText('正在录屏').waitFor();
  // Something to be seen.
  await fang.waitForTimeout(1_500);
  await catchUp();
  await caller.getByRole('button', { name: '挂断' }).click();
  await sign.getByText('已共享，未录屏').waitFor();
});

test('the leader sees the screen in step with what was said, and takes both sides out as one file', async () => {
  const { leader } = pages;
  await leader.goto(`/contacts/${contact}`);
  await leader.getByRole('tab', { name: /通话与会话/ }).click();
  await expect.poll(() => leader.getByText('已保存').count(), { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
  await leader.getByRole('button', { name: '听录音' }).click();
  await leader.getByLabel('理由').fill('抽查服务质量');
  await leader.getByRole('dialog').getByRole('button', { name: '听录音' }).click();
  const screens = leader.getByRole('region', { name: '录屏' }).locator('video');
  await expect.poll(() => screens.count()).toBe(2);
  await leader.getByRole('button', { name: /播放$/ }).click();
  const moves = () =>
    screens.evaluateAll((all) =>
      (all as HTMLVideoElement[]).some(({ hidden, currentTime }) => !hidden && currentTime > 0.3),
    );
  await expect.poll(moves, { timeout: 15_000 }).toBe(true);
  await leader.getByRole('button', { name: '下载录音' }).click();
  await leader.getByLabel('理由').fill('法院调取');
  await leader.getByRole('dialog').getByRole('button', { name: '下载录音' }).click();
  const arriving = leader.waitForEvent('download');
  await leader.getByRole('button', { name: '双方合成一个文件（WAV）' }).click();
  const wav = readFileSync(await (await arriving).path());
  expect([wav.toString('latin1', 0, 4), wav.readUInt16LE(22), wav.length > 50_000]).toEqual(['RIFF', 2, true]);
});

test('its customer asks for a copy, two persons see to it, and it opens by link and code', async () => {
  const { manager, leader, caller } = pages;
  // Asked while they complain, and seen at the call.
  const complaint = { facts: '通话里答应的没有做到', demand: '要通话录音', product: 'broadband', area: 'gaoxin' };
  const lodged = { ...complaint, customer: { customerId }, channel: 'phone' as const, contactId: contact };
  const { id: caseId } = await by(manager, lodgeForCustomer, lodged);
  await manager.goto(`/complaints/${caseId}`);
  await manager.getByRole('button', { name: '登记副本请求' }).click();
  await manager.getByRole('button', { name: /^登记副本请求 / }).click();
  await manager
    .getByRole('dialog', { name: '登记副本请求' })
    .getByRole('button', { name: '登记副本请求', exact: true })
    .click();
  await manager.getByText('待批准').waitFor();
  await manager.goto(`/contacts/${contact}`);
  expect(await manager.getByRole('button', { name: '批准并发送链接' }).isDisabled()).toBe(true);
  await leader.reload();
  await leader.getByRole('button', { name: '批准并发送链接' }).click();
  await leader.getByRole('dialog').getByRole('button', { name: '批准并发送链接' }).click();
  const link = await leader.getByRole('link', { name: '客户链接' }).getAttribute('href');
  await caller.goto(link ?? '');
  await caller.getByRole('button', { name: '获取验证码' }).click();
  await caller.getByText('验证码已发送').waitFor();
  const [copy] = (await by(leader, listCopies)).items;
  const code = await firstCopyCode(centre.house.floor, copy?.id ?? '');
  await caller.getByLabel('验证码').fill(code);
  await caller.getByRole('button', { name: '打开', exact: true }).click();
  await expect.poll(() => caller.locator('audio').count()).toBe(2);
  await leader.reload();
  await leader.getByText('已打开 1 次').waitFor();
  // Where there is no screen the browser shows one of its own making, as if by a camera.
  expect(errors.flat().filter((error) => !error.includes('camera is not allowed'))).toEqual([]);
});
