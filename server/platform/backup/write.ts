import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import { type Secret, sealBytes } from './cipher.ts';
import type { Manifest } from './content.ts';
import { type DumpOptions, dump } from './dump.ts';
import { syncFolder } from './files.ts';
import { BackupRefusal } from './refusal.ts';

export interface WrittenBackup {
  readonly bytes: number;
  readonly manifest: Manifest;
}

/**
 * Writes a backup under a passing name, syncs it, and gives it its name at the end: a file with that name is whole.
 * Whatever interrupts it, nothing half-written stays behind, unless the process is killed outright.
 */
export async function writeBackup(
  file: string,
  secret: Secret,
  options: DumpOptions,
  cost?: number,
): Promise<WrittenBackup> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`;
  const tidy = () => removeNow(draft);
  process.on('exit', tidy);
  try {
    const { frames, manifest } = dump(options);
    const bytes = await writeSynced(draft, sealBytes(compress(frames), secret, cost));
    await giveName(draft, file);
    await syncFolder(dirname(file));
    return { bytes, manifest };
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  } finally {
    process.off('exit', tidy);
  }
}

async function* compress(frames: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(frames, { objectMode: false });
  const packed = createZstdCompress();
  source.on('error', (error) => packed.destroy(error));
  for await (const piece of source.pipe(packed)) yield piece as Buffer;
}

async function writeSynced(place: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const handle = await open(place, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const piece of pieces) {
      await handle.writeFile(piece);
      bytes += piece.length;
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

/** A link refuses a name that is taken; where a file system has no links, a rename must do. */
async function giveName(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
    await unlink(draft);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new BackupRefusal('file-in-the-way', file, error);
    if (code !== 'EPERM' && code !== 'ENOTSUP') throw error;
    await rename(draft, file);
  }
}

function removeNow(place: string): void {
  try {
    unlinkSync(place);
  } catch {
    // It has its name already, or was never there.
  }
}
