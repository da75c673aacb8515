import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { z } from 'zod';
import { nameOf, type TableInBackup, tableInBackup } from './catalogue.ts';
import { openBytes, type Secret } from './cipher.ts';
import {
  type BackupHead,
  backupHead,
  type FileInBackup,
  type FileTotal,
  fileInBackup,
  fileTotal,
  type Manifest,
  manifest,
  type TableTotal,
  tableTotal,
} from './content.ts';
import { type Frame, type FrameKind, readFrames } from './frames.ts';
import { BackupRefusal } from './refusal.ts';
import { RowSum } from './row-sum.ts';

/** What is done with a backup while it is read; each part is checked against its total after it has passed. */
export interface BackupReader {
  head(head: BackupHead): Promise<void>;
  table(table: TableInBackup, rows: AsyncIterable<Buffer>): Promise<void>;
  file(file: FileInBackup, bytes: AsyncIterable<Buffer>): Promise<void>;
}

/** Reads a backup from its first to its last byte. Returns what its own last frame says it holds, which then is proven. */
export async function readBackup(
  place: string,
  secret: Secret,
  reader: BackupReader,
  progress: (bytes: number) => void = () => undefined,
): Promise<{ head: BackupHead; manifest: Manifest }> {
  // Nothing has been read as long as the secret has not opened the head.
  let opened = false;
  const count = (bytes: number) => {
    if (opened) progress(bytes);
  };
  const frames = readFrames(unpack(openBytes(counted(createReadStream(place), count), secret)));
  const head = parse(backupHead, await take(frames, 'head'));
  opened = true;
  await reader.head(head);
  const tables: TableTotal[] = [];
  const files: FileTotal[] = [];
  for (;;) {
    const next = await take(frames, 'table', 'file', 'end');
    if (next.kind === 'table') tables.push(await readTable(frames, parse(tableInBackup, next), reader));
    else if (next.kind === 'file') files.push(await readFile(frames, parse(fileInBackup, next), reader));
    else {
      const found = parse(manifest, next);
      requireSame({ tables, files }, found, '');
      // The last chunk may still follow: whether it is whole is part of the answer.
      if (!(await frames.next()).done) throw new BackupRefusal('damaged');
      return { head, manifest: found };
    }
  }
}

async function readTable(
  frames: AsyncGenerator<Frame>,
  table: TableInBackup,
  reader: BackupReader,
): Promise<TableTotal> {
  const sum = new RowSum();
  const part = pieces(frames, 'rows', 'table-end', (piece) => sum.add(piece));
  await reader.table(table, part.bytes);
  const end = await part.end();
  const total = { table: nameOf(table), rows: sum.rows, checksum: sum.checksum };
  requireSame(total, parse(tableTotal, end), total.table);
  return total;
}

async function readFile(frames: AsyncGenerator<Frame>, file: FileInBackup, reader: BackupReader): Promise<FileTotal> {
  const digest = createHash('sha256');
  let bytes = 0;
  const part = pieces(frames, 'bytes', 'file-end', (piece) => {
    digest.update(piece);
    bytes += piece.length;
  });
  await reader.file(file, part.bytes);
  const end = await part.end();
  const total = { ...file, bytes, sha256: digest.digest('hex') };
  requireSame(total, parse(fileTotal, end), file.path);
  return total;
}

/** The bodies of one part's frames up to its end; what the reader left unread is read for the sake of the total. */
function pieces(frames: AsyncGenerator<Frame>, kind: FrameKind, endKind: FrameKind, passed: (piece: Buffer) => void) {
  let last: Frame | null = null;
  const step = async (): Promise<Buffer | null> => {
    const next = last ?? (await take(frames, kind, endKind));
    if (next.kind === endKind) {
      last = next;
      return null;
    }
    passed(next.body);
    return next.body;
  };
  async function* bytes(): AsyncGenerator<Buffer> {
    for (let piece = await step(); piece; piece = await step()) yield piece;
  }
  const end = async (): Promise<Frame> => {
    while (await step());
    if (!last) throw new BackupRefusal('damaged');
    return last;
  };
  return { bytes: bytes(), end };
}

async function take(frames: AsyncGenerator<Frame>, ...allowed: FrameKind[]): Promise<Frame> {
  const { value, done } = await frames.next();
  if (done || !allowed.includes(value.kind)) throw new BackupRefusal('damaged');
  return value;
}

function parse<Schema extends z.ZodType>(schema: Schema, { body }: Frame): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')));
  } catch (error) {
    throw new BackupRefusal('damaged', '', error);
  }
}

function requireSame(counted: unknown, stated: unknown, about: string): void {
  const canonical = (value: unknown) => JSON.stringify(value, (_, part) => sorted(part));
  if (canonical(counted) !== canonical(stated)) throw new BackupRefusal('damaged', about);
}

function sorted(part: unknown): unknown {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function* counted(source: AsyncIterable<Buffer>, progress: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    progress(bytes);
    yield piece;
  }
}

async function* unpack(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false });
  const plain = createZstdDecompress();
  let trouble: unknown = null;
  source.on('error', (error) => {
    trouble = error;
    plain.destroy(error);
  });
  try {
    for await (const piece of source.pipe(plain)) yield piece as Buffer;
  } catch (error) {
    throw trouble ?? new BackupRefusal('damaged', '', error);
  }
}
