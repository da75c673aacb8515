import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { refusalFromLog, StartRefusal } from './refusal.ts';

const STOP_MS = 60_000;
const ATTEMPTS = 20;
const RETRY_MS = 250;
/** Another program took the port first, or the last processes of a killed database are still leaving. */
const PASSING_TROUBLE = /could not bind|Address already in use|pre-existing shared memory block|is still in use/;

export interface Address {
  /** On 127.0.0.1. */
  port: number;
  /** The folder of the socket; empty where there is none. */
  socket: string;
}

export interface Postmaster extends Address {
  child: ChildProcess;
  pid: number;
  /** The last lines it logged. */
  log(): string;
}

/** Starts the database on a free port of 127.0.0.1 and waits until it accepts connections. */
export async function launch(
  postgres: string,
  folder: string,
  settings: Record<string, string>,
  account: Account,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const started = spawnPostmaster(postgres, folder, { ...settings, port: String(port) }, account, port);
    if (await isReady(started)) return started;
    const log = started.log();
    if (attempt === ATTEMPTS || !PASSING_TROUBLE.test(log)) throw refusalFromLog(log, folder, 'started');
    await sleep(RETRY_MS);
  }
}

function spawnPostmaster(
  postgres: string,
  folder: string,
  settings: Record<string, string>,
  account: Account,
  port: number,
): Postmaster {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, args] = account.command(postgres, ['-D', folder, ...options]);
  // Detached: Ctrl-C in a terminal reaches the whole group, and the server must end its own work before its database ends.
  const child = spawn(program, args, { ...account.spawnOptions, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const lines: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > 200) lines.shift();
      if (line.includes('ready to accept connections')) child.emit('ready');
    });
  }
  const socket = settings.unix_socket_directories ?? '';
  return { child, pid: child.pid ?? 0, port, socket, log: () => lines.join('\n') };
}

async function isReady({ child }: Postmaster): Promise<boolean> {
  return await Promise.race([
    once(child, 'ready').then(() => true), // rejects when the program cannot be spawned
    once(child, 'close').then(() => false),
  ]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Stops the database that a killed server left on the folder, and clears its pid file.
 * The caller holds the folder's lock, so whatever is found here belongs to nobody any more.
 */
export async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return;
  if (worksIn(pid, folder)) {
    process.kill(pid, 'SIGINT');
    await gone(pid, folder);
  }
  // The number may meanwhile belong to a stranger, for whose sake PostgreSQL would refuse to start.
  rmSync(pidFile, { force: true });
  // A killed one leaves its socket, and the next one listens on another port.
  for (const name of readdirSync(folder)) if (name.startsWith('.s.PGSQL.')) rmSync(join(folder, name));
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Where the folder's running database listens: the fourth and the fifth line of its pid file. */
export function readAddress(folder: string): Address | null {
  try {
    const [, , , line, socket = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const port = Number(line);
    return Number.isInteger(port) && port > 0 ? { port, socket } : null;
  } catch {
    return null;
  }
}

/** A postmaster's working folder is its data folder: that tells it from a stranger with a reused number. */
function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

async function gone(pid: number, folder: string): Promise<void> {
  const deadline = performance.now() + STOP_MS;
  while (worksIn(pid, folder)) {
    if (performance.now() > deadline) {
      throw new StartRefusal(
        `The database that a killed server left behind (process ${pid}) does not stop.`,
        `Look at its disk; as a last resort end it with kill -QUIT ${pid} and start again.`,
      );
    }
    await sleep(20);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when the process is gone. */
export async function stopPostmaster({ child }: Postmaster): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  await exit;
}
