import type { Installation } from './installation.ts';
import type { Secret } from './platform/backup/cipher.ts';
import type { BackupHead, Manifest } from './platform/backup/content.ts';
import { isThere } from './platform/backup/files.ts';
import { readBackup } from './platform/backup/read.ts';
import { BackupRefusal } from './platform/backup/refusal.ts';
import { installationTime, recordRun } from './platform/backup/run.ts';
import { type WrittenBackup, writeBackup } from './platform/backup/write.ts';
import { openDatabase } from './platform/database/database.ts';

export interface BackupOptions {
  readonly file: string;
  readonly secret: Secret;
  readonly withKeys: boolean;
  /** The operator's name on this machine. */
  readonly by: string;
  readonly progress: (bytes: number) => void;
  /** Lowered by tests alone. */
  readonly cost?: number;
}

/** Writes one consistent backup of an installation, whose server may be at work, and leaves a record of it there. */
export async function backUp(
  { databaseUrl, files }: Installation,
  { file, secret, withKeys, by, progress, cost }: BackupOptions,
): Promise<WrittenBackup & { readonly at: Date }> {
  if (await isThere(file)) throw new BackupRefusal('file-in-the-way', file);
  if (withKeys && !(await isThere(files.keyFile))) throw new BackupRefusal('key-missing', files.keyFile);
  const database = openDatabase(databaseUrl, { connections: 2 });
  try {
    const at = await installationTime(database.db);
    const written = await writeBackup(file, secret, { databaseUrl, files, withKeys, at, progress }, cost);
    await recordRun(database.db, { kind: 'backup', by, takenAt: at, file, withKeys, ...written });
    return { ...written, at };
  } finally {
    await database.close();
  }
}

export interface CheckedBackup {
  readonly head: BackupHead;
  readonly manifest: Manifest;
  /** The master key's file, word for word; null in a backup without keys. */
  readonly key: string | null;
}

/** Reads a backup to its end: every byte is authentic, every table and file is what its total says. */
export async function checkBackup(
  file: string,
  secret: Secret,
  progress: (bytes: number) => void = () => undefined,
): Promise<CheckedBackup> {
  if (!(await isThere(file))) throw new BackupRefusal('no-backup', file);
  let key: string | null = null;
  const nothing = async () => undefined;
  const reader = {
    head: nothing,
    table: nothing,
    file: async ({ kind }: { kind: string }, bytes: AsyncIterable<Buffer>) => {
      if (kind !== 'key') return;
      key = '';
      for await (const piece of bytes) key += piece.toString('utf8');
    },
  };
  const found = await readBackup(file, secret, reader, progress);
  return { ...found, key };
}
