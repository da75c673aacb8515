import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { diskFull, fileRefusal, StartRefusal, unwritable } from './refusal.ts';

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

export interface FolderLock {
  release(): void;
}

/**
 * Makes this process the only server on the data folder, or refuses.
 *
 * Node has no flock, but the SQLite inside it locks its file through the kernel: such a lock is taken atomically and ends
 * with the process that holds it, so neither kill -9 nor a reused process number can leave it behind. The number of
 * the holder is written beside it for the message alone.
 */
export function lockFolder(folder: string): FolderLock {
  const holderFile = `${folder}.pid`;
  const held = openExclusively(folder, () => refusal(folder, holderFile));
  try {
    writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    held.close();
    throw fileRefusal(error, folder);
  }
  return { release: () => held.close() };
}

/** Whether a process holds the folder now. */
export function isLocked(folder: string): boolean {
  if (!existsSync(`${folder}.lock`)) return false;
  try {
    openExclusively(folder, () => refusal(folder, `${folder}.pid`)).close();
    return false;
  } catch (error) {
    if (error instanceof StartRefusal) return true;
    throw error;
  }
}

function openExclusively(folder: string, busy: () => StartRefusal): DatabaseSync {
  const file = `${folder}.lock`;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    chmodSync(file, 0o600); // whoever may read the file could lock it
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
    if (code === SQLITE_BUSY) throw busy();
    if (code === SQLITE_FULL) throw diskFull(folder, error);
    throw unwritable(folder, error instanceof Error ? error.message : String(error), error);
  }
}

function refusal(folder: string, holderFile: string): StartRefusal {
  const holder = readHolder(holderFile);
  return new StartRefusal(
    `Another running server${holder ? ` (process ${holder})` : ''} already uses the data folder ${folder}.`,
    'Stop that server first, or give this one its own data folder.',
  );
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
