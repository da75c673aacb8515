import { readTags } from '@tongli/contracts/sound';
import { isRefusal, mustSucceed } from '@tongli/server/platform/call';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStudio, type Studio } from './fixtures/studio.ts';
import { type Role, roles, tones } from './fixtures/tones.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
});

afterAll(() => studio?.close());

const until = <T>(look: () => T | Promise<T>, expected: T) =>
  expect.poll(look, { interval: 50, timeout: 10_000 }).toEqual(expected);

/** Each ear with whose tones are at it. */
const ears = async (...asked: Role[]) =>
  Object.fromEntries(await Promise.all(asked.map(async (role) => [role, await studio.heardBy(role)])));

const leg = (role: Role) => ({ callId: studio.callId, legId: studio.seats[role].legId });
const told = (type: string, role?: Role) =>
  studio.news.filter((one) => one.type === type && (!role || ('legId' in one && one.legId === leg(role).legId))).length;

async function done(act: Promise<unknown>): Promise<void> {
  expect(await act).toBeNull();
}

/** The second tone of the notice, as it was composed. */
const noticeHertz = 987.77;

/** A little more of the call, for the recordings: as long as it takes to be heard and said. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 700));

describe('a call, by the tones at each ear', () => {
  test('two who talk hear one another', async () => {
    await until(() => studio.voice().isReached, true);
    await done(studio.voice().createCall(studio.callId));
    await Promise.all([studio.join('customer', { kind: 'talking' }), studio.join('agent', { kind: 'talking' })]);
    await until(() => ears('customer', 'agent'), { customer: 'agent', agent: 'customer' });
    expect([told('legConnected', 'customer'), told('legConnected', 'agent')]).toEqual([1, 1]);
  });

  test('both hear the recording notice, which is told when it has sounded', async () => {
    const heard = (['customer', 'agent'] as const).map((role) =>
      studio.seats[role].page.evaluate(`comes(${noticeHertz})`),
    );
    await done(studio.voice().play(studio.callId, 'recordingNotice'));
    expect(await Promise.all(heard)).toEqual([true, true]);
    await until(() => told('soundPlayed'), 1);
  });

  test('a held customer hears music and is heard by nobody', async () => {
    await done(studio.voice().hold(leg('customer'), true));
    await until(() => ears('customer', 'agent'), { customer: 'music', agent: '' });
    await aWhile();
    await done(studio.voice().hold(leg('customer'), false));
    await until(() => ears('customer', 'agent'), { customer: 'agent', agent: 'customer' });
    // Heard sooner than it lasts long enough to be found between two silences.
    await aWhile();
  });

  test('a muted agent is heard by nobody and hears', async () => {
    await done(studio.voice().mute(leg('agent'), true));
    await until(() => ears('customer', 'agent'), { customer: '', agent: 'customer' });
    await aWhile();
    await done(studio.voice().mute(leg('agent'), false));
    await until(() => ears('customer'), { customer: 'agent' });
  });

  test('a leader listens unheard, whispers to the agent alone, and barges in', async () => {
    await studio.join('leader', { kind: 'listening' });
    await until(() => ears(...roles), { customer: 'agent', agent: 'customer', leader: 'customer agent' });
    // Whose silence is not heard is taken for gone, and is sent nothing any more.
    await until(() => told('legConnected', 'leader'), 1);
    await studio.seats.leader.page.evaluate('speak()');
    await done(studio.voice().setPart(leg('leader'), { kind: 'whispering', to: leg('agent').legId }));
    await until(() => ears(...roles), { customer: 'agent', agent: 'customer leader', leader: 'customer agent' });
    await done(studio.voice().setPart(leg('leader'), { kind: 'talking' }));
    const all = { customer: 'agent leader', agent: 'customer leader', leader: 'customer agent' };
    await until(() => ears(...roles), all);
    // Whoever joins again is heard by the others, who did not.
    studio.seats.leader.part = { kind: 'talking' };
    await studio.seats.leader.page.evaluate('again()');
    await until(() => studio.seats.leader.page.evaluate('phase()'), 'connected');
    await aWhile();
    await until(() => ears(...roles), all);
    await done(studio.voice().endLeg(leg('leader')));
    await until(() => ears('customer', 'agent'), { customer: 'agent', agent: 'customer' });
  });

  test('while the recording pauses the call goes on', async () => {
    await done(studio.voice().pauseRecording(studio.callId, true));
    await aWhile();
    expect(await ears('customer', 'agent')).toEqual({ customer: 'agent', agent: 'customer' });
    await done(studio.voice().pauseRecording(studio.callId, false));
    await aWhile();
  });

  test('it outlives the server, and the next one is told of it', async () => {
    await studio.restartServer();
    expect(await ears('customer', 'agent')).toEqual({ customer: 'agent', agent: 'customer' });
    await until(() => studio.voice().isReached, true);
    const back = studio.news.findLast((one) => one.type === 'back');
    expect(back).toMatchObject({
      isAnother: false,
      calls: [{ callId: studio.callId, legs: [{ connection: 'connected' }, { connection: 'connected' }] }],
    });
  });

  test('when the media process is killed the server is told, and legs rejoin the next one', async () => {
    await studio.media().kill();
    await until(() => studio.news.at(-1)?.type, 'away');
    expect(await studio.voice().createCall(studio.callId)).toMatchObject({ refusal: 'voice-away' });
    await studio.restartMedia();
    await until(() => studio.voice().isReached, true);
    expect(studio.news.at(-1)).toEqual({ type: 'back', isAnother: true, calls: [] });
    await done(studio.voice().createCall(studio.callId));
    await Promise.all((['customer', 'agent'] as const).map((role) => studio.seats[role].page.evaluate('again()')));
    await until(() => ears('customer', 'agent'), { customer: 'agent', agent: 'customer' });
    await aWhile();
  });

  test('how well each is heard is told now and then', async () => {
    const known = () =>
      studio.news.find((one) => one.type === 'legQuality' && typeof one.quality.roundTripMs === 'number');
    await until(
      known,
      expect.objectContaining({ quality: expect.objectContaining({ lossShare: expect.closeTo(0, 1) }) }),
    );
  });

  test('a browser that is gone is lost, and a call that ends ends for all', async () => {
    await studio.seats.agent.page.evaluate('end()');
    await until(() => told('legLost', 'agent'), 1);
    await done(studio.voice().endCall(studio.callId));
    await until(() => told('callEnded'), 1);
    expect([told('recordingFinished', 'customer'), told('recordingFinished', 'agent')]).toEqual([1, 1]);
  });
});

/** Stretches in which the tone is there, for a fifth of a second at least, or is not, for two fifths. */
function stretches(windows: number[][], tone: number): string {
  const marks = windows.map((levels) => ((levels[tone] ?? -99) > -35 ? 'on' : 'off'));
  const runs: { mark: string; length: number }[] = [];
  for (const mark of marks)
    if (runs.at(-1)?.mark === mark) runs.at(-1)!.length += 1;
    else runs.push({ mark, length: 1 });
  const long = runs.filter(({ mark, length }) => length >= (mark === 'on' ? 4 : 8)).map(({ mark }) => mark);
  return long.filter((mark, place) => mark !== long[place - 1]).join(' ');
}

