import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { listMigrations } from '../server/platform/database/migrate.ts';
import { migrationFolders } from '../server/wiring.ts';

export const migrationsPath = 'server/migrations.sha256';
const root = fileURLToPath(new URL('..', import.meta.url));

/** Every migration with its checksum, as an installation keeps it of what it has applied. */
export async function migrationsFile(): Promise<string> {
  const migrations = [...(await listMigrations(migrationFolders))].map(([id, checksum]) => `${checksum}  ${id}\n`);
  return migrations.sort((a, b) => (a.slice(64) < b.slice(64) ? -1 : 1)).join('');
}

/** Those of the earlier file that are not the same in the later one. */
export function changedSince(earlier: string, later: string): string[] {
  const kept = new Set(later.split('\n'));
  return earlier.split('\n').flatMap((line) => (line === '' || kept.has(line) ? [] : line.slice(66)));
}

/** The file as it was committed last; empty where nothing was, or where this is no checkout. */
export function committedMigrations(): string {
  try {
    const show = ['show', `HEAD:${migrationsPath}`];
    return execFileSync('git', show, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
