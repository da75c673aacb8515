import { randomUUID } from 'node:crypto';
import type { Installation } from './installation.ts';
import { audit } from './platform/audit/audit.ts';
import { installationTime } from './platform/backup/run.ts';
import { openDatabase } from './platform/database/database.ts';
import { system } from './platform/permissions/actor.ts';
import { readKeyFile, readMasterKey } from './platform/personal/master-key.ts';
import { type Rotation, rotateMasterKey } from './platform/personal/rotation.ts';

/** Changes the master key of an installation, whose server may be at work, and leaves a trace of it. */
export async function rotateKeys(
  { databaseUrl, files }: Installation,
  by: string,
  progress: (keys: number) => void,
): Promise<Rotation> {
  // Refuses a missing or foreign key file in the words of the start.
  await readMasterKey(files.keyFile, databaseUrl);
  const versions = await readKeyFile(files.keyFile);
  if (!versions) throw new Error(`the key file ${files.keyFile} was there and is gone`);
  const database = openDatabase(databaseUrl, { connections: 3 });
  try {
    const now = await installationTime(database.db);
    const rotation = await rotateMasterKey(database.db, files.keyFile, versions, now, progress);
    await database.db.transaction().execute((tx) => {
      const who = { tx, now, actor: system(`operator:${by}`), requestId: randomUUID() };
      return audit(who, 'platform.rotate-keys', { type: 'master-key', id: String(rotation.version) });
    });
    return rotation;
  } finally {
    await database.close();
  }
}
