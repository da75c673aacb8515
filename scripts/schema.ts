// Writes server/**/tables.ts and server/**/tables/, the shape of each schema's tables for the typed query builder, and server/**/schema.sql, the whole
// schema to be read and compared, from a database that was just migrated. Each module sees its own tables only.
// Writes server/migrations.sha256 too, so that what was released stays as it was.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase } from '../server/platform/database/database.ts';
import { migrate } from '../server/platform/database/migrate.ts';
import { freshDatabase, withTemplate } from '../server/test/cluster.ts';
import { migrationFolders } from '../server/wiring.ts';
import { changedSince, committedMigrations, migrationsFile, migrationsPath } from './migrations-file.ts';
import { schemaFile } from './schema-file.ts';
import { type Column, tablesFiles } from './tables-file.ts';

const columnsOf = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type",
         not a.attnotnull as "nullable",
         a.atthasdef and a.attidentity = '' and a.attgenerated = '' as "defaulted",
         a.attidentity <> '' or a.attgenerated <> '' as "generated"
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

const placeOf = (schema: string) => (schema === 'platform' ? 'server/platform/database' : `server/modules/${schema}`);
const inTree = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Each table of a schema with the subject it belongs to: the name of the migration that made it, without its number. */
function readSubjects(folder: URL): ReadonlyMap<string, string> {
  const subjects = new Map<string, string>();
  for (const file of readdirSync(folder).sort())
    for (const [, table] of readFileSync(new URL(file, folder), 'utf8').matchAll(/^create table \w+\.(\w+)/gm))
      if (table) subjects.set(table, file.replace(/^\d+_|\.sql$/g, '').replaceAll('_', '-'));
  return subjects;
}

async function readTables(url: string): Promise<Map<string, string>> {
  const client = new pg.Client(url);
  await client.connect();
  const files = new Map<string, string>();
  for (const { name: schema, folder } of migrationFolders) {
    const { rows } = await client.query<Column>(columnsOf, [schema]);
    const place = placeOf(schema);
    const subjects = readSubjects(folder);
    const sources = tablesFiles(schema, rows, (table) => subjects.get(table) ?? schema);
    for (const [name, content] of sources) files.set(`${place}/${name}`, content);
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

/** Files that were once written and are no longer: their subject has another name, or its tables went back into one file. */
export function leftoverTables(expected: ReadonlyMap<string, string>): string[] {
  return migrationFolders.flatMap(({ name }) => {
    const folder = `${placeOf(name)}/tables`;
    if (!existsSync(inTree(folder))) return [];
    return readdirSync(inTree(folder)).flatMap((file) =>
      expected.has(`${folder}/${file}`) ? [] : [`${folder}/${file}`],
    );
  });
}

function write(path: string, content: string): void {
  mkdirSync(dirname(inTree(path)), { recursive: true });
  writeFileSync(inTree(path), content);
}

/** Of migrations that were committed none may change: an installation that applied one would refuse to start. */
async function recordMigrations(): Promise<void> {
  const found = await migrationsFile();
  const changed = changedSince(committedMigrations(), found);
  if (changed.length > 0)
    throw new Error(`Changed since it was committed: ${changed.join(', ')}. Write a new migration.`);
  write(migrationsPath, found);
}

if (import.meta.main) {
  await recordMigrations();
  const files = await expectedTables();
  for (const [path, content] of files) write(path, content);
  for (const path of leftoverTables(files)) rmSync(inTree(path));
  process.exit(0);
}
