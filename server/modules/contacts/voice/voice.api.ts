import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/contacts';
import type { CallState } from '@tongli/contracts/voice';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refuse } from '../../../platform/call.ts';
import type { Joining, Voice, VoiceNews, VoiceProvider } from '../../../platform/voice/index.ts';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { contactPerson } from '../person.ts';

/** Refusals that the other side gives next, by act; what it was told. */
const refusals: Partial<Record<'createCall' | 'join' | 'pauseRecording', string[]>> = {};
const joinings: Joining[] = [];
const paused: boolean[] = [];
let isReached = true;

const next = (act: keyof typeof refusals) => {
  const code = refusals[act]?.shift();
  return code === undefined ? null : refuse(code);
};
const provider = {
  get isReached() {
    return isReached;
  },
  createCall: async () => next('createCall'),
  join: async (joining) => {
    joinings.push(joining);
    return next('join') ?? { answer: 'v=0 answer' };
  },
  pauseRecording: async (_callId, isPaused) => {
    paused.push(isPaused);
    return next('pauseRecording');
  },
} as Partial<VoiceProvider> as VoiceProvider;

/** What the other side carries when it is reached, and the legs that it was told something of. */
let carried: CallState[] = [];
const told: string[] = [];

/** The other side, reached at the very moment at which it is looked for. */
function connect(): VoiceProvider {
  const listeners: ((news: VoiceNews) => void)[] = [];
  queueMicrotask(() => {
    for (const hear of listeners) hear({ type: 'back', isAnother: false, calls: carried });
  });
  const tell = async ({ legId }: { legId: string }) => {
    told.push(legId);
    return null;
  };
  return {
    ...provider,
    ...{
      isReached: true,
      hold: tell,
      setPart: tell,
      endLeg: tell,
      finishRecording: async () => refuse('media-failed'),
    },
    ...{ endCall: async () => null, play: async () => null, close: () => undefined },
    onNews: (hear: (news: VoiceNews) => void) => {
      listeners.push(hear);
      return () => undefined;
    },
  } as Partial<VoiceProvider> as VoiceProvider;
}
const voice: Voice = { provider, connect, iceServers: () => [], close: () => undefined };

let world: World;
let token = '';
let params = { id: '' };

beforeAll(async () => {
  world = await openWorld({ voice });
  const { reply } = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'line' } });
  const body = { agentIds: [personNamed('wangfang').id] };
  await world.request('luping', contract.staffQueue, { params: { id: reply.id }, body });
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
  const started = await world.request(null, contract.startContact, { body: { queue: 'line', channel: 'voice' } });
  token = started.reply.token;
  await world.house.settle();
  params = { id: (await world.request('wangfang', contract.getDesk)).reply.contacts[0]?.id ?? '' };
  await world.request('wangfang', contract.acceptContact, { params });
});
afterAll(() => world?.close());
beforeEach(() => {
  isReached = true;
  joinings.length = 0;
  paused.length = 0;
});

const join = (username = 'wangfang') => world.request(username, contract.joinCall, { params, body: { offer: 'v=0' } });
const legs = async () => (await world.request('luping', contract.listRecordings, { params })).reply.legs;

test('what is recorded is on record, sealed, before anybody joins', async () => {
  expect((await join()).reply).toEqual({ answer: 'v=0 answer', session: 1 });
  const [asked] = joinings;
  expect(asked?.part).toEqual({ kind: 'talking' });
  const { rows } = await sql<{ id: string; key: Buffer }>`select id, key_sealed as key from contacts.recording`.execute(
    world.house.floor.db,
  );
  expect(rows.map(({ id }) => id)).toEqual([asked?.recording?.recordingId]);
  expect(rows[0]?.key.toString('latin1')).not.toContain(asked?.recording?.key ?? '');
  await join();
  expect(joinings[1]?.recording).toEqual(asked?.recording);
});

test('a recording that is closed already gives way to a new one, and what was forgotten is made again', async () => {
  refusals.join = ['recording-finished'];
  expect((await join()).status).toBe(200);
  expect(joinings[1]?.recording?.recordingId).not.toBe(joinings[0]?.recording?.recordingId);
  expect((await legs()).map(({ endedAt }) => endedAt === null)).toEqual([false, true]);
  refusals.join = ['call-unknown'];
  expect((await join()).status).toBe(200);
  refusals.join = ['offer-unreadable'];
  expect((await join()).problem.code).toBe('offer-unreadable');
  isReached = false;
  expect((await join()).problem.code).toBe('voice-away');
});

