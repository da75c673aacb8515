import { defineConfig } from 'vitest/config';

// unit: pure, no database. api: the real PostgreSQL, a cluster per worker. story: a real browser. proof: what takes minutes.
export default defineConfig({
  test: {
    // The identity provider of the tests talks to its own developers.
    onConsoleLog: (log) => !log.startsWith('oidc-provider '),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{engines,contracts,server,web,cli,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', 'scripts/fixtures/**'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'api',
          include: ['server/**/*.api.ts', 'scripts/*.api.ts'],
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
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'proof',
          include: ['{server,scripts}/**/*.proof.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
