import * as contract from '@tongli/contracts/contacts';
import { getStatus } from '@tongli/contracts/system';
import { startSession } from '@tongli/server/modules/access/index';
import { personNamed } from '@tongli/server/sample/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallCentre, idOf, openCallCentre } from './fixtures/call-centre.ts';

let centre: CallCentre;
beforeAll(async () => {
  centre = await openCallCentre();
});
afterAll(() => centre?.close());

describe('a call', () => {
  test('a customer who waits hears music, and sees it', async () => {
    await centre.until(() => centre.voice.provider.isReached, true);
    const { reply } = await centre.world.request(null, contract.listPublicQueues, { query: { code: 'line' } });
    expect(reply.queues).toMatchObject([{ voice: true, voicemail: true }]);
    await centre.come();
    const way = await centre.world.request(null, contract.prepareCallAsCustomer, {
      params: { token: centre.now.token },
    });
    expect(way.reply).toEqual({ iceServers: [{ urls: ['stun:stun.example.org'] }], session: 1, reached: true });
    expect((await centre.ring()).status).toBe(200);
    await centre.hears({ customer: 'music' });
    await centre.until(async () => (await centre.follow()).call, {
      ...{
        session: 1,
        reached: true,
        recording: 'off',
        connection: 'connected',
        held: true,
        notice: { zh: '', en: '' },
        voicemailUntil: null,
      },
    });
  });

  test('who has not accepted it is not in it; who has is heard as soon as they are there', async () => {
    await centre.ready('fang');
    await centre.until(async () => (await centre.desk('fang'))[0]?.state, 'offered');
    centre.now.params = { id: (await centre.desk('fang'))[0]?.id ?? '' };
    expect((await centre.pickUp('fang')).problem.code).toBe('not-in-call');
    expect((await centre.pickUp('lei')).problem.code).toBe('not-found');
    await centre.accept('fang');
    expect((await centre.pickUp('fang')).status).toBe(200);
    await centre.hears({ customer: 'fang', fang: 'customer' });
    await centre.until(
      async () => (await centre.atDesk('fang'))?.call?.legs.map(({ role, connection }) => [role, connection]),
      [
        ['customer', 'connected'],
        ['owner', 'connected'],
      ],
    );
    await centre.until(async () => (await centre.recordings()).noticeAt !== null, true);
  });

  test('held, the customer hears music and the agent nobody', async () => {
    await centre.world.request('wangfang', contract.holdContact, { params: centre.now.params });
    await centre.hears({ customer: 'music', fang: '' });
    await centre.world.request('wangfang', contract.resumeContact, { params: centre.now.params });
    await centre.hears({ customer: 'fang', fang: 'customer' });
  });

  test('while sensitive data is spoken the recording pauses, and says who paused it and why', async () => {
    const body = { reason: 'card' as const };
    const paused = await centre.world.request('wangfang', contract.pauseRecording, { params: centre.now.params, body });
    expect(paused.reply.call).toMatchObject({ recording: 'paused', pausedFor: 'card' });
    expect(paused.reply.actions['pause-recording']).toEqual({ allowed: false, refusal: 'recording-paused' });
    expect((await centre.follow()).call?.recording).toBe('paused');
    const resumed = await centre.world.request('wangfang', contract.resumeRecording, { params: centre.now.params });
    expect(resumed.reply.call).toMatchObject({ recording: 'on', pausedFor: null });
    expect((await centre.recordings()).pauses).toMatchObject([
      { reason: 'card', byName: personNamed('wangfang').name },
    ]);
    expect(
      (await centre.world.request('zhanglei', contract.pauseRecording, { params: centre.now.params, body })).status,
    ).toBe(404);
  });

  test('a leader listens unheard and unseen, whispers to the agent alone, barges in, and goes', async () => {
    const supervise = (how: 'listen' | 'whisper' | 'barge') =>
      centre.world.request('luping', contract.superviseCall, { params: centre.now.params, body: { how } });
    expect((await centre.listenIn()).problem.code).toBe('not-in-call');
    expect(
      (
        await centre.world.request('wangfang', contract.superviseCall, {
          params: centre.now.params,
          body: { how: 'listen' },
        })
      ).status,
    ).toBe(403);
    expect((await supervise('listen')).reply).toMatchObject({ how: 'listen', reached: true });
    expect((await centre.listenIn()).status).toBe(200);
    await centre.hears({ customer: 'fang', fang: 'customer', leader: 'customer fang' });
    expect((await centre.atDesk('fang'))?.call?.legs.some(({ role }) => role === 'leader')).toBe(false);
    await supervise('whisper');
    await centre.hears({ customer: 'fang', fang: 'customer leader', leader: 'customer fang' });
    expect((await centre.atDesk('fang'))?.call?.legs.some(({ role }) => role === 'leader')).toBe(true);
    await supervise('barge');
    await centre.hears({ customer: 'fang leader', fang: 'customer leader', leader: 'customer fang' });
    await centre.world.request('luping', contract.stopSupervising, { params: centre.now.params });
    await centre.hears({ customer: 'fang', fang: 'customer', leader: '' });
    expect((await centre.recordings()).supervisions.map(({ how, until: end }) => [how, end !== null])).toEqual([
      ['listen', true],
      ['whisper', true],
      ['barge', true],
    ]);
  });

  test('a colleague is consulted behind the customer’s back, speaks along, and gets the call', async () => {
    await centre.ready('lei');
    const body = { agentId: idOf('lei'), role: 'consulted' as const };
    await centre.world.request('wangfang', contract.inviteColleague, { params: centre.now.params, body });
    await centre.world.request('zhanglei', contract.acceptContact, { params: centre.now.params });
    expect((await centre.pickUp('lei')).status).toBe(200);
    await centre.hears({ customer: 'fang', fang: 'customer lei', lei: 'customer fang' });
    const settle = (as: 'participant' | 'owner') =>
      centre.world.request('wangfang', contract.settleInvitation, {
        params: centre.now.params,
        body: { agentId: idOf('lei'), as },
      });
    await settle('participant');
    await centre.hears({ customer: 'fang lei', fang: 'customer lei', lei: 'customer fang' });
    await settle('owner');
    await centre.hears({ customer: 'lei', fang: '', lei: 'customer' });
    expect((await centre.pickUp('fang')).problem.code).toBe('not-in-call');
  });

  test('an agent whose sound is lost leaves the customer with music until they are back', async () => {
    await centre.ears.lei.hangUp();
    await centre.hears({ customer: 'music' });
    await centre.until(
      async () => (await centre.atDesk('lei'))?.call?.legs.map(({ connection }) => connection),
      ['connected', 'lost'],
    );
    expect((await centre.pickUp('lei')).status).toBe(200);
    await centre.hears({ customer: 'lei', lei: 'customer' });
  });

  test('given back to the queue it waits with music, and the next one takes it', async () => {
    await centre.world.request('wangfang', contract.wrapUpContact, {
      params: centre.now.params,
      body: { codes: [], done: true },
    });
    await centre.ready('fang');
    await centre.world.request('zhanglei', contract.transferContact, {
      params: centre.now.params,
      body: { to: { agentId: idOf('fang') } },
    });
    await centre.hears({ customer: 'music', lei: '' });
    await centre.accept('fang');
    expect((await centre.pickUp('fang')).status).toBe(200);
    await centre.hears({ customer: 'fang', fang: 'customer' });
  });
});

