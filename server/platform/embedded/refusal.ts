import { writeFileSync } from 'node:fs';

/** The database cannot start here. `message` says why in one sentence, `remedy` what the operator can do about it. */
export class StartRefusal extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StartRefusal';
    this.remedy = remedy;
  }
}

/** Turns a failed file operation on `path` into the sentence an operator can act on; other errors pass unchanged. */
export function fileRefusal(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return unwritable(path, code, error);
  }
  return error;
}

export function unwritable(path: string, reason: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    `The data folder ${path} cannot be written (${reason}).`,
    'Give the account that runs the server write access to it, or choose another data folder.',
    cause,
  );
}

export function diskFull(path: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    `The disk that holds ${path} is full.`,
    'Free some space or move the data folder to a larger disk.',
    cause,
  );
}

/** A failed start as a refusal that names the first reason the database gave; all it said is kept in `<folder>.log`. */
export function refusalFromLog(log: string, folder: string, action: 'created' | 'started'): StartRefusal {
  if (/no space left on device|disk quota exceeded|check free disk space/i.test(log)) return diskFull(folder, log);
  const file = `${folder}.log`;
  writeFileSync(file, log, { mode: 0o600 });
  const complaint = log.split('\n').find((line) => /(FATAL|PANIC|error):/i.test(line));
  const reason = complaint?.replace(/^.*?(FATAL|PANIC|error):\s*/i, '') ?? 'it ended without saying why';
  return new StartRefusal(
    `The database in ${folder} could not be ${action}: ${reason.trim()}.`,
    `Its own words are in ${file}; if its files are damaged, restore the last backup.`,
  );
}
