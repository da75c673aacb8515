import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOgg, readTags, samplesOf, writeOgg } from '@tongli/contracts/sound';
import { openStream } from '@tongli/server/platform/files/sealed';
import { folderStore } from '@tongli/server/platform/files/storage';
import { describe, expect, test } from 'vitest';
import { finishRecording, journalOf, placed, withSilence } from './finish.ts';
import { levelsOf } from './levels.ts';
import { silentPacket } from './opus.ts';
import { openRecorder } from './recorder.ts';
import { openTimeline } from './timeline.ts';

const began = Date.parse('2026-01-05T01:00:00Z');
const refuseTrouble = (error: unknown) => {
  throw error;
};

function shelfIn(folder = mkdtempSync(join(tmpdir(), 'recording-'))) {
  return { blobs: folderStore(join(folder, 'files')), journals: join(folder, 'recordings') };
}

/** A full-band packet of 20 ms that can be told from others. */
const spokenPacket = (mark: number) => Buffer.from([0xf8, mark, mark, mark]);

const heard = (place: number, more: { source?: number; timestamp?: number } = {}) => ({
  source: 1,
  timestamp: (4_294_960_000 + place * 960) >>> 0,
  level: 90,
  packet: spokenPacket(place),
  ...more,
});

async function readBlob(shelf: ReturnType<typeof shelfIn>, kept: { recordingId: string; key: Buffer }, bytes: number) {
  const size = (await shelf.blobs.size(kept.recordingId)) ?? 0;
  const parts: Buffer[] = [];
  const range = { plainBytes: bytes, from: 0, to: bytes };
  for await (const part of openStream(kept.key, shelf.blobs.read(kept.recordingId, 0, size), range)) parts.push(part);
  return Buffer.concat(parts);
}

test.each([
  // RFC 6716, table 2 and section 3.2: configuration, frames and what they last.
  ['SILK, one frame of 20 ms', [0x08], 960],
  ['hybrid, one of 10 ms', [0x60], 480],
  ['full band, one of 20 ms', [0xf8], 960],
  ['full band, two of 2.5 ms', [0xe1], 240],
  ['full band, three of 20 ms as code 3', [0xfb, 0x03], 2_880],
  ['nothing', [], 0],
])('a packet of %s lasts as long as its head says', (_, bytes, samples) => {
  expect(samplesOf(Buffer.from(bytes))).toBe(samples);
});

test('what is written as Ogg is read again, with packets longer than a piece', () => {
  const packets = [spokenPacket(1), Buffer.alloc(255, 0xf8), Buffer.alloc(600, 0xf8), ...Array(120).fill(silentPacket)];
  const tags = { A: 'b=c', LONG: 'x'.repeat(3_000) };
  const file = Buffer.concat([...writeOgg(packets, tags)]);
  expect(readOgg(file).map((packet) => Buffer.from(packet))).toEqual(packets);
  expect(readTags(file)).toEqual(tags);
});

test('gaps become silence, and what overlaps makes the next silence shorter', () => {
  const spoken = [0, 960, 4_810, 5_000, 8_640].map((position, mark) => ({
    position,
    level: 0,
    packet: spokenPacket(mark),
  }));
  const marks = [...withSilence(placed(spoken))].map((packet) => (silentPacket.equals(packet) ? 'silence' : packet[1]));
  expect(marks).toEqual([0, 1, 'silence', 'silence', 'silence', 2, 3, 'silence', 'silence', 4]);
});

test('a sender’s clock counts over unevenness, and the machine’s where it is off for long or new', () => {
  const timeline = openTimeline();
  const ms = 48;
  // From a packet that came half a second late on, the others come in time; a second of stall comes all at once.
  const came = Array.from({ length: 200 }, (_, place) =>
    place === 0 ? 500 : place > 40 && place < 90 ? 1_800 : place * 20,
  );
  const places = came.map((at, place) => timeline.placeOf(1, (place * 960) >>> 0, at * ms) / ms);
  expect(places.slice(0, 90)).toEqual(Array.from({ length: 90 }, (_, place) => 500 + place * 20));
  expect(places.at(-1)).toBe(199 * 20);
  expect(timeline.placeOf(2, 7, 9_000 * ms)).toBe(9_000 * ms);
});