describe('when processes end', () => {
  test('a media process that was killed gets the call again: its ends join again, and recordings go on', async () => {
    await centre.killMedia();
    await centre.until(async () => (await centre.atDesk('fang'))?.call?.reached, false);
    expect((await centre.pickUp('fang')).problem.code).toBe('voice-away');
    expect((await centre.world.request('admin', getStatus)).reply.voice).toBe('away');
    const refused = await centre.world.request(null, contract.startContact, {
      body: { queue: 'line', channel: 'voice' },
    });
    expect(refused.problem.code).toBe('voice-away');
    await centre.restartMedia();
    await centre.until(async () => (await centre.follow()).call?.session, 2);
    expect((await centre.world.request('admin', getStatus)).reply.voice).toBe('reached');
    expect((await centre.ring()).status).toBe(200);
    expect((await centre.pickUp('fang')).reply.session).toBe(2);
    await centre.hears({ customer: 'fang', fang: 'customer' });
  });

  test('what ends while no server listens ends when one does, and is whole then', async () => {
    await centre.stopConducting();
    await centre.world.request('wangfang', contract.endContact, { params: centre.now.params });
    centre.conductAgain();
    await centre.hears({ customer: '', fang: '' });
    const kept = async () =>
      (await centre.recordings()).legs.map(({ role, recording }) => `${role} ${recording?.state}`);
    // The leader whispered, and spoke to all when they barged in; who was there twice has two.
    await centre.until(
      async () => (await kept()).toSorted(),
      [...['customer kept', 'leader kept', 'owner kept', 'owner kept', 'owner kept']],
    );
    expect((await centre.follow()).call).toBeNull();
    const { reply } = await centre.world.request('wangfang', contract.wrapUpContact, {
      params: centre.now.params,
      body: { codes: [], done: true },
    });
    expect(reply.state).toBe('closed');
  });
});

