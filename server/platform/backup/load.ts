import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf, connect, isMigrationList, nameOf, quoted, readTables, type TableInBackup } from './catalogue.ts';
import type { BackupHead, TableTotal } from './content.ts';
import { readRows } from './dump.ts';
import { BackupRefusal } from './refusal.ts';
import { RowSum } from './row-sum.ts';

const marker = 'tongli_unfinished_restore';

/** Refuses a database that holds anything, and marks it until `finish`: no server opens what was restored in part. */
export async function claimEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(`
    select n.nspname as schema from pg_namespace n
    where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
      or exists (select from pg_class c where c.relnamespace = n.oid and n.nspname = 'public')
    order by n.nspname = '${marker}' desc`);
  if (rows[0]?.schema === marker) throw new BackupRefusal('restore-unfinished');
  if (rows.length > 0) throw new BackupRefusal('database-not-empty');
  await client.query(`create schema ${marker}`);
}

/** Whether a restore into this database was begun and not finished. */
export async function isHalfRestored(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regnamespace('${marker}') is not null as there`);
  return rows[0]?.there ?? false;
}

export const finish = (client: pg.Client) => client.query(`drop schema ${marker}`);

/** The tables that a prepared database offers, freed of what would hinder rows that come in no particular order. */
export interface Loading {
  load(table: TableInBackup, rows: AsyncIterable<Buffer>): Promise<void>;
  /** Puts foreign keys and triggers back, which proves every reference. */
  restoreRules(head: BackupHead): Promise<void>;
}

export async function openLoading(client: pg.Client): Promise<Loading> {
  const offered = new Map((await readTables(client)).map((table) => [nameOf(table), table]));
  const loaded = [...offered.values()].filter((table) => !isMigrationList(table));
  const rules = await suspendRules(client);
  if (loaded.length > 0) await client.query(`truncate table ${loaded.map(quoted).join(', ')}`);
  return {
    load: async (table, rows) => {
      const target = offered.get(nameOf(table));
      if (!target) throw new BackupRefusal('unknown-table', nameOf(table));
      const unknown = table.columns.find((column) => !target.columns.includes(column));
      if (unknown !== undefined) throw new BackupRefusal('unknown-column', `${nameOf(table)}.${unknown}`);
      if (isMigrationList(table)) return;
      for (const part of table.partitions)
        await client.query(`create table if not exists ${quoted(part)} partition of ${quoted(table)} ${part.bound}`);
      await pipeline(rows, client.query(copyFrom(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`)));
    },
    restoreRules: async ({ sequences }) => {
      for (const statement of rules) await client.query(statement);
      for (const { schema, name, last } of sequences)
        await client.query('select setval($1::regclass, $2::bigint)', [quoted({ schema, name }), last]);
      await client.query('analyze');
    },
  };
}

/** Takes foreign keys away and silences triggers, as an owner may. Returns the statements that bring them back. */
async function suspendRules(client: pg.Client): Promise<string[]> {
  const keys = await client.query<{ table: string; name: string; definition: string }>(`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and c.conparentid = 0 and n.nspname not like 'pg\\_%' order by 1, 2`);
  const triggers = await client.query<{ table: string; name: string }>(`
    select t.tgrelid::regclass::text as table, t.tgname as name from pg_trigger t
    where not t.tgisinternal and t.tgenabled = 'O' and t.tgparentid = 0 order by 1, 2`);
  for (const { table, name } of keys.rows)
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  for (const { table, name } of triggers.rows)
    await client.query(`alter table ${table} disable trigger ${pg.escapeIdentifier(name)}`);
  return [
    ...keys.rows.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
    ),
    ...triggers.rows.map(({ table, name }) => `alter table ${table} enable trigger ${pg.escapeIdentifier(name)}`),
  ];
}

export interface Comparison extends TableTotal {
  readonly found: { readonly rows: number; readonly checksum: string };
  readonly same: boolean;
}

/** Reads every restored table back and compares it with what the backup says of it. */
export async function compareTables(
  url: string,
  tables: readonly TableInBackup[],
  totals: readonly TableTotal[],
): Promise<Comparison[]> {
  const client = await connect(url);
  try {
    const compared: Comparison[] = [];
    for (const table of tables.filter((one) => !isMigrationList(one))) {
      const total = totals.find((one) => one.table === nameOf(table));
      if (!total) throw new BackupRefusal('damaged', nameOf(table));
      const found = new RowSum();
      for await (const piece of readRows(client, table)) found.add(piece);
      const same = found.rows === total.rows && found.checksum === total.checksum;
      compared.push({ ...total, found: { rows: found.rows, checksum: found.checksum }, same });
    }
    return compared;
  } finally {
    await client.end();
  }
}
