import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@tongli/contracts/contacts';
import type { BodyInputOf, Endpoint } from '@tongli/contracts/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MediaProcess, startMedia } from '../media/fixtures/process.ts';
import { openVoice, type Voice } from '../server/platform/voice/index.ts';
import { samplePassword } from '../server/sample/organisation.ts';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { openWorld, type World } from '../server/test/world.ts';
import { by } from './asking.ts';
import { heardAt, launchSpeaking, listenAt, type Speaker, speakers, spokenIn } from './voice-ears.ts';

/*
 * The product's own pages, each in a browser of its own that speaks a tone of its own: who hears whom, and what is kept of whom. Reached by
 * `npm run proofs -- stories/voice-tones`.
 */

const names = { customer: null, agent: 'wangfang', colleague: 'zhanglei', leader: 'luping' } as const;
const folder = mkdtempSync(join(tmpdir(), 'tones-'));
let world: World;
let address: string;
let media: MediaProcess;
let voice: Voice;
let browsers: Browser[] = [];
let pages: Record<Speaker, Page>;
let contactId: string;

async function openPage(browser: Browser, username: string | null): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(60_000);
  if (username !== null)
    await context.request.post('/api/v1/session', { data: { username, password: samplePassword } });
  const page = await context.newPage();
  await listenAt(page);
  return page;
}

beforeAll(async () => {
  media = await startMedia(folder);
  const control = { host: '127.0.0.1', port: media.port, secretFile: join(folder, 'keys', 'media.key') };
  voice = await openVoice({ control, turn: { urls: [], secret: null } }, (error) => console.error(error));
  browsers = await Promise.all(speakers.map((role) => launchSpeaking(folder, role)));
  world = await openWorld({ voice, blobFolder: join(folder, 'files') });
  address = await world.house.listen('127.0.0.1', 0);
  world.house.startPulses();
  const opened = await Promise.all(
    speakers.map(async (role, place) => [role, await openPage(browsers[place] as Browser, names[role])] as const),
  );
  pages = Object.fromEntries(opened) as Record<Speaker, Page>;
});

afterAll(async () => {
  await world?.close();
  voice?.close();
  await Promise.all([media?.stop(), ...browsers.map((one) => one.close())]);
  rmSync(folder, { recursive: true, force: true });
});

const own = <E extends Endpoint>(role: Speaker, endpoint: E, body: BodyInputOf<E> | null = null) =>
  by(pages[role], endpoint, body, { params: { id: contactId } });

/** Each of these ears hears these speakers, or music, and nobody else; those that are left out hear nothing at all. */
async function hears(expected: Partial<Record<Speaker, string>>): Promise<void> {
  const whole = Object.fromEntries(speakers.map((one) => [one, expected[one] ?? '']));
  const look = async (): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(speakers.map(async (one) => [one, await heardAt(pages[one])])));
  await expect.poll(look, { interval: 250, timeout: 60_000 }).toEqual(whole);
  // Nobody else comes to an ear later; a machine in need may lose a moment of a tone.
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const now = await look();
    const strangers = speakers.filter((ear) =>
      speakers.some((one) => (now[ear] ?? '').includes(one) && !whole[ear]?.includes(one)),
    );
    expect([strangers, now]).toEqual([[], now]);
  }
}

const bar = () => pages.leader.getByRole('region', { name: '正在参与的通话' });

async function openLine(): Promise<void> {
  const line = { ...queueInput, code: 'line', name: { zh: '电话专线', en: 'The line' }, offerSeconds: 300 };
  const { reply } = await world.request('admin', contract.addQueue, { body: line });
  const body = { agentIds: [personNamed('wangfang').id] };
  await world.request('luping', contract.staffQueue, { params: { id: reply.id }, body });
}

