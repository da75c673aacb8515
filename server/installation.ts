import { join } from 'node:path';
import type { InstallationFiles } from './platform/backup/files.ts';
import { reachEmbedded, StartRefusal } from './platform/embedded/index.ts';
import type { Settings } from './settings.ts';

/** The database and the files of an installation, as an operator's command needs them. */
export interface Installation {
  readonly databaseUrl: string;
  readonly files: InstallationFiles;
  /** Ends what was started for the purpose; a running server goes on. */
  close(): Promise<void>;
}

export const postgresFolder = ({ dataFolder }: Pick<Settings, 'dataFolder'>): string => join(dataFolder, 'postgres');

export const installationFiles = ({ dataFolder, keyFile }: Settings): InstallationFiles => ({
  keyFile,
  erasureFile: join(dataFolder, 'erasures'),
  anchorFile: join(dataFolder, 'audit.anchor'),
  blobFolder: join(dataFolder, 'files'),
});

/** Opens an installation that exists, whether its server runs or not. */
export async function openInstallation(settings: Settings): Promise<Installation> {
  const files = installationFiles(settings);
  if (settings.databaseUrl !== null) return { databaseUrl: settings.databaseUrl, files, close: async () => undefined };
  const reached = await reachEmbedded(postgresFolder(settings));
  if (reached) return { databaseUrl: reached.url, files, close: () => reached.stop() };
  throw new StartRefusal(
    `The data folder ${settings.dataFolder} holds no installation.`,
    'Name the right one by --data or TONGLI_DATA, or the database by DATABASE_URL.',
  );
}
