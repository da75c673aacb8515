import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/**
 * Where blobs lie: one store that all processes of an installation share, such as a folder that each of them has mounted. A
 * blob is written once, under its id, and never changed.
 */
export interface BlobStore {
  /** Resolves when every byte is safe; nothing is left behind when the source fails. */
  write(id: string, source: AsyncIterable<Buffer>): Promise<{ bytes: number }>;
  /** Bytes `from` up to and without `to`. */
  read(id: string, from: number, to: number): Readable;
  /** Null when there is none. */
  size(id: string): Promise<number | null>;
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>;
  /** Every blob with the time at which it was written, in no order. */
  list(): AsyncIterable<{ id: string; writtenAt: Date }>;
  /** Clears away what processes left that were killed while they wrote. Returns how many. */
  removeDrafts(before: Date): Promise<number>;
}

/** In the name of a blob that is being written. */
export const draftMark = '.draft-';
const isId = (name: string) => /^[0-9a-f-]{36}$/.test(name);

/** Blobs as files of a folder, spread over folders by the last two digits of their id: the first ones of many are alike. */
export function folderStore(root: string): BlobStore {
  const pathOf = (id: string) => join(root, id.slice(-2), id);
  return {
    write: (id, source) => writeWhole(pathOf(id), source),
    read: (id, from, to) => createReadStream(pathOf(id), { start: from, end: Math.max(from, to - 1) }),
    size: async (id) => (await stat(pathOf(id)).catch(absent))?.size ?? null,
    remove: (id) => rm(pathOf(id), { force: true }),
    list: () => listBlobs(root),
    removeDrafts: (before) => removeDrafts(root, before),
  };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Whole and on disk before it has its name: whoever finds the name finds all of it. */
async function writeWhole(path: string, source: AsyncIterable<Buffer>): Promise<{ bytes: number }> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}${draftMark}${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
    await handle.sync();
    await handle.close();
    await rename(draft, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
  return { bytes };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly writtenAt: Date;
}

async function* entries(root: string): AsyncIterable<Entry> {
  const folders = await opendir(root).catch(absent);
  if (!folders) return;
  for await (const folder of folders) {
    if (!folder.isDirectory()) continue;
    for await (const { name } of await opendir(join(root, folder.name))) {
      const path = join(root, folder.name, name);
      // It may have gone meanwhile.
      const found = await stat(path).catch(absent);
      if (found) yield { path, name, writtenAt: found.mtime };
    }
  }
}

async function* listBlobs(root: string): AsyncIterable<{ id: string; writtenAt: Date }> {
  for await (const { name, writtenAt } of entries(root)) if (isId(name)) yield { id: name, writtenAt };
}

async function removeDrafts(root: string, before: Date): Promise<number> {
  let removed = 0;
  for await (const { path, name, writtenAt } of entries(root)) {
    if (!name.includes(draftMark) || writtenAt > before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
