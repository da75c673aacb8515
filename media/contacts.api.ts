import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@tongli/contracts/contacts';
import { getStatus } from '@tongli/contracts/system';
import { startSession } from '@tongli/server/modules/access/index';
import { callPulse } from '@tongli/server/modules/contacts/index';
import { openVoice, type Voice } from '@tongli/server/platform/voice/index';
import { personNamed } from '@tongli/server/sample/people';
import { queueInput } from '@tongli/server/test/queues';
import { openWorld, type World } from '@tongli/server/test/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ear, openEar } from './fixtures/ear.ts';
import { type MediaProcess, startMedia } from './fixtures/process.ts';

const names = ['customer', 'fang', 'lei', 'leader'] as const;
type Name = (typeof names)[number];
const usernames = { fang: 'wangfang', lei: 'zhanglei', leader: 'luping' } as const;
const idOf = (name: keyof typeof usernames) => personNamed(usernames[name]).id;

const folder = mkdtempSync(join(tmpdir(), 'calls-'));
const ears = Object.fromEntries(names.map((name) => [name, openEar(name, names)])) as Record<Name, Ear>;
let media: MediaProcess;
let voice: Voice;
let world: World;
let stopConducting: () => Promise<void> = async () => undefined;
/** The contact that the tests are about, one after the other. */
let token = '';
let params = { id: '' };

/** What was committed is sealed and routed, as a house does by itself; its sound follows. */
const until = <T>(look: () => T | Promise<T>, expected: T) =>
  expect
    .poll(
      async () => {
        await world.house.settle();
        return look();
      },
      { interval: 30, timeout: 20_000 },
    )
    .toEqual(expected);
/** Whoever conducts the call may have it in hand at the very instant that its time is up: a timer does not wait for them and comes again. */
const stepTo = (at: Date) =>
  expect.poll(() => world.house.advanceTo(at).then(() => 'there', String), { timeout: 20_000 }).toBe('there');
const hears = async (expected: Partial<Record<Name, string>>) =>
  until(() => Object.fromEntries(Object.keys(expected).map((name) => [name, ears[name as Name].heard()])), expected);

beforeAll(async () => {
  media = await startMedia(folder);
  const control = { host: '127.0.0.1', port: media.port, secretFile: join(folder, 'keys', 'media.key') };
  voice = await openVoice({ control, turn: { urls: ['stun:stun.example.org'], secret: null } }, console.error);
  world = await openWorld({ voice, blobFolder: join(folder, 'files') });
  stopConducting = callPulse(world.url)(world.house.floor);
  const { reply } = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'line' } });
  const body = { agentIds: [idOf('fang'), idOf('lei')] };
  await world.request('luping', contract.staffQueue, { params: { id: reply.id }, body });
});

