import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pino from 'pino';
import { openHouse } from '../house.ts';
import { followMachine } from '../platform/clock/clock.ts';
import { type Embedded, startEmbedded } from '../platform/embedded/index.ts';
import { afterMyEnd } from '../platform/embedded/keeper.ts';
import { system } from '../platform/permissions/actor.ts';
import { readMasterKey } from '../platform/personal/master-key.ts';
import { inTransaction } from '../sample/live.ts';
import { foundOrganisation } from '../sample/organisation.ts';

const copy = promisify(execFile);
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A server as its users start it: a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Resolves to the line that begins so; rejects with what it said when it ends before. */
  line(beginning: string): Promise<string>;
  /** The address it serves, once it does. */
  ready(): Promise<string>;
  /** Resolves to the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** What it wrote to stderr so far. */
  complaints(): string;
}

export function startServer(
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): ServerProcess {
  const env = { PATH: process.env.PATH ?? '', PORT: '0', ...environment };
  const child = spawn(process.execPath, [main, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => (code ?? signal) as number | string);
  const line = async (beginning: string): Promise<string> => {
    const over = ended.then((how) => Promise.reject(new Error(`ended (${how}): ${lines.join('\n')}\n${errors}`)));
    over.catch(() => undefined);
    for (;;) {
      const found = lines.find((one) => one.startsWith(beginning));
      if (found !== undefined) return found;
      await Promise.race([once(reader, 'line'), over]);
    }
  };
  return { child, line, ended, complaints: () => errors, ready: async () => (await line('ready ')).slice(6) };
}

export interface DataFolder {
  readonly path: string;
  remove(): void;
}

export function makeDataFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'tongli-server-'));
  chmodSync(path, 0o755); // the database may run as another account
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

let founded: Promise<string> | undefined;

/**
 * The sample centre's people without a past: an installation that lives already and starts at once. The first of a process is made, the
 * others are copies of it, with whom its files belong to: making the database and its tables takes seconds.
 */
export async function foundInstallation(folder: string): Promise<void> {
  founded ??= foundOnce();
  await copy('cp', ['-a', `${await founded}/.`, folder]);
}

async function foundOnce(): Promise<string> {
  const { path } = makeDataFolder();
  afterMyEnd('rm -rf "$1"', [path]);
  await found(path);
  return path;
}

async function found(folder: string): Promise<void> {
  const database = await openEmbedded(folder);
  const house = await openHouse({
    databaseUrl: database.url,
    masterKey: await readMasterKey(join(folder, 'keys', 'master.key'), database.url),
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock: { mode: 'stepped', at: new Date() },
    secureCookies: false,
    blobFolder: join(folder, 'files'),
  });
  await inTransaction(house.floor, system('test'), new Date(), foundOrganisation);
  await followMachine(house.floor.db);
  await house.close();
  await database.stop();
}

export const openEmbedded = (folder: string): Promise<Embedded> => startEmbedded(join(folder, 'postgres'));
