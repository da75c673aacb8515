import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  allowedLicences,
  clientNotices,
  type Lock,
  noticesFile,
  noticesOf,
  readLock,
  serverNotices,
} from './notices-file.ts';

test('THIRD-PARTY-NOTICES.md names what is installed', () => {
  const told = readFileSync(new URL('../THIRD-PARTY-NOTICES.md', import.meta.url), 'utf8');
  expect(told, 'run node scripts/notices-file.ts').toBe(noticesFile(readLock()));
});

test('no licence asks for more than to be named', () => {
  const lock = readLock();
  const all = [...clientNotices(lock), ...serverNotices(lock)];
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ licence }) => !allowedLicences.includes(licence))).toEqual([]);
});

const lock: Lock = {
  packages: {
    web: { dependencies: { shown: '1', contracts: '1' } },
    contracts: { dependencies: { checked: '1' } },
    'node_modules/contracts': { resolved: 'contracts', link: true },
    'node_modules/shown': {
      version: '1.0.0',
      license: 'MIT',
      dependencies: { deep: '1' },
      peerDependencies: { asked: '1', spared: '1' },
      peerDependenciesMeta: { spared: { optional: true } },
    },
    'node_modules/shown/node_modules/deep': { version: '2.0.0', license: 'ISC' },
    'node_modules/deep': { version: '1.0.0', license: 'GPL-3.0' },
    'node_modules/asked': { version: '1.0.0' },
    'node_modules/spared': { version: '1.0.0', license: 'MIT' },
    'node_modules/checked': { version: '1.0.0', license: 'MIT' },
    'node_modules/only-tests': { version: '1.0.0', license: 'MIT' },
  },
};

test('what is needed is found as Node finds it, through one’s own packages, and a missing licence shows', () => {
  expect(noticesOf(lock, ['web'])).toEqual([
    { name: 'asked', version: '1.0.0', licence: 'none' },
    { name: 'checked', version: '1.0.0', licence: 'MIT' },
    { name: 'deep', version: '2.0.0', licence: 'ISC' },
    { name: 'shown', version: '1.0.0', licence: 'MIT' },
  ]);
});
