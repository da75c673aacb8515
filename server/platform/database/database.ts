import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { preparingClient } from './prepared.ts';
import type { PlatformTables } from './tables.ts';

/** A connection pool seen through the platform's own tables; a module adds its tables by `withTables`. */
export type Database = Kysely<PlatformTables>;
export type Tx = Transaction<PlatformTables>;

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
/** xid8 stays text: it may pass 2^53. */
const statementLimits = '-c statement_timeout=20000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000';

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly connections?: number;
  readonly readOnly?: boolean;
  /** Commits do not wait for the disk: for what begins anew where it is cut off. */
  readonly hurried?: boolean;
}

export function openDatabase(
  url: string,
  { connections = 12, readOnly = false, hurried = false }: DatabaseOptions = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    Client: preparingClient(),
    types,
    // A transaction's begin goes with its first statement.
    pipeline: true,
    options: `-c timezone=UTC -c default_transaction_read_only=${readOnly} ${statementLimits}${hurried ? ' -c synchronous_commit=off' : ''}`,
    application_name: 'tongli',
  });
  // A dropped connection is replaced on the next use, and the work on it fails by itself; but an error that nobody listens
  // to would end the process, and the pool listens only while a connection is idle.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