test('each leg has one recording of its own voice, silent where it was held, muted, paused or away', async () => {
  const heard = { customer: '', agent: '' };
  for (const role of ['customer', 'agent'] as const) {
    const { recording, page } = studio.seats[role];
    const finished = mustSucceed(await studio.voice().finishRecording(recording));
    const file = await studio.file(role, finished);
    const { seconds, windows } = await page.evaluate(
      ([base64, hertz]) =>
        (
          window as unknown as { analyse(a: string, b: number[]): Promise<{ seconds: number; windows: number[][] }> }
        ).analyse(base64, hertz),
      [file.toString('base64'), roles.map((one) => tones[one])] as const,
    );
    expect(Math.abs(seconds * 1_000 - finished.durationMs)).toBeLessThan(50);
    const levels = Buffer.from(readTags(file).TONGLI_LEVELS ?? '', 'base64');
    expect(levels.length).toBe(Math.ceil(finished.durationMs / 20));
    const others = roles.filter((one) => one !== role).map((one) => roles.indexOf(one));
    expect(others.map((other) => stretches(windows, other))).toEqual(['off', 'off']);
    // It begins before it is connected, by how much depends.
    heard[role] = stretches(windows, roles.indexOf(role)).replace(/^off /, '');
  }
  // The hold, the pause, and the time without a media process; the agent's mute besides: while the customer is on hold nobody hears the agent.
  const expected = 'on off on off on off on';
  expect(heard).toEqual({ customer: expected, agent: `${expected} off on` });
});

test('both recordings play in step, from any place', async () => {
  const { page } = studio.seats.customer;
  const heads = await page.evaluate('openPlayback(["/recordings/customer", "/recordings/agent"])');
  const spoken = { durationMs: expect.any(Number), loudest: expect.toSatisfy((level: number) => level > 100) };
  expect(heads).toEqual([spoken, spoken]);
  const inStep = async () => ((await page.evaluate('apart()')) as number[] | null)?.every((one) => Math.abs(one) < 50);
  for (const from of [3_000, 6_000]) {
    await page.evaluate(`playFrom(${from})`);
    await until(async () => Number(await page.evaluate('playedTo()')) > from + 400, true);
    await until(inStep, true);
  }
});

test('whoever does not know the secret is not let in, and unknown things are refused', async () => {
  expect(await studio.voice().hold(leg('agent'), true)).toMatchObject({ refusal: 'call-unknown' });
  const nothing = { recordingId: crypto.randomUUID(), key: Buffer.alloc(32).toString('base64') };
  expect(await studio.voice().finishRecording(nothing)).toMatchObject({ refusal: 'nothing-recorded' });
  await done(studio.voice().createCall(studio.callId));
  const joining = { ...leg('agent'), offer: 'v=0', part: { kind: 'talking' } as const, recording: null };
  expect(isRefusal(await studio.voice().join(joining))).toBe(true);
  const stranger = { secret: Buffer.alloc(32, 1), host: '127.0.0.1', port: studio.media().port };
  const { connect } = await import('node:tls');
  const { connecting } = await import('@tongli/server/platform/voice/secured');
  const end = await new Promise((resolve) =>
    connect({ ...stranger, ...connecting(stranger.secret) })
      .on('secureConnect', () => resolve('let in'))
      .on('error', () => resolve('turned away')),
  );
  expect(end).toBe('turned away');
});
