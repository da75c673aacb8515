/** Why a backup cannot be made, read or restored; the command line has the words for each. */
export type BackupTrouble =
  | 'no-backup'
  | 'newer-format'
  | 'wrong-kind-of-secret'
  | 'wrong-secret'
  | 'damaged'
  | 'newer-release'
  | 'other-migration'
  | 'unknown-table'
  | 'unknown-column'
  | 'database-in-use'
  | 'database-not-empty'
  | 'restore-unfinished'
  | 'key-in-the-way'
  | 'key-missing'
  | 'file-in-the-way';

/** An operator can act on it: a code and what it concerns, never prose. */
export class BackupRefusal extends Error {
  override name = 'BackupRefusal';
  readonly code: BackupTrouble;
  readonly about: string;
  constructor(code: BackupTrouble, about = '', cause?: unknown) {
    super(`${code} ${about}`.trim(), cause === undefined ? undefined : { cause });
    this.code = code;
    this.about = about;
  }
}
