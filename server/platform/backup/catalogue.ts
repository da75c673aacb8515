import pg from 'pg';
import { z } from 'zod';
import { longReadingLock } from '../audit/long-reading.ts';

/** What a backup says of a table, by the database's own catalogue: no list of tables is kept anywhere. */
export const tableInBackup = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  /** Of a partitioned table: its parts with the bounds that PostgreSQL prints. */
  partitions: z.array(z.object({ schema: z.string(), name: z.string(), bound: z.string() })),
});
export type TableInBackup = z.infer<typeof tableInBackup>;

export const sequenceInBackup = z.object({ schema: z.string(), name: z.string(), last: z.string() });
export type SequenceInBackup = z.infer<typeof sequenceInBackup>;

const ours = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;

const tablesOf = `
  select n.nspname as schema, c.relname as name,
    (select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select coalesce(json_agg(json_build_object('schema', pn.nspname, 'name', p.relname,
        'bound', pg_get_expr(p.relpartbound, p.oid)) order by p.relname), '[]')
      from pg_inherits i join pg_class p on p.oid = i.inhrelid join pg_namespace pn on pn.oid = p.relnamespace
      where i.inhparent = c.oid and p.relispartition) as partitions
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('r', 'p') and not c.relispartition
  order by 1, 2`;

const sequencesOf = `
  select schemaname as schema, sequencename as name, last_value::text as last from pg_sequences
  where last_value is not null and schemaname not like 'pg\\_%' order by 1, 2`;

export async function readTables(client: pg.ClientBase): Promise<TableInBackup[]> {
  const { rows } = await client.query(tablesOf);
  return z.array(tableInBackup).parse(rows);
}

export async function readSequences(client: pg.ClientBase): Promise<SequenceInBackup[]> {
  const { rows } = await client.query(sequencesOf);
  return z.array(sequenceInBackup).parse(rows);
}

export const quoted = ({ schema, name }: { schema: string; name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

export const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`;

export const columnsOf = ({ columns }: TableInBackup): string => columns.map(pg.escapeIdentifier).join(', ');

/** Which migrations a database or a library has applied is written by applying them, never loaded. */
export const isMigrationList = ({ name }: { name: string }): boolean => /^migrations?$/.test(name);

/** Reads as of one instant, for as long as it takes, and prints every value in one way. */
export async function openSnapshot(url: string): Promise<pg.Client> {
  const client = await connect(url);
  // Before the snapshot, and until the connection ends.
  await client.query('select pg_advisory_lock_shared($1)', [longReadingLock]);
  await client.query('begin isolation level repeatable read read only');
  return client;
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongli-operator' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`
    set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
    set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'`);
  return client;
}
