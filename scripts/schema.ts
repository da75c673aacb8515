// Writes server/**/tables.ts, the shape of each schema's tables for the typed query builder, and server/**/schema.sql, the whole
// schema to be read and compared, from a database that was just migrated. Each module sees its own tables only.
// Writes server/migrations.sha256 too, so that what was released stays as it was.
import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { openDatabase } from '../server/platform/database/database.ts';
import { migrate } from '../server/platform/database/migrate.ts';
import { freshDatabase, withTemplate } from '../server/test/cluster.ts';
import { migrationFolders, modules } from '../server/wiring.ts';
import { changedSince, committedMigrations, migrationsFile, migrationsPath } from './migrations-file.ts';
import { schemaFile } from './schema-file.ts';
import { type Column, tablesFile } from './tables-file.ts';

const columnsOf = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type",
         not a.attnotnull as "nullable",
         a.atthasdef and a.attidentity = '' and a.attgenerated = '' as "defaulted",
         a.attidentity <> '' or a.attgenerated <> '' as "generated"
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

async function readTables(url: string): Promise<Map<string, string>> {
  const client = new pg.Client(url);
  await client.connect();
  const files = new Map<string, string>();
  for (const schema of ['platform', ...modules.map((module) => module.name)]) {
    const { rows } = await client.query<Column>(columnsOf, [schema]);
    const place = schema === 'platform' ? 'server/platform/database' : `server/modules/${schema}`;
    files.set(`${place}/tables.ts`, tablesFile(schema, rows));
    files.set(`${place}/schema.sql`, await schemaFile(client, schema));
  }
  await client.end();
  return files;
}

/** The files as they should be: made from a database that holds this release's schema and nothing else. */
export async function expectedTables(): Promise<Map<string, string>> {
  const template = await withTemplate('schema', async (url) => {
    const database = openDatabase(url, { connections: 2 });
    await migrate(database.pool, migrationFolders);
    await database.close();
  });
  const { url, drop } = await freshDatabase(template);
  const files = await readTables(url);
  await drop();
  return files;
}

/** Of migrations that were committed none may change: an installation that applied one would refuse to start. */
async function recordMigrations(): Promise<void> {
  const found = await migrationsFile();
  const changed = changedSince(committedMigrations(), found);
  if (changed.length > 0)
    throw new Error(`Changed since it was committed: ${changed.join(', ')}. Write a new migration.`);
  writeFileSync(new URL(`../${migrationsPath}`, import.meta.url), found);
}

if (import.meta.main) {
  await recordMigrations();
  for (const [file, content] of await expectedTables()) writeFileSync(new URL(`../${file}`, import.meta.url), content);
  process.exit(0);
}
