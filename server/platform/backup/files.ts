import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { draftMark } from '../files/storage.ts';
import type { FileInBackup } from './content.ts';
import { BackupRefusal } from './refusal.ts';

/** Where an installation keeps what is not in its database. */
export interface InstallationFiles {
  readonly keyFile: string;
  readonly anchorFile: string;
  readonly blobFolder: string;
  /** Who was erased, for restored databases; it stays where it is and is in no backup. */
  readonly erasureFile?: string;
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

/** The blobs as they lie there, in the order of their names; an upload under way is not among them. */
export async function* listBlobs({ blobFolder }: InstallationFiles): AsyncGenerator<FileInBackup & { place: string }> {
  const entries = await readdir(blobFolder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const places = entries
    .filter((entry) => entry.isFile() && !entry.name.includes(draftMark))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const place of places.sort())
    yield { kind: 'blob', path: relative(blobFolder, place).split(sep).join('/'), place };
}

/** Its bytes, or none where it was removed since it was listed. */
export async function* readBytes(place: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(place)) yield piece as Buffer;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

export function placeOf(files: InstallationFiles, { kind, path }: FileInBackup): string {
  if (kind === 'key') return files.keyFile;
  if (kind === 'anchor') return files.anchorFile;
  const place = resolve(files.blobFolder, path);
  if (!place.startsWith(resolve(files.blobFolder) + sep)) throw new BackupRefusal('damaged', path);
  return place;
}

/** A new file that only its owner may read; one that is there already is never written over. */
export async function createFile(place: string): Promise<FileHandle> {
  await mkdir(dirname(place), { recursive: true });
  return open(place, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new BackupRefusal('file-in-the-way', place, error);
    throw error;
  });
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
