import { type Installation, installationFiles, postgresFolder } from './installation.ts';
import { BackupRefusal } from './platform/backup/refusal.ts';
import { findRunning, startEmbedded } from './platform/embedded/index.ts';
import type { Settings } from './settings.ts';

/** Where a backup is restored to: the database of DATABASE_URL, or a new one in the data folder. */
export async function openTarget(settings: Settings): Promise<Installation> {
  const files = installationFiles(settings);
  if (settings.databaseUrl !== null) return { databaseUrl: settings.databaseUrl, files, close: async () => undefined };
  const folder = postgresFolder(settings);
  // A database that is in use has data; asking it would only find the words for the same.
  if (findRunning(folder) !== null) throw new BackupRefusal('database-in-use', settings.dataFolder);
  const embedded = await startEmbedded(folder);
  return { databaseUrl: embedded.url, files, close: () => embedded.stop() };
}
