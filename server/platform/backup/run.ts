import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { audit } from '../audit/audit.ts';
import { type ClockMode, clockOf } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import { system } from '../permissions/actor.ts';
import type { Manifest } from './content.ts';

export interface BackupRun {
  readonly kind: 'backup' | 'restore';
  readonly by: string;
  readonly takenAt: Date;
  readonly file: string;
  readonly bytes: number;
  readonly withKeys: boolean;
  readonly manifest: Manifest;
}

/** The installation's time as its own clock row says it. */
export async function installationTime(db: Database): Promise<Date> {
  const { mode } = await db.selectFrom('platform.clock').select('mode').executeTakeFirstOrThrow();
  return clockOf(mode as ClockMode).now(db);
}

/** Leaves a row and an audit entry about a backup or a restore that has come to its end. */
export async function recordRun(db: Database, run: BackupRun): Promise<void> {
  const now = await installationTime(db);
  const id = randomUUID();
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('platform.backup_run')
      .values({
        id,
        kind: run.kind,
        at: now,
        by_name: run.by,
        taken_at: run.takenAt,
        file_name: basename(run.file),
        bytes: run.bytes,
        table_count: run.manifest.tables.length,
        row_count: rowsOf(run.manifest),
        file_count: run.manifest.files.length,
        with_keys: run.withKeys,
      })
      .execute();
    const actor = system(`operator:${run.by}`);
    await audit(
      { tx, now, actor, requestId: id },
      `platform.${run.kind}`,
      { type: 'backup-run', id },
      basename(run.file),
    );
  });
}

export const rowsOf = ({ tables }: Manifest): number => tables.reduce((total, { rows }) => total + rows, 0);
