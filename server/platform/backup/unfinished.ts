import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../embedded/refusal.ts';
import { connect } from './catalogue.ts';
import { isHalfRestored } from './load.ts';

export const unfinishedMark = (dataFolder: string): string => join(dataFolder, 'restore.unfinished');

/** Says of a folder, from before its database is made, that a restore into it was begun. */
export function markFolder(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  writeFileSync(unfinishedMark(dataFolder), 'A restore into this folder was begun. 向此文件夹的恢复尚未完成。\n', {
    flush: true,
  });
}

export const isFolderHalfRestored = (dataFolder: string): boolean => existsSync(unfinishedMark(dataFolder));

const refusal = () =>
  new StartRefusal(
    'A restore into this database was begun and did not end well, so that what it holds is not whole.',
    'Remove the data folder, or drop and create the database, and restore the backup once more.',
  );

/** Stops the start on a folder into which a restore was begun and never ended well, before anything is made there. */
export function refuseHalfRestoredFolder(dataFolder: string): void {
  if (isFolderHalfRestored(dataFolder)) throw refusal();
}

/** The same of a database. */
export async function refuseHalfRestored(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    if (!(await isHalfRestored(client))) return;
  } finally {
    await client.end();
  }
  throw refusal();
}
