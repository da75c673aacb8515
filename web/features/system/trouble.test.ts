import type { SystemStatus } from '@tongli/contracts/system';
import { expect, test } from 'vitest';
import { bytesText, troublesOf } from './trouble.ts';

const well: SystemStatus = {
  release: '0.1.0',
  at: '2026-03-02T02:00:00Z',
  clock: 'real',
  database: { version: '18.4', bytes: 1 },
  log: { sealed: 10, unsealed: 0 },
  audit: { sealed: 5, unsealed: 0 },
  auditCheck: { at: '2026-03-02T00:00:00Z', intact: true, entries: 5, position: null },
  backup: { at: '2026-03-01T02:00:00Z', by: 'ann', fileName: 'a', bytes: 1 },
  flows: [{ name: 'a', behind: 0, waitingSince: null, parked: 0 }],
  jobs: { waiting: 1, running: 1, failed: 0 },
  overdueTimers: [],
  voice: 'off',
};
const flow = (change: object) => ({ flows: [{ name: 'a', behind: 1, waitingSince: null, parked: 0, ...change }] });

test.each([
  ['nothing', {}, []],
  ['a fact that waits for a moment', flow({ waitingSince: '2026-03-02T01:59:30Z' }), []],
  ['a fact that waits for long', flow({ waitingSince: '2026-03-02T01:58:00Z' }), ['flows-behind']],
  ['a parked fact', flow({ parked: 1 }), ['parked']],
  ['a failed job', { jobs: { waiting: 0, running: 0, failed: 1 } }, ['failed-jobs']],
  ['a late timer', { overdueTimers: [{ name: 'a', dueAt: well.at }] }, ['timers-overdue']],
  ['no backup yet', { backup: null }, ['no-backup']],
  ['an old backup', { backup: { ...well.backup, at: '2026-02-20T00:00:00Z' } }, ['old-backup']],
  [
    'a broken chain before all',
    { auditCheck: { ...well.auditCheck, intact: false }, backup: null },
    ['audit-broken', 'no-backup'],
  ],
])('%s', (_, change, troubles) => {
  expect(troublesOf({ ...well, ...change } as SystemStatus)).toEqual(troubles);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_536_000, '1.5 MB'],
  [123_456_789, '123 MB'],
  [9_876_543_210_000_000, '9877 TB'],
])('%i bytes', (bytes, text) => {
  expect(bytesText(bytes, (value, digits = 0) => value.toFixed(digits))).toBe(text);
});
