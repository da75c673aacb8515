import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readOgg } from '@tongli/contracts/sound';
import { mustSucceed } from '@tongli/server/platform/call';
import { openStream } from '@tongli/server/platform/files/sealed';
import { folderStore } from '@tongli/server/platform/files/storage';
import { connectVoice, readSecret } from '@tongli/server/platform/voice/index';
import { expect, test } from 'vitest';
import { newCaller, offerOf, take } from './fixtures/caller.ts';
import { type MediaProcess, startMedia } from './fixtures/process.ts';
import { silentPacket } from './recording/opus.ts';

const kills = 12;
/** What may be lost: the half second that was not written, and what a busy machine adds. */
const mostLostMs = 1_000;
const packetMs = 20;

const packetOf = (number: number): Buffer => {
  const packet = Buffer.from([0xf8, 0, 0, 0, 0, 0, 0, 0]);
  packet.writeUInt32BE(number, 4);
  return packet;
};

/** Numbers that were spoken, as they stand in the recording. */
const numbersIn = (packets: readonly Uint8Array[]): number[] =>
  packets.filter((packet) => !silentPacket.equals(packet)).map((packet) => Buffer.from(packet).readUInt32BE(4));

test(`a media process killed ${kills} times amid a call leaves one recording, with what was said until each kill`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  let media: MediaProcess = await startMedia(folder);
  const secret = await readSecret(join(folder, 'keys', 'media.key'));
  const voice = connectVoice({ host: '127.0.0.1', port: media.port, secret, onTrouble: console.error });
  const [callId, legId] = [randomUUID(), randomUUID()];
  const recording = { recordingId: randomUUID(), key: randomBytes(32).toString('base64') };
  const saidUntil: number[] = [];
  const saidFrom: number[] = [];
  let number = 0;
  for (let kill = 0; kill <= kills; kill++) {
    await expect.poll(() => voice.isReached, { timeout: 20_000 }).toBe(true);
    await voice.createCall(callId);
    const caller = newCaller();
    const joining = { callId, legId, part: { kind: 'talking' } as const, recording };
    const joined = await voice.join({ ...joining, offer: await offerOf(caller) });
    await take(caller, mustSucceed(joined).answer);
    saidFrom.push(number + 1);
    const until = performance.now() + randomInt(800, 2_500);
    while (performance.now() < until) {
      caller.say(++number, packetOf(number));
      await sleep(packetMs);
    }
    saidUntil.push(number);
    if (kill < kills) {
      await media.kill();
      await caller.close();
      media = await startMedia(folder, media.port);
    } else await caller.close();
  }
  await voice.endCall(callId);
  const whole = mustSucceed(await voice.finishRecording(recording));
  const range = { plainBytes: whole.bytes, from: 0, to: whole.bytes };
  const blobs = folderStore(join(folder, 'files'));
  const size = (await blobs.size(recording.recordingId)) ?? 0;
  const parts: Buffer[] = [];
  for await (const part of openStream(
    Buffer.from(recording.key, 'base64'),
    blobs.read(recording.recordingId, 0, size),
    range,
  ))
    parts.push(part);
  const kept = numbersIn(readOgg(Buffer.concat(parts)));
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  expect(new Set(kept).size).toBe(kept.length);
  const lost = saidFrom.map((from, place) => {
    const upTo = saidUntil[place] ?? 0;
    const last = kept.findLast((one) => one >= from && one <= upTo) ?? from - 1;
    return (upTo - last) * packetMs;
  });
  console.log(`said ${number}, kept ${kept.length}; lost at the ends, in ms: ${lost.join(' ')}`);
  expect(Math.max(...lost)).toBeLessThanOrEqual(mostLostMs);
  voice.close();
  await media.stop();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);
