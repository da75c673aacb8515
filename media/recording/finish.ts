import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTags, samplesOf, samplesPerMs, writeOgg } from '@tongli/contracts/sound';
import type { FinishedRecording } from '@tongli/contracts/voice';
import { openStream, plainBytesOf, sealStream } from '@tongli/server/platform/files/sealed';
import type { BlobStore } from '@tongli/server/platform/files/storage';
import { readJournal, type Spoken, type Written } from './journal.ts';
import { levelsOf } from './levels.ts';
import { silentPacket, silentSamples } from './opus.ts';

/** Where recordings lie when they are whole, and where while they are made. */
export interface Shelf {
  readonly blobs: BlobStore;
  readonly journals: string;
}

export interface Kept {
  readonly recordingId: string;
  readonly key: Buffer;
}

export const journalOf = ({ journals }: Shelf, recordingId: string): string => join(journals, recordingId);

/**
 * Where each packet comes to stand, in whole packets of silence from the one before. Where more was said than there is time for,
 * nothing is left out, and the next silence is shorter.
 */
export function placed(spoken: readonly Spoken[]): Spoken[] {
  let at = 0;
  return spoken.map((one) => {
    const silent = Math.max(0, Math.floor((one.position - at) / silentSamples));
    const position = at + silent * silentSamples;
    at = position + samplesOf(one.packet);
    return { ...one, position };
  });
}

/** Without gaps: what was lost, held back or not kept is silence, so that places in the file are times of the call. */
export function* withSilence(spoken: readonly Spoken[]): Generator<Buffer> {
  let at = 0;
  for (const { position, packet } of spoken) {
    for (; at < position; at += silentSamples) yield silentPacket;
    yield packet;
    at += samplesOf(packet);
  }
}

const endOf = (spoken: readonly Spoken[]): number => {
  const last = spoken.at(-1);
  return last ? last.position + samplesOf(last.packet) : 0;
};

interface Whole {
  readonly durationMs: number;
  readonly pages: Generator<Uint8Array>;
}

function compose({ startedAt, spoken: heard }: Written): Whole {
  const spoken = placed(heard);
  const durationMs = Math.round(endOf(spoken) / samplesPerMs);
  const { everyMs, levels } = levelsOf(spoken, durationMs);
  const tags = {
    TONGLI_STARTED_AT: String(startedAt),
    TONGLI_DURATION_MS: String(durationMs),
    TONGLI_LEVELS_EVERY_MS: String(everyMs),
    TONGLI_LEVELS: levels.toString('base64'),
  };
  return { durationMs, pages: writeOgg(withSilence(spoken), tags) };
}

/**
 * Makes a whole file of a journal, sealed as any file of the house: first the file, then the journal goes, so that whatever is
 * killed between leaves one of them. Null where nothing was recorded under this id: a file without a packet is one that no player opens.
 */
export async function finishRecording(shelf: Shelf, { recordingId, key }: Kept): Promise<FinishedRecording | null> {
  const written = await readJournal(journalOf(shelf, recordingId), key);
  if (!written) return describeWhole(shelf, { recordingId, key });
  if (written.spoken.length === 0) {
    await rm(journalOf(shelf, recordingId), { force: true });
    return null;
  }
  const { durationMs, pages } = compose(written);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured(): AsyncGenerator<Buffer> {
    for (const page of pages) {
      hash.update(page);
      bytes += page.length;
      yield Buffer.from(page.buffer, page.byteOffset, page.length);
    }
  }
  await shelf.blobs.write(recordingId, sealStream(key, measured()));
  await rm(journalOf(shelf, recordingId), { force: true });
  const startedAt = new Date(written.startedAt).toISOString();
  return { recordingId, bytes, sha256: hash.digest('base64'), startedAt, durationMs };
}

/** What is to be said of a file that was finished before anybody could be told. */
async function describeWhole({ blobs }: Shelf, { recordingId, key }: Kept): Promise<FinishedRecording | null> {
  const size = await blobs.size(recordingId);
  if (size === null) return null;
  const bytes = plainBytesOf(size);
  const hash = createHash('sha256');
  let head: Buffer = Buffer.alloc(0);
  const opened = openStream(key, blobs.read(recordingId, 0, size), { plainBytes: bytes, from: 0, to: bytes });
  for await (const part of opened) {
    hash.update(part);
    if (head.length === 0) head = part;
  }
  const tags = readTags(head);
  return {
    recordingId,
    bytes,
    sha256: hash.digest('base64'),
    startedAt: new Date(Number(tags.TONGLI_STARTED_AT)).toISOString(),
    durationMs: Number(tags.TONGLI_DURATION_MS),
  };
}
