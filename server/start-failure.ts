import { SchemaMismatch } from './platform/database/migrate.ts';
import { isFull } from './platform/database/trouble.ts';
import { diskFull, fileRefusal, StartRefusal } from './platform/embedded/refusal.ts';
import type { Settings } from './settings.ts';

/** What a server on the wrong end of DATABASE_URL says, by PostgreSQL's code or the system's. */
const databaseTroubles: readonly (readonly [RegExp, string, string])[] = [
  [/^28/, 'The database of DATABASE_URL refuses this account.', 'Check user and password in it.'],
  [/^3D000$/, 'The database that DATABASE_URL names does not exist.', 'Create it, or correct the name.'],
  [/^42501$/, 'The account in DATABASE_URL may not create schemas.', 'Give it the right CREATE on the database.'],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03)$/,
    'The database of DATABASE_URL cannot be reached.',
    'Check that it runs and that host and port are right.',
  ],
  [/^53300$/, 'The database of DATABASE_URL has no connection left.', 'Raise its max_connections.'],
];

/** What an operator can act on is one sentence and a remedy; anything else is a defect and shows its trace. */
export function explain(error: unknown, settings: Settings | null): string {
  const refusal = settings ? asRefusal(error, settings) : error;
  if (refusal instanceof StartRefusal) return `${refusal.message} ${refusal.remedy}`.trim();
  if (refusal instanceof SchemaMismatch) return refusal.message;
  return refusal instanceof Error ? (refusal.stack ?? refusal.message) : String(refusal);
}

function asRefusal(error: unknown, settings: Settings): unknown {
  if (isFull(error) || (error instanceof Error && isFull(error.cause))) return diskFull(settings.dataFolder, error);
  const { code = '', syscall = '', hostname } = error as { code?: string; syscall?: string; hostname?: string };
  if (syscall === 'listen' || (syscall === 'getaddrinfo' && hostname === settings.host))
    return listenRefusal(code, settings) ?? error;
  const trouble = settings.databaseUrl === null ? undefined : databaseTroubles.find(([codes]) => codes.test(code));
  if (trouble) return new StartRefusal(trouble[1], trouble[2], error);
  return syscall ? fileRefusal(error, settings.dataFolder) : error;
}

function listenRefusal(code: string, { host, port }: Settings): StartRefusal | null {
  if (code === 'EADDRINUSE')
    return new StartRefusal(`Port ${port} is in use.`, 'Stop the other program or set PORT to another number.');
  if (code === 'EACCES') return new StartRefusal(`Port ${port} needs more rights.`, 'Set PORT to a number above 1023.');
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new StartRefusal(
      `HOST is "${host}", which is no address of this machine.`,
      'Give 127.0.0.1 for this machine alone, or 0.0.0.0 for all who can reach it.',
    );
  return null;
}
