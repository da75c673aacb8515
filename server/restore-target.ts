import { rmSync } from 'node:fs';
import { type Installation, postgresFolder } from './installation.ts';
import { BackupRefusal } from './platform/backup/refusal.ts';
import { isFolderHalfRestored, markFolder, unfinishedMark } from './platform/backup/unfinished.ts';
import { findRunning, isInitialised, startEmbedded } from './platform/embedded/index.ts';
import type { Settings } from './settings.ts';

/** An empty database to restore into. */
export interface RestoreTarget extends Pick<Installation, 'databaseUrl' | 'close'> {
  /** Everything is restored and compared: servers may open it. */
  conclude(): Promise<void>;
}

/** Where a backup is restored to: the database of DATABASE_URL, or a new one in the data folder. */
export async function openTarget(settings: Settings): Promise<RestoreTarget> {
  const nothing = async () => undefined;
  if (settings.databaseUrl !== null) return { databaseUrl: settings.databaseUrl, close: nothing, conclude: nothing };
  const folder = postgresFolder(settings);
  if (isFolderHalfRestored(settings.dataFolder)) throw new BackupRefusal('restore-unfinished');
  // A database that is in use has data; asking it would only find the words for the same.
  if (findRunning(folder) !== null) throw new BackupRefusal('database-in-use', settings.dataFolder);
  if (!isInitialised(folder)) markFolder(settings.dataFolder);
  const embedded = await startEmbedded(folder);
  return {
    databaseUrl: embedded.url,
    close: () => embedded.stop(),
    conclude: async () => rmSync(unfinishedMark(settings.dataFolder), { force: true }),
  };
}