afterAll(async () => {
  await Promise.all(names.map((name) => ears[name].hangUp()));
  await stopConducting();
  await world?.close();
  voice?.close();
  await media?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ready = (name: 'fang' | 'lei', status: 'ready' | 'notReady' = 'ready') =>
  world.request(usernames[name], contract.setPresence, {
    body: { status, reason: status === 'ready' ? null : 'break', watched: false },
  });
const follow = async () => (await world.request(null, contract.followContact, { params: { token } })).reply;
const desk = async (name: 'fang' | 'lei') => (await world.request(usernames[name], contract.getDesk)).reply.contacts;
const atDesk = async (name: 'fang' | 'lei') => (await desk(name)).find(({ id }) => id === params.id);
const recordings = async () => (await world.request('luping', contract.listRecordings, { params })).reply;

const ring = () =>
  ears.customer.join((offer) =>
    world.request(null, contract.joinCallAsCustomer, { params: { token }, body: { offer } }),
  );
const pickUp = (name: 'fang' | 'lei') =>
  ears[name].join((offer) => world.request(usernames[name], contract.joinCall, { params, body: { offer } }));
const listenIn = () =>
  ears.leader.join((offer) => world.request('luping', contract.joinSupervisedCall, { params, body: { offer } }));

async function come(): Promise<void> {
  const started = await world.request(null, contract.startContact, { body: { queue: 'line', channel: 'voice' } });
  expect(started.status, started.problem.code).toBe(200);
  token = started.reply.token;
}

async function accept(name: 'fang' | 'lei'): Promise<void> {
  await until(async () => (await desk(name)).find(({ state }) => state === 'offered')?.state, 'offered');
  params = { id: (await desk(name)).find(({ state }) => state === 'offered')?.id ?? '' };
  const accepted = await world.request(usernames[name], contract.acceptContact, { params });
  expect(accepted.status, accepted.problem.code).toBe(200);
}

describe('a call', () => {
  test('a customer who waits hears music, and sees it', async () => {
    await until(() => voice.provider.isReached, true);
    const { reply } = await world.request(null, contract.listPublicQueues, { query: { code: 'line' } });
    expect(reply.queues).toMatchObject([{ voice: true, voicemail: true }]);
    await come();
    const way = await world.request(null, contract.prepareCallAsCustomer, { params: { token } });
    expect(way.reply).toEqual({ iceServers: [{ urls: ['stun:stun.example.org'] }], session: 1, reached: true });
    expect((await ring()).status).toBe(200);
    await hears({ customer: 'music' });
    await until(async () => (await follow()).call, {
      ...{ session: 1, reached: true, recording: 'off', connection: 'connected', held: true, voicemailUntil: null },
    });
  });

  test('who has not accepted it is not in it; who has is heard as soon as they are there', async () => {
    await ready('fang');
    await until(async () => (await desk('fang'))[0]?.state, 'offered');
    params = { id: (await desk('fang'))[0]?.id ?? '' };
    expect((await pickUp('fang')).problem.code).toBe('not-in-call');
    expect((await pickUp('lei')).problem.code).toBe('not-found');
    await accept('fang');
    expect((await pickUp('fang')).status).toBe(200);
    await hears({ customer: 'fang', fang: 'customer' });
    await until(
      async () => (await atDesk('fang'))?.call?.legs.map(({ role, connection }) => [role, connection]),
      [
        ['customer', 'connected'],
        ['owner', 'connected'],
      ],
    );
    await until(async () => (await recordings()).noticeAt !== null, true);
  });

  test('held, the customer hears music and the agent nobody', async () => {
    await world.request('wangfang', contract.holdContact, { params });
    await hears({ customer: 'music', fang: '' });
    await world.request('wangfang', contract.resumeContact, { params });
    await hears({ customer: 'fang', fang: 'customer' });
  });

  test('while sensitive data is spoken the recording pauses, and says who paused it and why', async () => {
    const body = { reason: 'card' as const };
    const paused = await world.request('wangfang', contract.pauseRecording, { params, body });
    expect(paused.reply.call).toMatchObject({ recording: 'paused', pausedFor: 'card' });
    expect(paused.reply.actions['pause-recording']).toEqual({ allowed: false, refusal: 'recording-paused' });
    expect((await follow()).call?.recording).toBe('paused');
    const resumed = await world.request('wangfang', contract.resumeRecording, { params });
    expect(resumed.reply.call).toMatchObject({ recording: 'on', pausedFor: null });
    expect((await recordings()).pauses).toMatchObject([{ reason: 'card', byName: personNamed('wangfang').name }]);
    expect((await world.request('zhanglei', contract.pauseRecording, { params, body })).status).toBe(404);
  });

  test('a leader listens unheard and unseen, whispers to the agent alone, barges in, and goes', async () => {
    const supervise = (how: 'listen' | 'whisper' | 'barge') =>
      world.request('luping', contract.superviseCall, { params, body: { how } });
    expect((await listenIn()).problem.code).toBe('not-in-call');
    expect((await world.request('wangfang', contract.superviseCall, { params, body: { how: 'listen' } })).status).toBe(
      403,
    );
    expect((await supervise('listen')).reply).toMatchObject({ how: 'listen', reached: true });
    expect((await listenIn()).status).toBe(200);
    await hears({ customer: 'fang', fang: 'customer', leader: 'customer fang' });
    expect((await atDesk('fang'))?.call?.legs.some(({ role }) => role === 'leader')).toBe(false);
    await supervise('whisper');
    await hears({ customer: 'fang', fang: 'customer leader', leader: 'customer fang' });
    expect((await atDesk('fang'))?.call?.legs.some(({ role }) => role === 'leader')).toBe(true);
    await supervise('barge');
    await hears({ customer: 'fang leader', fang: 'customer leader', leader: 'customer fang' });
    await world.request('luping', contract.stopSupervising, { params });
    await hears({ customer: 'fang', fang: 'customer', leader: '' });
    expect((await recordings()).supervisions.map(({ how, until: end }) => [how, end !== null])).toEqual([
      ['listen', true],
      ['whisper', true],
      ['barge', true],
    ]);
  });

  test('a colleague is consulted behind the customer’s back, speaks along, and gets the call', async () => {
    await ready('lei');
    const body = { agentId: idOf('lei'), role: 'consulted' as const };
    await world.request('wangfang', contract.inviteColleague, { params, body });
    await world.request('zhanglei', contract.acceptContact, { params });
    expect((await pickUp('lei')).status).toBe(200);
    await hears({ customer: 'fang', fang: 'customer lei', lei: 'customer fang' });
    const settle = (as: 'participant' | 'owner') =>
      world.request('wangfang', contract.settleInvitation, { params, body: { agentId: idOf('lei'), as } });
    await settle('participant');
    await hears({ customer: 'fang lei', fang: 'customer lei', lei: 'customer fang' });
    await settle('owner');
    await hears({ customer: 'lei', fang: '', lei: 'customer' });
    expect((await pickUp('fang')).problem.code).toBe('not-in-call');
  });

  test('an agent whose sound is lost leaves the customer with music until they are back', async () => {
    await ears.lei.hangUp();
    await hears({ customer: 'music' });
    await until(
      async () => (await atDesk('lei'))?.call?.legs.map(({ connection }) => connection),
      ['connected', 'lost'],
    );
    expect((await pickUp('lei')).status).toBe(200);
    await hears({ customer: 'lei', lei: 'customer' });
  });

  test('given back to the queue it waits with music, and the next one takes it', async () => {
    await world.request('wangfang', contract.wrapUpContact, { params, body: { codes: [], done: true } });
    await ready('fang');
    await world.request('zhanglei', contract.transferContact, { params, body: { to: { agentId: idOf('fang') } } });
    await hears({ customer: 'music', lei: '' });
    await accept('fang');
    expect((await pickUp('fang')).status).toBe(200);
    await hears({ customer: 'fang', fang: 'customer' });
  });
});

describe('when processes end', () => {
  test('a media process that was killed gets the call again: its ends join again, and recordings go on', async () => {
    const { port } = media;
    await media.kill();
    await until(async () => (await atDesk('fang'))?.call?.reached, false);
    expect((await pickUp('fang')).problem.code).toBe('voice-away');
    expect((await world.request('admin', getStatus)).reply.voice).toBe('away');
    const refused = await world.request(null, contract.startContact, { body: { queue: 'line', channel: 'voice' } });
    expect(refused.problem.code).toBe('voice-away');
    media = await startMedia(folder, port);
    await until(async () => (await follow()).call?.session, 2);
    expect((await world.request('admin', getStatus)).reply.voice).toBe('reached');
    expect((await ring()).status).toBe(200);
    expect((await pickUp('fang')).reply.session).toBe(2);
    await hears({ customer: 'fang', fang: 'customer' });
  });

  test('what ends while no server listens ends when one does, and is whole then', async () => {
    await stopConducting();
    await world.request('wangfang', contract.endContact, { params });
    stopConducting = callPulse(world.url)(world.house.floor);
    await hears({ customer: '', fang: '' });
    const kept = async () => (await recordings()).legs.map(({ role, recording }) => `${role} ${recording?.state}`);
    // The leader whispered, and spoke to all when they barged in; who was there twice has two.
    await until(
      async () => (await kept()).toSorted(),
      [...['customer kept', 'leader kept', 'owner kept', 'owner kept', 'owner kept']],
    );
    expect((await follow()).call).toBeNull();
    const { reply } = await world.request('wangfang', contract.wrapUpContact, {
      params,
      body: { codes: [], done: true },
    });
    expect(reply.state).toBe('closed');
  });
});

describe('what was recorded', () => {
  const disclose = async (username: string, reason = '投诉调查') => {
    const [leg] = (await recordings()).legs;
    const at = { ...params, recordingId: leg?.recording?.id ?? '' };
    return world.request(username, contract.discloseRecording, { params: at, body: { reason } });
  };

  test('is heard by whoever may, in parts, and that is on record', async () => {
    expect((await disclose('wangfang')).status).toBe(403);
    const { status, reply } = await disclose('luping');
    expect(status).toBe(200);
    const token = await world.call('luping', (call) => startSession(call, personNamed('luping').id));
    const read = (headers: Record<string, string>) =>
      world.house.app.inject({ url: `/api/v1/file-contents/${reply.token}`, headers });
    expect((await read({})).statusCode).toBe(401);
    const part = await read({ cookie: `tongli_session=${token}`, range: 'bytes=0-3' });
    expect([part.statusCode, part.headers['content-type'], part.body]).toEqual([206, 'audio/ogg', 'OggS']);
    const { rows } = await world.call(null, async ({ tx }) => ({
      rows: await tx
        .selectFrom('platform.audit_entry')
        .select(['reason', 'actor_name'])
        .where('operation', '=', 'contacts.disclose-recording')
        .execute(),
    }));
    expect(rows).toEqual([{ reason: '投诉调查', actor_name: personNamed('luping').name }]);
    const leg = (await recordings()).legs.find(({ role }) => role === 'customer');
    expect(leg?.recording).toMatchObject({ durationMs: expect.any(Number), startedAt: expect.any(String) });
    expect(leg?.quality).toMatchObject({ lossShare: expect.any(Number), jitterMs: expect.any(Number) });
  });

  test('is deleted when its time is over, unless it is held for a legal matter', async () => {
    const now = await world.now();
    const later = (days: number) => world.house.advanceTo(new Date(now.getTime() + days * 86_400_000));
    const { reply } = await world.request('admin', contract.getContactSettings);
    const settings = { ...reply, settings: { ...reply.settings, recordingDays: 1 } };
    expect((await world.request('admin', contract.setContactSettings, { body: settings })).status).toBe(200);
    const body = { reason: '法院保全' };
    expect((await world.request('wangfang', contract.holdRecordings, { params, body })).status).toBe(403);
    const held = await world.request('luping', contract.holdRecordings, { params, body });
    expect(held.reply.holds).toMatchObject([{ liftedAt: null }]);
    expect(held.reply.actions).toMatchObject({ hold: { allowed: false }, lift: { allowed: true } });
    expect((await world.request('luping', contract.holdRecordings, { params, body })).problem.code).toBe(
      'held-already',
    );
    await later(2);
    expect((await recordings()).legs[0]?.recording).toMatchObject({ state: 'kept', keptUntil: null });
    await world.request('luping', contract.liftLegalHold, { params, body });
    await later(3);
    expect((await recordings()).legs.map(({ recording }) => recording?.state)).toEqual(Array(5).fill('deleted'));
    expect((await disclose('luping')).problem.code).toBe('recording-deleted');
  });
});

describe('a message instead of waiting', () => {
  const given = { phone: '13800138000', name: '林小姐' };
  const offered = async () => (await desk('fang')).find(({ state }) => state === 'offered');

  test('is spoken by who is tired of waiting, and somebody rings who has heard it', async () => {
    await ready('fang', 'notReady');
    await ready('lei', 'notReady');
    await come();
    await ring();
    await hears({ customer: 'music' });
    const turned = await world.request(null, contract.turnToVoicemail, { params: { token }, body: given });
    expect(turned.reply).toMatchObject({ state: 'closed', call: { voicemailUntil: expect.any(String) } });
    await until(async () => (await follow()).call, expect.objectContaining({ held: false, connection: 'connected' }));
    await until(() => ears.customer.heard().includes('music'), false);
    const again = await world.request(null, contract.turnToVoicemail, { params: { token }, body: given });
    expect(again.problem.code).toBe('not-found');
    await ears.customer.hangUp();
    await world.request(null, contract.finishVoicemail, { params: { token } });
    await ready('fang');
    await until(async () => typeof (await offered())?.voicemail?.durationMs, 'number');
    params = { id: (await offered())?.id ?? '' };
    expect(await offered()).toMatchObject({ channel: 'callback', actions: { 'play-voicemail': { allowed: false } } });
    expect((await world.request('wangfang', contract.playVoicemail, { params })).status).toBe(404);
    await world.request('wangfang', contract.acceptContact, { params });
    expect((await world.request('wangfang', contract.playVoicemail, { params })).status).toBe(200);
    const left = (await atDesk('fang'))?.voicemail?.contactId ?? '';
    const record = await world.request('luping', contract.getContact, { params: { id: left } });
    expect(record.reply).toMatchObject({ outcome: 'voicemail', visits: [{ outcome: 'voicemail' }] });
    await world.request('wangfang', contract.endContact, { params });
    await world.request('wangfang', contract.wrapUpContact, { params, body: { codes: [], done: true } });
  });

  test('is left beside the queue, and ends by itself', async () => {
    const started = await world.request(null, contract.startVoicemail, { body: { queue: 'line', ...given } });
    token = started.reply.token;
    expect(started.reply.contact).toMatchObject({ state: 'closed', call: { connection: 'absent' } });
    expect((await ring()).status).toBe(200);
    await until(async () => (await follow()).call?.connection, 'connected');
    await stepTo(new Date((await world.now()).getTime() + 181_000));
    expect((await follow()).call).toBeNull();
    await until(async () => (await offered())?.channel, 'callback');
    expect((await ring()).problem.code).toBe('not-in-call');
  });
});