describe('what was recorded', () => {
  const disclose = async (username: string, reason = '投诉调查') => {
    const [leg] = (await centre.recordings()).legs;
    const at = { ...centre.now.params, recordingId: leg?.recording?.id ?? '' };
    return centre.world.request(username, contract.discloseRecording, { params: at, body: { reason } });
  };

  test('is heard by whoever may, in parts, and that is on record', async () => {
    expect((await disclose('wangfang')).status).toBe(403);
    const { status, reply } = await disclose('luping');
    expect(status).toBe(200);
    const session = await centre.world.call('luping', (call) => startSession(call, personNamed('luping').id));
    const read = (headers: Record<string, string>) =>
      centre.world.house.app.inject({ url: `/api/v1/file-contents/${reply.token}`, headers });
    expect((await read({})).statusCode).toBe(401);
    const part = await read({ cookie: `tongli_session=${session}`, range: 'bytes=0-3' });
    expect([part.statusCode, part.headers['content-type'], part.body]).toEqual([206, 'audio/ogg', 'OggS']);
    const { rows } = await centre.world.call(null, async ({ tx }) => ({
      rows: await tx
        .selectFrom('platform.audit_entry')
        .select(['reason', 'actor_name'])
        .where('operation', '=', 'contacts.disclose-recording')
        .execute(),
    }));
    expect(rows).toEqual([{ reason: '投诉调查', actor_name: personNamed('luping').name }]);
    const leg = (await centre.recordings()).legs.find(({ role }) => role === 'customer');
    expect(leg?.recording).toMatchObject({ durationMs: expect.any(Number), startedAt: expect.any(String) });
    expect(leg?.quality).toMatchObject({ lossShare: expect.any(Number), jitterMs: expect.any(Number) });
  });

  test('is deleted when its time is over, unless it is held for a legal matter', async () => {
    const now = await centre.world.now();
    const later = (days: number) => centre.world.house.advanceTo(new Date(now.getTime() + days * 86_400_000));
    const { reply } = await centre.world.request('admin', contract.getContactSettings);
    const settings = { ...reply, settings: { ...reply.settings, recordingDays: 1 } };
    expect((await centre.world.request('admin', contract.setContactSettings, { body: settings })).status).toBe(200);
    const body = { reason: '法院保全' };
    expect(
      (await centre.world.request('wangfang', contract.holdRecordings, { params: centre.now.params, body })).status,
    ).toBe(403);
    const held = await centre.world.request('luping', contract.holdRecordings, { params: centre.now.params, body });
    expect(held.reply.holds).toMatchObject([{ liftedAt: null, liftReason: null }]);
    expect(held.reply.actions).toMatchObject({ hold: { allowed: false }, lift: { allowed: true } });
    expect(
      (await centre.world.request('luping', contract.holdRecordings, { params: centre.now.params, body })).problem.code,
    ).toBe('held-already');
    await later(2);
    expect((await centre.recordings()).legs[0]?.recording).toMatchObject({ state: 'kept', keptUntil: null });
    const lifted = await centre.world.request('luping', contract.liftLegalHold, { params: centre.now.params, body });
    expect(lifted.reply.holds).toMatchObject([{ liftReason: body.reason }]);
    await later(3);
    expect((await centre.recordings()).legs.map(({ recording }) => recording?.state)).toEqual(Array(5).fill('deleted'));
    expect((await disclose('luping')).problem.code).toBe('recording-deleted');
  });
});