test('a pause that does not hold is not said to hold', async () => {
  const pause = () => world.request('wangfang', contract.pauseRecording, { params, body: { reason: 'password' } });
  refusals.pauseRecording = ['media-failed'];
  expect((await pause()).problem.code).toBe('media-failed');
  const at = async () => (await world.request('wangfang', contract.getDeskContact, { params })).reply.call;
  expect((await at())?.pausedFor).toBeNull();
  expect((await pause()).reply.call).toMatchObject({ recording: 'paused' });
  await join();
  // Whoever joins meanwhile, perhaps elsewhere, is not recorded either.
  expect(paused).toEqual([true, true, true]);
  isReached = false;
  expect((await world.request('wangfang', contract.resumeRecording, { params })).problem.code).toBe('voice-away');
});

test('a contact in writing has no call, and a token that was altered opens none', async () => {
  const chat = await world.request(null, contract.startContact, {
    body: { queue: 'line', channel: 'chat', text: '在吗' },
  });
  const offer = (key: string) =>
    world.request(null, contract.joinCallAsCustomer, { params: { token: key }, body: { offer: 'v=0' } });
  expect((await offer(chat.reply.token)).problem.code).toBe('not-a-call');
  expect((await offer(`${token}x`)).status).toBe(404);
  const desk = (await world.request('wangfang', contract.getDesk)).reply.contacts;
  expect(desk.find(({ channel }) => channel === 'chat')?.call ?? null).toBeNull();
});

test('who is held for a legal matter is not erased, and erased is what was said with them', async () => {
  const person = { id: randomUUID(), projectId: randomUUID(), identity: null };
  await sql`update contacts.contact set customer_id = ${person.id} where id = ${params.id}`.execute(
    world.house.floor.db,
  );
  await world.request('wangfang', contract.endContact, { params });
  await world.request('wangfang', contract.wrapUpContact, { params, body: { codes: [], done: true } });
  const isUnderWay = () => world.call(null, async (call) => (await contactPerson.dutiesTo?.(call, person))?.underWay);
  expect(await isUnderWay()).toBe(false);
  const body = { reason: '诉讼' };
  expect((await world.request('luping', contract.holdRecordings, { params, body })).status).toBe(200);
  expect(await isUnderWay()).toBe(true);
  expect((await world.request('luping', contract.liftLegalHold, { params, body })).status).toBe(200);
  expect(await isUnderWay()).toBe(false);
  await sql`update contacts.call_leg set role = 'customer', person_id = null`.execute(world.house.floor.db);
  await sql`update contacts.recording set state = 'kept', started_at = made_at, bytes = 7`.execute(
    world.house.floor.db,
  );
  const taken = await world.call(null, (call) => contactPerson.exportPerson(call, person));
  const facts = taken?.records[0]?.facts.filter(({ name }) => name === 'media-type' || name === 'bytes');
  expect(facts?.map(({ value }) => value)).toEqual(['audio/ogg', '7', 'audio/ogg', '7']);
  await world.call(null, (call) => contactPerson.erasePerson(call, person));
  expect((await legs()).map(({ recording }) => recording?.state)).toEqual(['deleted', 'deleted']);
});

test('a server that begins amid a call goes on with it, however soon the other side is reached', async () => {
  // A queue and an agent of its own: what others left waiting comes to nobody here.
  const { reply } = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'second' } });
  const body = { agentIds: [personNamed('zhanglei').id] };
  await world.request('luping', contract.staffQueue, { params: { id: reply.id }, body });
  await world.request('zhanglei', contract.setPresence, { body: { status: 'ready', watched: false } });
  await world.request(null, contract.startContact, { body: { queue: 'second', channel: 'voice' } });
  const offered = async () => {
    await world.house.settle();
    const { contacts } = (await world.request('zhanglei', contract.getDesk)).reply;
    return contacts.find(({ state, channel }) => state === 'offered' && channel === 'voice')?.id;
  };
  await expect.poll(offered, { timeout: 10_000 }).toBeDefined();
  params = { id: (await offered()) ?? '' };
  await world.request('zhanglei', contract.acceptContact, { params });
  expect((await join('zhanglei')).status).toBe(200);
  expect((await world.request('zhanglei', contract.holdContact, { params })).status).toBe(200);
  const { rows } = await sql<{ id: string }>`select id from contacts.call_leg where contact_id = ${params.id}`.execute(
    world.house.floor.db,
  );
  const legIds = rows.map(({ id }) => id);
  carried = [{ callId: params.id, recordingPaused: false, legs: legIds.map((legId) => ({ legId })) }] as CallState[];
  world.house.startPulses();
  await expect.poll(() => told, { timeout: 10_000 }).toEqual(expect.arrayContaining(legIds));
});