describe('a call on the pages of the product, by the tones at each ear', () => {
  test('who waits hears music, and nobody hears them', async () => {
    await openLine();
    const { customer, agent, colleague, leader } = pages;
    await Promise.all([agent.goto('/desktop'), colleague.goto('/desktop'), leader.goto('/floor')]);
    await customer.goto('/chat/hefeng?queue=line');
    await customer.getByRole('radio', { name: '网页通话' }).check();
    await customer.getByRole('button', { name: '开始通话' }).click();
    await hears({ customer: 'music' });
  });

  test('customer and agent hear one another, and the notice first', async () => {
    const { agent } = pages;
    await agent.getByRole('button', { name: /我的状态/ }).waitFor();
    await agent.keyboard.press('Alt+r');
    await agent.getByRole('button', { name: /^接听/ }).waitFor();
    await agent.keyboard.press('Alt+a');
    await hears({ customer: 'agent', agent: 'customer' });
    const mine = await by(agent, contract.getDesk);
    contactId = mine.contacts[0]?.id ?? '';
  });

  test('held, the customer hears music, and neither hears the other', async () => {
    await pages.agent.keyboard.press('Alt+h');
    await hears({ customer: 'music' });
    await pages.agent.getByRole('button', { name: /^恢复/ }).waitFor();
    await pages.agent.keyboard.press('Alt+h');
    await hears({ customer: 'agent', agent: 'customer' });
  });

  test('a leader listens unheard, whispers to the agent alone, barges in, and leaves', async () => {
    const { leader } = pages;
    await leader.getByRole('button', { name: /^王芳/ }).click();
    await leader.getByRole('button', { name: '旁听' }).click();
    await hears({ customer: 'agent', agent: 'customer', leader: 'customer agent' });
    await leader.keyboard.press('Escape');
    await bar().getByText('密语').click();
    await hears({ customer: 'agent', agent: 'customer leader', leader: 'customer agent' });
    await bar().getByText('插话').click();
    await hears({ customer: 'agent leader', agent: 'customer leader', leader: 'customer agent' });
    await bar().getByText('旁听').click();
    await hears({ customer: 'agent', agent: 'customer', leader: 'customer agent' });
    await bar().getByRole('button', { name: '停止' }).click();
    await hears({ customer: 'agent', agent: 'customer' });
  });

  test('a colleague is asked behind the customer’s back, then speaks along', async () => {
    const agentId = personNamed('zhanglei').id;
    await by(pages.colleague, contract.setPresence, { status: 'ready', watched: true });
    await own('agent', contract.inviteColleague, { agentId, role: 'consulted' });
    await pages.colleague.getByRole('button', { name: /^接听/ }).click();
    await hears({ customer: 'agent', agent: 'customer colleague', colleague: 'customer agent' });
    await own('agent', contract.settleInvitation, { agentId, as: 'participant' });
    await hears({ customer: 'agent colleague', agent: 'customer colleague', colleague: 'customer agent' });
    await own('agent', contract.settleInvitation, { agentId, as: 'dismissed' });
    await hears({ customer: 'agent', agent: 'customer' });
  });

  test('while the recording pauses both go on hearing one another', async () => {
    await own('agent', contract.pauseRecording, { reason: 'card' });
    await hears({ customer: 'agent', agent: 'customer' });
    await own('agent', contract.resumeRecording);
    await hears({ customer: 'agent', agent: 'customer' });
  });

  test('hung up, nobody hears anything', async () => {
    await own('agent', contract.endContact);
    await hears({});
  });
});

test('each recording, as it is disclosed, has its own voice alone, and not what was whispered, held or paused', async () => {
  const { leader } = pages;
  const kept = async () => {
    const { legs } = await own('leader', contract.listRecordings);
    return legs.flatMap(({ role, recording }) => (recording?.state === 'kept' ? [{ role, id: recording.id }] : []));
  };
  await expect.poll(async () => (await kept()).length, { timeout: 60_000 }).toBe(4);
  const spoken: [string, Speaker, number][] = [];
  for (const { role, id } of await kept()) {
    const params = { id: contactId, recordingId: id };
    const { token } = await by(leader, contract.discloseRecording, { reason: '抽查' }, { params });
    const heard = await spokenIn(leader, `/api/v1/file-contents/${token}`);
    for (const one of speakers) {
      const stretches = heard[one].split(' ').filter((mark) => mark === 'on').length;
      if (stretches > 0) spoken.push([role, one, stretches]);
    }
  }
  expect(spoken.map(([role, one]) => `${role}: ${one}`).toSorted()).toEqual([
    ...['customer: customer', 'leader: leader', 'owner: agent', 'participant: colleague'],
  ]);
  // Between them the hold and the pause, of which nothing is kept.
  for (const [role, _, stretches] of spoken)
    expect([role, stretches]).toEqual([
      role,
      role === 'customer' || role === 'owner' ? expect.toSatisfy((n: number) => n >= 3) : expect.any(Number),
    ]);
});
