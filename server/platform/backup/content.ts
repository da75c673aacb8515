import { z } from 'zod';
import { sequenceInBackup } from './catalogue.ts';

/** The first frame: where and when the backup was made, and what a restore must prepare. */
export const backupHead = z.object({
  format: z.literal(1),
  /** By the installation's clock. */
  at: z.iso.datetime(),
  migrations: z.array(z.object({ id: z.string(), checksum: z.string() })),
  sequences: z.array(sequenceInBackup),
  withKeys: z.boolean(),
});
export type BackupHead = z.infer<typeof backupHead>;

export const tableTotal = z.object({ table: z.string(), rows: z.number().int(), checksum: z.string() });
export type TableTotal = z.infer<typeof tableTotal>;

/** `key` is the master key's file, `anchor` the heads of the audit chain, `blob` what attachments consist of. */
export const fileInBackup = z.object({ kind: z.enum(['key', 'anchor', 'blob']), path: z.string() });
export type FileInBackup = z.infer<typeof fileInBackup>;

export const fileTotal = fileInBackup.extend({ bytes: z.number().int(), sha256: z.string() });
export type FileTotal = z.infer<typeof fileTotal>;

/** The last frame: everything that was written, counted. */
export const manifest = z.object({ tables: z.array(tableTotal), files: z.array(fileTotal) });
export type Manifest = z.infer<typeof manifest>;
