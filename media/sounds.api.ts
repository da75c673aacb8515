import * as contract from '@tongli/contracts/contacts';
import { stageFile } from '@tongli/contracts/files';
import { writeOgg } from '@tongli/contracts/sound';
import { queueInput } from '@tongli/server/test/queues';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallCentre, openCallCentre, type ownSounds, soundPacket } from './fixtures/call-centre.ts';

let centre: CallCentre;
beforeAll(async () => {
  centre = await openCallCentre();
});
afterAll(() => centre?.close());

type Place = Pick<contract.QueueSound, 'kind' | 'language'>;
const packetsPerSecond = 50;

/** So many seconds of a packet, as a browser makes a file of it. */
const fileOf = (packet: Buffer, seconds: number) =>
  Buffer.concat([...writeOgg(Array<Buffer>(seconds * packetsPerSecond).fill(packet), {})]);

async function send(place: Place, upload: Buffer, name = '问候.ogg', as = 'admin') {
  const staged = await centre.world.request(as, stageFile, { query: { name }, upload });
  expect(staged.status, staged.problem.code).toBe(200);
  const params = { id: centre.queueId, ...place };
  return centre.world.request(as, contract.setQueueSound, { params, body: { fileId: staged.reply.id } });
}

async function give(place: Place, sound: (typeof ownSounds)[number], seconds: number): Promise<void> {
  const set = await send(place, fileOf(soundPacket(sound), seconds));
  expect(set.status, set.problem.code).toBe(200);
}

const listed = async () =>
  (await centre.world.request('admin', contract.listQueueSounds, { params: { id: centre.queueId } })).reply.sounds;

describe('an administrator gives a queue sounds of its own', () => {
  test('by their content: what is no Opus of 20 ms, too long, or in no language for words is refused', async () => {
    const greeting = { kind: 'greeting', language: 'zh' } as const;
    const refused = async (place: Place, upload: Buffer, name?: string) => {
      const { status, problem } = await send(place, upload, name);
      return [status, problem.code, problem.params];
    };
    expect(await refused(greeting, Buffer.from('一段文字'), '问候.txt')).toEqual([422, 'sound-unplayable', {}]);
    // 60 ms a packet.
    const slow = fileOf(Buffer.from([0x18, 1, 2, 3]), 1);
    expect(await refused(greeting, slow)).toEqual([422, 'sound-unplayable', {}]);
    const long = fileOf(soundPacket('greeting-zh'), 62);
    expect(await refused(greeting, long)).toEqual([422, 'sound-too-long', { maximum: 60 }]);
    expect(await refused({ kind: 'music', language: 'zh' }, long)).toEqual([422, 'sound-language', {}]);
    expect(await listed()).toEqual([]);
  });

  test('which they alone may do; it is listed with who did it, heard on the page, replaced, and audited', async () => {
    await give({ kind: 'greeting', language: 'zh' }, 'greeting-en', 1);
    await give({ kind: 'greeting', language: 'zh' }, 'greeting-zh', 3);
    await give({ kind: 'greeting', language: 'en' }, 'greeting-en', 3);
    await give({ kind: 'recording', language: 'zh' }, 'notice-zh', 3);
    await give({ kind: 'closed', language: 'zh' }, 'closed-zh', 3);
    await give({ kind: 'music', language: 'any' }, 'music-any', 2);
    const all = await listed();
    expect(all.map(({ kind, language, durationMs }) => [kind, language, durationMs])).toEqual([
      ['closed', 'zh', 3_000],
      ['greeting', 'en', 3_000],
      ['greeting', 'zh', 3_000],
      ['music', 'any', 2_000],
      ['recording', 'zh', 3_000],
    ]);
    expect(all[0]).toMatchObject({ name: '问候.ogg', setByName: '何系统' });
    const params = { id: centre.queueId, kind: 'greeting', language: 'zh' } as const;
    const address = await centre.world.request('admin', contract.playQueueSound, { params });
    expect([address.status, typeof address.reply.token]).toEqual([200, 'string']);
    const body = { fileId: crypto.randomUUID() };
    expect((await centre.world.request('luping', contract.setQueueSound, { params, body })).status).toBe(403);
    expect((await centre.world.request('admin', contract.setQueueSound, { params, body })).problem.code).toBe(
      'unknown-file',
    );
    const trail = await centre.world.call(null, ({ tx }) =>
      tx
        .selectFrom('platform.audit_entry')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('operation', '=', 'contacts.set-queue-sound')
        .executeTakeFirstOrThrow(),
    );
    expect(Number(trail.count)).toBe(6);
  });
});

describe('callers hear them', () => {
  test('the greeting once, then the music of their queue, as long as they wait', async () => {
    await centre.until(() => centre.voice.provider.isReached, true);
    await centre.come();
    expect((await centre.ring()).status).toBe(200);
    await centre.hears({ customer: 'greeting-zh' });
    await centre.hears({ customer: 'music-any' });
  });

  test('the notice with whoever answers, and the music again on hold', async () => {
    await centre.ready('fang');
    await centre.accept('fang');
    expect((await centre.pickUp('fang')).status).toBe(200);
    await centre.hears({ customer: 'fang notice-zh', fang: 'customer notice-zh' });
    await centre.hears({ customer: 'fang', fang: 'customer' });
    await centre.world.request('wangfang', contract.holdContact, { params: centre.now.params });
    await centre.hears({ customer: 'music-any', fang: '' });
    await centre.world.request('wangfang', contract.resumeContact, { params: centre.now.params });
    await centre.hears({ customer: 'fang', fang: 'customer' });
    await centre.world.request('wangfang', contract.endContact, { params: centre.now.params });
    const body = { codes: [], done: true };
    await centre.world.request('wangfang', contract.wrapUpContact, { params: centre.now.params, body });
  });

  test('in their own language, and not any more once somebody answers', async () => {
    await centre.come('en');
    expect((await centre.ring()).status).toBe(200);
    await centre.hears({ customer: 'greeting-en' });
    await centre.accept('fang');
    expect((await centre.pickUp('fang')).status).toBe(200);
    // There is no notice in English: the product's two tones sound.
    await centre.hears({ customer: 'fang music', fang: 'customer music' });
    await centre.hears({ customer: 'fang', fang: 'customer' });
    await centre.world.request('wangfang', contract.endContact, { params: centre.now.params });
  });

  test('that it is closed, before they leave a message; and the product’s own once it is removed', async () => {
    const { version } = (await centre.world.request('admin', contract.getQueue, { params: { id: centre.queueId } }))
      .reply;
    const body = { ...queueInput, code: 'line', calendar: 'service', version };
    await centre.world.request('admin', contract.changeQueue, { params: { id: centre.queueId }, body });
    await centre.stepTo(new Date((await centre.world.now()).getTime() + 12 * 3_600_000));
    const given = { queue: 'line', phone: '13800138000', name: '林小姐' };
    const message = async () => {
      const started = await centre.world.request(null, contract.startVoicemail, { body: given });
      expect(started.status, started.problem.code).toBe(200);
      centre.now.token = started.reply.token;
      expect((await centre.ring()).status).toBe(200);
    };
    await message();
    await centre.hears({ customer: 'closed-zh' });
    await centre.hears({ customer: 'notice-zh' });
    const params = { id: centre.queueId, kind: 'closed', language: 'zh' } as const;
    const removed = await centre.world.request('admin', contract.removeQueueSound, { params });
    expect(removed.reply.sounds.some(({ kind }) => kind === 'closed')).toBe(false);
    expect((await centre.world.request('admin', contract.playQueueSound, { params })).status).toBe(404);
  });
});
