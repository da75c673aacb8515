import { accessSync, constants, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/suite/longest-first.ts';

/** Linux's folder in memory: creating and dropping the files of a database takes a third of the time it takes on a disk. */
const memory = '/dev/shm';
/** What the databases, browsers and files of one run need, twice over. */
const enoughBytes = 4 * 2 ** 30;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= enoughBytes;
  } catch {
    return false;
  }
}

// Whoever names a folder knows better.
if (process.env.TMPDIR === undefined && hasRoom(memory)) process.env.TMPDIR = memory;

// unit: pure, no database. api: the real PostgreSQL, a cluster per worker. story: a real browser. proof: what takes minutes.
export default defineConfig({
  test: {
    // The identity provider of the tests talks to its own developers.
    onConsoleLog: (log) => !log.startsWith('oidc-provider '),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{engines,contracts,server,media,web,cli,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', 'scripts/fixtures/**'],
          environment: 'node',
          // Half of the time of as many processes as files: what they import is read once.
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'api',
          include: ['{server,media}/**/*.api.ts', 'scripts/*.api.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'story',
          include: ['stories/**/*.story.ts'],
          pool: 'forks',
          // One process for all of them: the centre's past is lived once, and one browser serves every story.
          isolate: false,
          maxWorkers: 1,
          maxConcurrency: 3,
          // As long as one waits for a page: what is asked for comes at once, unless the machine has other things to do.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'proof',
          include: ['{server,media,scripts,stories,engines/routing,engines/text}/**/*.proof.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
