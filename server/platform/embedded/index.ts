import { dirname, join, resolve } from 'node:path';
import { databaseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { existingPassword, initialise, isInitialised, prepareParent, USER } from './initialise.ts';
import { afterMyEnd, letGo } from './keeper.ts';
import { isLocked, lockFolder } from './lock.ts';
import { type Address, launch, type Postmaster, readAddress, stopLeftover, stopPostmaster } from './postmaster.ts';

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
  // Whoever may not enter the data folder reaches no socket in it; the password is asked for all the same.
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  jit: 'off',
};

/** macOS has the shortest addresses, of 104 bytes with the zero at their end. */
const longestSocket = 103;

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
    const settings = {
      ...SETTINGS,
      unix_socket_directories: socketFolder(folder),
      ...(durable ? DURABLE : FAST),
      ...options.settings,
    };
    const postmaster = await launch(postgres, folder, settings, account);
    const url = urlOf(password, postmaster);
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
  const address = readAddress(folder);
  return address === null ? null : urlOf(existingPassword(folder), address);
}

/**
 * By the socket in the data folder where there is one: a question and its answer take half of the time that they take over
 * TCP. A program that does not know `host` finds the same database by the rest of the address.
 */
function urlOf(password: string, { port, socket }: Address): string {
  const query = socket === '' ? '' : `?host=${encodeURIComponent(socket)}`;
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres${query}`;
}

/** The data folder, or nowhere: the system's addresses of sockets hold a hundred bytes or so. */
function socketFolder(folder: string): string {
  const longest = join(folder, '.s.PGSQL.65535');
  return Buffer.byteLength(longest) <= longestSocket && !/[,"]/.test(folder) ? folder : '';
}

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