test('levels are the loudest moment of each step, in no more steps than can be drawn', () => {
  const at = (seconds: number, level: number) => ({ position: seconds * 48_000, level, packet: silentPacket });
  const hour = levelsOf([at(0, 3), at(0.5, 7), at(3_599, 90)], 3_600_000);
  expect(hour.everyMs).toBe(1_500);
  expect([hour.levels.length, hour.levels[0], hour.levels[1], hour.levels.at(-1)]).toEqual([2_400, 7, 0, 90]);
  expect(levelsOf([at(0, 5)], 20)).toEqual({ everyMs: 20, levels: Buffer.from([5]) });
});

describe('a recording', () => {
  const kept = () => ({ recordingId: randomUUID(), key: randomBytes(32) });

  test('holds each packet at its time, over a clock that wraps and a sender who begins anew', async () => {
    const [shelf, one] = [shelfIn(), kept()];
    const recorder = await openRecorder(shelf, one, { now: began, onTrouble: refuseTrouble });
    // Out of order, and arriving a little unevenly.
    for (const place of [0, 1, 3, 2, 8]) recorder.hear(heard(place), began + place * 20 + (place % 3));
    recorder.hear(heard(20, { source: 2, timestamp: 5 }), began + 400);
    const finished = await recorder.finish();
    expect(finished).toMatchObject({ startedAt: '2026-01-05T01:00:00.000Z', durationMs: 420 });
    const plain = await readBlob(shelf, one, finished!.bytes);
    const packets = readOgg(plain);
    const placed = packets.flatMap((packet, place) => (silentPacket.equals(packet) ? [] : [[place, packet[1]]]));
    expect(placed).toEqual([0, 1, 2, 3, 8, 20].map((place) => [place, place]));
    expect(readTags(plain)).toMatchObject({ TONGLI_DURATION_MS: '420', TONGLI_STARTED_AT: String(began) });
    const sealed: Buffer[] = [];
    for await (const part of shelf.blobs.read(one.recordingId, 0, 100_000)) sealed.push(part);
    expect(Buffer.concat(sealed).includes('OggS')).toBe(false);
  });

  test('of a killed process is finished later, without what was torn, and can be asked for again', async () => {
    const [shelf, one] = [shelfIn(), kept()];
    const journal = await writeJournal(shelf, one, 3);
    truncateSync(journal, readFileSync(journal).length - 5);
    const finished = await finishRecording(shelf, one);
    expect(finished).toMatchObject({ durationMs: 40 });
    expect(await finishRecording(shelf, one)).toEqual(finished);
    expect(await finishRecording(shelf, { recordingId: randomUUID(), key: one.key })).toBeNull();
  });

  test('of somebody who said nothing is no file, and its journal goes', async () => {
    const [shelf, one] = [shelfIn(), kept()];
    const recorder = await openRecorder(shelf, one, { now: began, onTrouble: refuseTrouble });
    expect(await recorder.finish()).toBeNull();
    expect([await shelf.blobs.size(one.recordingId), existsSync(journalOf(shelf, one.recordingId))]).toEqual([
      null,
      false,
    ]);
    expect(await finishRecording(shelf, one)).toBeNull();
  });

  test('goes on where it was left, at the time that has passed', async () => {
    const [shelf, one] = [shelfIn(), kept()];
    const first = await openRecorder(shelf, one, { now: began, onTrouble: refuseTrouble });
    for (const place of [0, 1]) first.hear(heard(place), began + place * 20);
    await first.leave();
    appendFileSync(journalOf(shelf, one.recordingId), randomBytes(40));
    const again = await openRecorder(shelf, one, { now: began + 9_000, onTrouble: refuseTrouble });
    again.hear(heard(7, { source: 9 }), began + 200);
    const finished = await again.finish();
    expect(finished).toMatchObject({ startedAt: '2026-01-05T01:00:00.000Z', durationMs: 220 });
    const marks = readOgg(await readBlob(shelf, one, finished!.bytes)).map((packet) => packet[1]);
    expect([marks[0], marks[1], marks[10]]).toEqual([0, 1, 7]);
  });
});

/** A journal of so many packets, each in a frame of its own, as a process leaves it that was killed. */
async function writeJournal(
  shelf: ReturnType<typeof shelfIn>,
  one: { recordingId: string; key: Buffer },
  packets: number,
) {
  const { openJournal } = await import('./journal.ts');
  const path = journalOf(shelf, one.recordingId);
  const journal = await openJournal(path, one.key, began);
  for (let place = 0; place < packets; place++)
    await journal.append([{ position: place * 960, level: 1, packet: spokenPacket(place) }]);
  await journal.close();
  return path;
}
