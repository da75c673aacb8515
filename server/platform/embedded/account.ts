import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { StartRefusal } from './refusal.ts';

const CAPABILITIES = '+dac_override,+dac_read_search';

/** How database programs are started: PostgreSQL refuses to run as root, so root hands it to an unprivileged account. */
export interface Account {
  /** The program and arguments to spawn so that `program` runs as the account. */
  command(program: string, args: string[]): [program: string, args: string[]];
  spawnOptions: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
  /** Gives the account ownership of a file or folder; nothing when it is our own account. */
  own(path: string): void;
}

const OWN_ACCOUNT: Account = {
  command: (program, args) => [program, args],
  spawnOptions: { cwd: '/' },
  own: () => {},
};

/** @param paths what the account must be able to reach: the data folder's parent and the database programs */
export function databaseAccount(paths: string[]): Account {
  if (process.getuid?.() !== 0) return OWN_ACCOUNT;
  const { uid, gid } = unprivileged();
  const own = (path: string) => chownSync(path, uid, gid);
  if (paths.every((path) => canReach(path, uid, gid))) {
    return { ...OWN_ACCOUNT, spawnOptions: { uid, gid, cwd: '/' }, own };
  }
  requireSetpriv(paths);
  return {
    command: (program, args) => ['setpriv', [...reachAll(uid, gid), program, ...args]],
    spawnOptions: { cwd: '/' },
    own,
  };
}

function unprivileged(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw new StartRefusal(
    'The server runs as root, and there is no account "postgres" or "nobody" to run its database as.',
    'Start the server from an ordinary account, or create one for the database: useradd --system postgres.',
  );
}

function idOf(which: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [which, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function canReach(path: string, uid: number, gid: number): boolean {
  return spawnSync('test', ['-r', path, '-a', '-x', path], { uid, gid, cwd: '/' }).status === 0;
}

/** A home folder is often closed to other accounts; two capabilities let the database pass through it and nothing more. */
function reachAll(uid: number, gid: number): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${CAPABILITIES}`,
    `--ambient-caps=${CAPABILITIES}`,
    '--securebits=+no_setuid_fixup',
  ];
}

function requireSetpriv(paths: string[]): void {
  if (spawnSync('setpriv', ['--version']).status === 0) return;
  throw new StartRefusal(
    `The server runs as root, and its database, which must not, cannot enter ${paths.join(' or ')}.`,
    'Open the parent folders (chmod o+x), install util-linux, or start the server from an ordinary account.',
  );
}
