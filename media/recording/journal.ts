import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A recording while it is made: frames that are sealed one by one and appended, so that a process that is killed loses the half
 * second that it had not written yet and nothing before. Once it is whole it becomes a file like any other, and this one goes.
 *
 * A frame: length of what follows (4 bytes) · nonce (12) · tag (16) · ciphertext. Its number is authenticated. The first frame
 * says when the recording began (milliseconds, 6 bytes), each further one holds packets: position in samples (6 bytes), level
 * (1), length (2), packet.
 */
export interface Spoken {
  /** Samples at 48 kHz since the recording began. */
  readonly position: number;
  /** 0 is silence, 127 the loudest there is; the steps are decibels. */
  readonly level: number;
  readonly packet: Buffer;
}

const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 4 + nonceBytes + tagBytes;
const spokenHead = 9;

/** Not the key of the finished file: its chunks are sealed with numbers for nonces. */
const journalKey = (key: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'tongli:recording-journal', 32));

function markOf(index: number): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(index);
  return mark;
}

function sealFrame(key: Buffer, index: number, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(markOf(index));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const length = markOf(nonceBytes + tagBytes + sealed.length);
  return Buffer.concat([length, nonce, cipher.getAuthTag(), sealed]);
}

/** Null where a frame is torn, as the last one is after a crash. */
function openFrame(key: Buffer, index: number, file: Buffer, at: number): { plain: Buffer; end: number } | null {
  if (at + headBytes > file.length) return null;
  const end = at + 4 + file.readUInt32BE(at);
  if (end < at + headBytes || end > file.length) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(at + 4, at + 4 + nonceBytes));
  decipher.setAAD(markOf(index)).setAuthTag(file.subarray(at + 4 + nonceBytes, at + headBytes));
  try {
    return { plain: Buffer.concat([decipher.update(file.subarray(at + headBytes, end)), decipher.final()]), end };
  } catch {
    return null;
  }
}

function packSpoken(all: readonly Spoken[]): Buffer {
  return Buffer.concat(
    all.flatMap(({ position, level, packet }) => {
      const head = Buffer.alloc(spokenHead);
      head.writeUIntBE(position, 0, 6);
      head[6] = level;
      head.writeUInt16BE(packet.length, 7);
      return [head, packet];
    }),
  );
}

function unpackSpoken(plain: Buffer): Spoken[] {
  const all: Spoken[] = [];
  for (let at = 0; at + spokenHead <= plain.length; ) {
    const end = at + spokenHead + plain.readUInt16BE(at + 7);
    all.push({
      position: plain.readUIntBE(at, 6),
      level: plain[at + 6] ?? 0,
      packet: plain.subarray(at + spokenHead, end),
    });
    at = end;
  }
  return all;
}

export interface Written {
  /** The machine's time, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly spoken: readonly Spoken[];
}

interface Found extends Written {
  readonly frames: number;
  /** Bytes of whole frames. */
  readonly bytes: number;
}

/** All whole frames; null where there is none that this key opens. */
function readFrames(file: Buffer, secret: Buffer): Found | null {
  const first = openFrame(secret, 0, file, 0);
  if (!first) return null;
  const spoken: Spoken[] = [];
  let [frames, bytes] = [1, first.end];
  for (;;) {
    const frame = openFrame(secret, frames, file, bytes);
    if (!frame) return { startedAt: first.plain.readUIntBE(0, 6), spoken, frames, bytes };
    // One by one: a frame of many thousands would not fit on the stack.
    for (const one of unpackSpoken(frame.plain)) spoken.push(one);
    frames += 1;
    bytes = frame.end;
  }
}

const readIfPresent = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** What was written until now; null where there is no journal that this key opens. */
export async function readJournal(path: string, key: Buffer): Promise<Written | null> {
  const file = await readIfPresent(path);
  return file && readFrames(file, journalKey(key));
}

export interface Journal {
  readonly startedAt: number;
  /** To be called again when it has resolved. */
  append(spoken: readonly Spoken[]): Promise<void>;
  close(): Promise<void>;
}

/** Begins a journal, or goes on with the one that is there. */
export async function openJournal(path: string, key: Buffer, now: number): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true });
  const secret = journalKey(key);
  const before = await readIfPresent(path);
  const found = before && readFrames(before, secret);
  const handle = await open(path, found ? 'r+' : 'w', 0o600);
  const startedAt = found?.startedAt ?? now;
  if (found) await handle.truncate(found.bytes);
  const state = { handle, secret, frames: found?.frames ?? 0, bytes: found?.bytes ?? 0 };
  if (!found) {
    const beginning = Buffer.alloc(6);
    beginning.writeUIntBE(now, 0, 6);
    await writeFrame(state, beginning);
  }
  return {
    startedAt,
    append: (spoken) => writeFrame(state, packSpoken(spoken)),
    close: () => handle.close(),
  };
}

interface Writing {
  readonly handle: FileHandle;
  readonly secret: Buffer;
  frames: number;
  bytes: number;
}

/** What a power cut may take: half seconds. */
const framesUnsynced = 10;

/** One at a time. A frame that could not be written leaves no hole: the next one takes its place. */
async function writeFrame(state: Writing, plain: Buffer): Promise<void> {
  const sealed = sealFrame(state.secret, state.frames, plain);
  const { bytesWritten } = await state.handle.write(sealed, 0, sealed.length, state.bytes);
  if (bytesWritten < sealed.length)
    throw new Error('the journal of a recording was written in part: is the disk full?');
  state.frames += 1;
  state.bytes += sealed.length;
  if (state.frames % framesUnsynced === 0) await state.handle.datasync();
}
