import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallCentre, openCallCentre } from './fixtures/call-centre.ts';

let centre: CallCentre;
beforeAll(async () => {
  centre = await openCallCentre();
});
afterAll(() => centre?.close());

describe('a message instead of waiting', () => {
  const given = { phone: '13800138000', name: '林小姐' };

  test('is spoken by who is tired of waiting, and somebody rings who has heard it', async () => {
    await centre.until(() => centre.voice.provider.isReached, true);
    await centre.ready('fang', 'notReady');
    await centre.ready('lei', 'notReady');
    await centre.come();
    await centre.ring();
    await centre.hears({ customer: 'music' });
    const turned = await centre.world.request(null, contract.turnToVoicemail, {
      params: { token: centre.now.token },
      body: given,
    });
    expect(turned.reply).toMatchObject({ state: 'closed', call: { voicemailUntil: expect.any(String) } });
    await centre.until(
      async () => (await centre.follow()).call,
      expect.objectContaining({ held: false, connection: 'connected' }),
    );
    await centre.until(() => centre.ears.customer.heard().includes('music'), false);
    const again = await centre.world.request(null, contract.turnToVoicemail, {
      params: { token: centre.now.token },
      body: given,
    });
    expect(again.problem.code).toBe('not-found');
    await centre.ears.customer.hangUp();
    await centre.world.request(null, contract.finishVoicemail, { params: { token: centre.now.token } });
    await centre.ready('fang');
    await centre.until(async () => typeof (await centre.offered('fang'))?.voicemail?.durationMs, 'number');
    centre.now.params = { id: (await centre.offered('fang'))?.id ?? '' };
    expect(await centre.offered('fang')).toMatchObject({
      channel: 'callback',
      actions: { 'play-voicemail': { allowed: false } },
    });
    expect((await centre.world.request('wangfang', contract.playVoicemail, { params: centre.now.params })).status).toBe(
      404,
    );
    await centre.world.request('wangfang', contract.acceptContact, { params: centre.now.params });
    expect((await centre.world.request('wangfang', contract.playVoicemail, { params: centre.now.params })).status).toBe(
      200,
    );
    const left = (await centre.atDesk('fang'))?.voicemail?.contactId ?? '';
    const record = await centre.world.request('luping', contract.getContact, { params: { id: left } });
    expect(record.reply).toMatchObject({ outcome: 'voicemail', visits: [{ outcome: 'voicemail' }] });
    await centre.world.request('wangfang', contract.endContact, { params: centre.now.params });
    await centre.world.request('wangfang', contract.wrapUpContact, {
      params: centre.now.params,
      body: { codes: [], done: true },
    });
  });

  test('is left beside the queue, and ends by itself', async () => {
    const started = await centre.world.request(null, contract.startVoicemail, { body: { queue: 'line', ...given } });
    centre.now.token = started.reply.token;
    expect(started.reply.contact).toMatchObject({ state: 'closed', call: { connection: 'absent' } });
    expect((await centre.ring()).status).toBe(200);
    await centre.until(async () => (await centre.follow()).call?.connection, 'connected');
    await centre.stepTo(new Date((await centre.world.now()).getTime() + 181_000));
    expect((await centre.follow()).call).toBeNull();
    await centre.until(async () => (await centre.offered('fang'))?.channel, 'callback');
    expect((await centre.ring()).problem.code).toBe('not-in-call');
  });
});
