import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { fileRefusal, refusalFromLog, StartRefusal } from './refusal.ts';

export const USER = 'tongli';
const MAJOR = '18';

/** Makes the folder that will hold the data folder and the files beside it. */
export function prepareParent(folder: string): void {
  try {
    // Parents stay enterable: the database may run as another account.
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  } catch (error) {
    throw fileRefusal(error, folder);
  }
}

/** Creates the cluster in `folder` unless it is there already. Returns the password of its only account. */
export function initialise(folder: string, initdb: string, account: Account, durable: boolean): string {
  if (isInitialised(folder)) return existingPassword(folder);
  refuseForeignFiles(folder);
  try {
    return create(folder, initdb, account, durable);
  } catch (error) {
    throw fileRefusal(error, folder);
  }
}

export const isInitialised = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'));

export function existingPassword(folder: string): string {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new StartRefusal(
      `The data folder ${folder} was written by PostgreSQL ${version}, and this server brings PostgreSQL ${MAJOR}.`,
      'Restore a backup into a new data folder; the files themselves cannot be read by another major version.',
    );
  }
  try {
    return readFileSync(passwordFile(folder), 'utf8').trim();
  } catch (error) {
    throw new StartRefusal(
      `The database password in ${passwordFile(folder)} cannot be read.`,
      'Restore the file from the backup that belongs to this data folder.',
      error,
    );
  }
}

function refuseForeignFiles(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new StartRefusal(
    `The data folder ${folder} holds files that are no database.`,
    'Choose an empty or new folder; nothing in this one was touched.',
  );
}

/** Works in a folder beside and renames it at the end, so an interrupted creation never looks like a database. */
function create(folder: string, initdb: string, account: Account, durable: boolean): string {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  account.own(draft);
  const password = writePassword(folder);
  account.own(passwordFile(folder));
  const [program, args] = account.command(initdb, initdbArguments(draft, folder, durable));
  const { status, stderr, error } = spawnSync(program, args, { ...account.spawnOptions, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw refusalFromLog(stderr, folder, 'created');
  }
  takeBack(passwordFile(folder));
  renameSync(draft, folder);
  return password;
}

function initdbArguments(draft: string, folder: string, durable: boolean): string[] {
  return [
    `--pgdata=${draft}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile(folder)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    // The built-in provider sorts the same after every upgrade of the operating system.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync', '--no-data-checksums']),
  ];
}

function passwordFile(folder: string): string {
  return `${folder}.password`;
}

function writePassword(folder: string): string {
  const password = randomBytes(24).toString('base64url');
  rmSync(passwordFile(folder), { force: true });
  writeFileSync(passwordFile(folder), `${password}\n`, { mode: 0o600 });
  return password;
}

function takeBack(file: string): void {
  if (process.getuid && process.getgid) chownSync(file, process.getuid(), process.getgid());
}
