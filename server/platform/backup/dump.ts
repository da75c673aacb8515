import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { columnsOf, nameOf, openSnapshot, quoted, readSequences, readTables, type TableInBackup } from './catalogue.ts';
import type { BackupHead, FileInBackup, FileTotal, Manifest, TableTotal } from './content.ts';
import { type InstallationFiles, isThere, listBlobs, readBytes } from './files.ts';
import { frame, jsonFrame } from './frames.ts';
import { RowSum } from './row-sum.ts';

export interface DumpOptions {
  readonly databaseUrl: string;
  readonly files: InstallationFiles;
  readonly withKeys: boolean;
  readonly at: Date;
  /** Told the bytes of rows and files read so far. */
  readonly progress: (bytes: number) => void;
}

/** Counts what the frames carried, while they pass. */
export interface Dump {
  readonly frames: AsyncIterable<Buffer>;
  readonly manifest: Manifest;
}

/**
 * Everything of an installation as frames: the rows of every table of every schema as of one instant, then the files.
 * The anchors are read before that instant, so that none of them is ahead of the chain; blobs after it, because a blob
 * is on disk before its row.
 */
export function dump(options: DumpOptions): Dump {
  const manifest = { tables: [] as TableTotal[], files: [] as FileTotal[] };
  return { manifest, frames: write(options, manifest) };
}

async function* write(options: DumpOptions, manifest: { tables: TableTotal[]; files: FileTotal[] }) {
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    options.progress(done);
  };
  const anchors = await collect(readBytes(options.files.anchorFile));
  const client = await openSnapshot(options.databaseUrl);
  try {
    yield jsonFrame('head', await describe(client, options));
    for (const table of await readTables(client)) manifest.tables.push(yield* writeTable(client, table, count));
    // The snapshot ends here, the lock of the connection does not: the blobs that its rows name stay until they are read.
    await client.query('commit');
    yield* writeFiles(options.files, { withKeys: options.withKeys, anchors }, manifest, count);
  } finally {
    await client.end();
  }
  yield jsonFrame('end', manifest);
}

async function describe(client: pg.Client, { at, withKeys }: DumpOptions): Promise<BackupHead> {
  const migrations = await client.query<{ id: string; checksum: string }>(
    'select id, checksum from platform.migration order by id',
  );
  return {
    format: 1,
    at: at.toISOString(),
    migrations: migrations.rows,
    sequences: await readSequences(client),
    withKeys,
  };
}

/** The rows as COPY prints them. */
export function readRows(client: pg.Client, table: TableInBackup): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy (select ${columnsOf(table)} from ${quoted(table)}) to stdout`));
}

async function* writeTable(client: pg.Client, table: TableInBackup, count: (bytes: number) => void) {
  yield jsonFrame('table', table);
  const sum = new RowSum();
  for await (const piece of readRows(client, table)) {
    sum.add(piece);
    count(piece.length);
    yield frame('rows', piece);
  }
  const total = { table: nameOf(table), rows: sum.rows, checksum: sum.checksum };
  yield jsonFrame('table-end', total);
  return total;
}

async function* writeFiles(
  files: InstallationFiles,
  { withKeys, anchors }: { withKeys: boolean; anchors: Buffer },
  manifest: { files: FileTotal[] },
  count: (bytes: number) => void,
) {
  const { keyFile } = files;
  if (withKeys && (await isThere(keyFile)))
    manifest.files.push(yield* writeFile({ kind: 'key', path: 'master.key' }, readBytes(keyFile), count));
  manifest.files.push(yield* writeFile({ kind: 'anchor', path: 'audit.anchor' }, [anchors], count));
  for await (const { kind, path, place } of listBlobs(files))
    manifest.files.push(yield* writeFile({ kind, path }, readBytes(place), count));
}

async function* writeFile(
  file: FileInBackup,
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  count: (bytes: number) => void,
) {
  yield jsonFrame('file', file);
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    digest.update(piece);
    bytes += piece.length;
    count(piece.length);
    yield frame('bytes', piece);
  }
  const total = { ...file, bytes, sha256: digest.digest('hex') };
  yield jsonFrame('file-end', total);
  return total;
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
