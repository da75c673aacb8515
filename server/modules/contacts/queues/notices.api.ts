import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voice, VoiceProvider } from '../../../platform/voice/index.ts';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';

const provider = {
  isReached: true,
  createCall: async () => null,
  join: async () => ({ answer: 'v=0 answer' }),
} as Partial<VoiceProvider> as VoiceProvider;
const voice: Voice = { provider, connect: () => provider, iceServers: () => [], close: () => undefined };

let world: World;
let id = '';
const none = { zh: '', en: '' };
const input = { ...queueInput, code: 'line', calendar: 'service' };

beforeAll(async () => {
  world = await openWorld({ voice });
  id = (await world.request('admin', contract.addQueue, { body: input })).reply.id;
  const body = { agentIds: [personNamed('wangfang').id] };
  await world.request('luping', contract.staffQueue, { params: { id }, body });
});
afterAll(() => world?.close());

const queue = async () => (await world.request('admin', contract.getQueue, { params: { id } })).reply;
const change = async (changes: object) => {
  const { version } = await queue();
  return world.request('admin', contract.changeQueue, { params: { id }, body: { ...input, ...changes, version } });
};
const front = async () =>
  (await world.request(null, contract.listPublicQueues, { query: { code: 'line' } })).reply.queues[0];

/** A queue whose agent has answered a call. */
async function answered() {
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
  const { reply } = await world.request(null, contract.startContact, { body: { queue: 'line', channel: 'voice' } });
  await world.house.settle();
  const [contact] = (await world.request('wangfang', contract.getDesk)).reply.contacts;
  const params = { id: contact?.id ?? '' };
  await world.request('wangfang', contract.acceptContact, { params });
  return { token: reply.token, params };
}

test('callers are told that they are recorded, unless an administrator names a ground; who did it is on record', async () => {
  expect((await queue()).recordingNotice).toEqual({ tells: true, ground: '', setAt: null, setByName: '' });
  expect((await front())?.tellsRecording).toBe(true);
  expect((await change({ recordingNotice: { tells: false, ground: ' ' } })).problem.code).toBe('ground-needed');
  const ground = '《个人信息保护法》第十三条第二项';
  const { reply } = await change({ recordingNotice: { tells: false, ground } });
  const setByName = personNamed('admin').name;
  expect(reply.recordingNotice).toEqual({ tells: false, ground, setAt: expect.any(String), setByName });
  expect((await front())?.tellsRecording).toBe(false);
  // What is left out stays; what is as it was is nobody's act.
  expect((await change({})).reply.recordingNotice.tells).toBe(false);
  await change({ recordingNotice: { tells: false, ground } });
  await change({ recordingNotice: { tells: true, ground: '' } });
  const rows = await world.call(null, ({ tx }) =>
    tx
      .selectFrom('platform.audit_entry')
      .select(['operation', 'reason', 'actor_name'])
      .where('operation', 'like', 'contacts.tell-%')
      .orderBy('at')
      .execute(),
  );
  expect(rows).toEqual([
    { operation: 'contacts.tell-no-recording', reason: ground, actor_name: setByName },
    { operation: 'contacts.tell-recording', reason: null, actor_name: setByName },
  ]);
});

test('who waits reads the notice in the words of the queue, and nothing where it has none to tell', async () => {
  const recording = { zh: '为了保证质量，通话会录音。', en: 'We record calls to keep them good.' };
  await change({ words: { closed: none, holiday: none, recording } });
  const { token, params } = await answered();
  const call = async () => (await world.request(null, contract.followContact, { params: { token } })).reply.call;
  expect((await call())?.notice).toEqual(recording);
  await change({ recordingNotice: { tells: false, ground: '合同' } });
  expect((await call())?.notice).toBeNull();
  await change({ recordingNotice: { tells: true, ground: '' } });

  const join = (browser: { id: string; name: string; takes?: boolean }) =>
    world.request('wangfang', contract.joinCall, { params, body: { offer: 'v=0', browser } });
  const [office, home] = [
    { id: crypto.randomUUID(), name: 'Chrome · Windows' },
    { id: crypto.randomUUID(), name: 'Safari · macOS' },
  ];
  expect((await join(office)).status).toBe(200);
  expect((await join(office)).status).toBe(200);
  const refused = await join(home);
  expect([refused.status, refused.problem.code, refused.problem.params]).toEqual([
    ...[409, 'call-elsewhere', { browser: office.name }],
  ]);
  expect((await join({ ...home, takes: true })).status).toBe(200);
  expect((await join(office)).problem.params).toEqual({ browser: home.name });

  const seen = async () =>
    (await world.request('wangfang', contract.getDeskContact, { params })).reply.call?.legs.flatMap(({ role, how }) =>
      role === 'leader' ? [how] : [],
    );
  await world.request('luping', contract.superviseCall, { params, body: { how: 'listen' } });
  await world.request('luping', contract.joinSupervisedCall, { params, body: { offer: 'v=0' } });
  expect(await seen()).toEqual([]);
  const { settings, reasons, codes, version } = (await world.request('admin', contract.getContactSettings)).reply;
  const body = { settings: { ...settings, showsListeners: true }, reasons, codes, version };
  expect((await world.request('admin', contract.setContactSettings, { body })).status).toBe(200);
  expect(await seen()).toEqual(['listen']);
  await world.request('wangfang', contract.endContact, { params });
});

test('a queue shows the days to come, with holidays and the days worked for them, and says why it is closed', async () => {
  const days = (await queue()).opening ?? [];
  expect([days.length, days[0]?.on, days[0]?.kind]).toEqual([14, '2026-03-02', 'usual']);
  expect(days[0]?.windows.length).toBeGreaterThan(0);
  expect((await front())?.holiday).toBeNull();
  // Labour Day, and the Saturday that is worked for it, as the State Council has arranged 2026.
  await world.house.advanceTo(new Date('2026-05-01T02:00:00Z'));
  const holidays = (await queue()).opening ?? [];
  expect(holidays[0]).toMatchObject({ on: '2026-05-01', kind: 'holiday', windows: [], name: { zh: '劳动节' } });
  expect(holidays.find(({ on }) => on === '2026-05-09')).toMatchObject({
    kind: 'makeUp',
    name: { zh: '劳动节调休上班' },
  });
  expect(await front()).toMatchObject({
    open: false,
    zone: 'Asia/Shanghai',
    holiday: { zh: '劳动节', en: 'Labour Day' },
  });
  await change({ calendar: null });
  expect((await queue()).opening).toBeNull();
});
