import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '../../server/test/server-process.ts';
import { beside, type Measurement, median } from '../measurement.ts';
import { makeInstallation, openDatabaseOf } from './installation.ts';

const starts = 5;
const idleSeconds = 30;
const memoryBoundMb = 250;

/** The product from its process to `ready` on data that is there; and its own memory once it has been idle. */
export async function* measureStarting(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  let running: ReturnType<typeof startServer> | undefined;
  const stop = async () => {
    running?.child.kill('SIGTERM');
    await running?.ended;
  };
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let number = 0; number < starts; number += 1) {
      bare.push(await bareStart(() => openDatabaseOf(installation)));
      const began = performance.now();
      running = startServer({ TONGLI_DATA: installation.path });
      await running.ready();
      ours.push(performance.now() - began);
      if (number < starts - 1) await stop();
    }
    const cold = { name: 'platform.cold_start_ms', value: median(ours), unit: 'ms' };
    yield beside(cold, 'node -e 0, then PostgreSQL', median(bare));
    await sleep(idleSeconds * 1000);
    const memory = { name: 'platform.idle_memory_mb', value: residentMb(running?.child.pid), unit: 'MB' };
    yield beside(memory, 'bound', memoryBoundMb);
  } finally {
    await stop();
    installation.remove();
  }
}

/** What no program on Node and PostgreSQL can be faster than. */
async function bareStart(open: () => Promise<{ stop(): Promise<void> }>): Promise<number> {
  const began = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  const database = await open();
  const took = performance.now() - began;
  await database.stop();
  return took;
}

/** Of the process alone, without its database. */
function residentMb(pid = 0): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}
