import { dirname, resolve } from 'node:path';
import { databaseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { existingPassword, initialise, isInitialised, prepareParent, USER } from './initialise.ts';
import { afterMyEnd, letGo } from './keeper.ts';
import { isLocked, lockFolder } from './lock.ts';
import { launch, type Postmaster, readPort, stopLeftover, stopPostmaster } from './postmaster.ts';

export { isInitialised } from './initialise.ts';
export { StartRefusal } from './refusal.ts';

export interface EmbeddedOptions {
  /** Default true. False trades safety after a power cut for speed: for tests only. */
  durable?: boolean;
  /** PostgreSQL settings that override the defaults below. */
  settings?: Record<string, string>;
  /** Told once, with its last log lines, when the database ends although nobody asked it to. */
  onExit?: (log: string) => void;
}

export interface Embedded {
  /** With account and password; the database named `postgres`. */
  url: string;
  /** Process number of the database. */
  pid: number;
  /** Fast shutdown; resolves when the database has exited and the folder is free for another server. */
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  jit: 'off',
};

const DURABLE = { shared_buffers: '256MB' };

const FAST = {
  shared_buffers: '64MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Its workers would hold template databases open while they are cloned.
  autovacuum: 'off',
};

/**
 * Starts the PostgreSQL that npm installed on `dataFolder`, creating the database at first. One server at a time: a
 * second is refused, and what a killed one left behind is stopped first. The database ends with this process.
 *
 * Beside the data folder lie its password (`.password`, readable by the server alone), its lock and the holder's number.
 *
 * @throws StartRefusal with one sentence and a remedy
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const folder = resolve(dataFolder);
  const durable = options.durable ?? true;
  prepareParent(folder);
  const lock = lockFolder(folder);
  try {
    const { initdb, postgres } = findBinaries();
    const account = databaseAccount([dirname(folder), dirname(postgres)]);
    const password = initialise(folder, initdb, account, durable);
    await stopLeftover(folder);
    const settings = { ...SETTINGS, ...(durable ? DURABLE : FAST), ...options.settings };
    const postmaster = await launch(postgres, folder, settings, account);
    const url = urlOf(password, postmaster.port);
    return { url, pid: postmaster.pid, stop: keep(postmaster, lock.release, options.onExit) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The database of a data folder for a while, beside a server that runs on it or, where none does, started for the purpose.
 * Nothing is created: null where the folder holds no database.
 */
export async function reachEmbedded(dataFolder: string): Promise<{ url: string; stop(): Promise<void> } | null> {
  const folder = resolve(dataFolder);
  const running = findRunning(folder);
  if (running) return { url: running, stop: async () => undefined };
  return isInitialised(folder) ? startEmbedded(folder) : null;
}

/** The address of the database that another process keeps running on the folder. */
export function findRunning(dataFolder: string): string | null {
  const folder = resolve(dataFolder);
  if (!isInitialised(folder) || !isLocked(folder)) return null;
  const port = readPort(folder);
  return port === null ? null : urlOf(existingPassword(folder), port);
}

const urlOf = (password: string, port: number) => `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;

/** Ties the database's life to this process. Returns the function that ends both cleanly. */
function keep(postmaster: Postmaster, release: () => void, onExit: EmbeddedOptions['onExit']): () => Promise<void> {
  const { child } = postmaster;
  const keeper = afterMyEnd('kill -INT "$1"', [String(postmaster.pid)]);
  let stopping = false;
  child.once('exit', () => {
    keeper.kill('SIGKILL');
    release();
    if (!stopping) onExit?.(postmaster.log());
  });
  child.unref();
  letGo(child.stderr);
  return async () => {
    stopping = true;
    child.ref();
    await stopPostmaster(postmaster);
  };
}
