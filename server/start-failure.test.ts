import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';
import { explain } from './start-failure.ts';

const embedded = readSettings({}, '/srv');
const elsewhere = readSettings({ DATABASE_URL: 'postgres://ann@db/tongli' }, '/srv');
const trouble = (code: string, detail: object = {}) => Object.assign(new Error('trouble'), { code, ...detail });
const full = 'The disk that holds /srv/data is full. Free some space or move the data folder to a larger disk.';

test.each([
  ['the disk is full', trouble('ENOSPC', { syscall: 'write' }), embedded, full],
  ['the database’s disk is full', trouble('53100'), embedded, full],
  ['it fills up during a migration', new Error('Migration a failed', { cause: trouble('53100') }), embedded, full],
  [
    'the folder is of another account',
    trouble('EACCES', { syscall: 'mkdir' }),
    embedded,
    /cannot be written \(EACCES\)/,
  ],
  ['the disk is read-only', trouble('EROFS', { syscall: 'open' }), embedded, /cannot be written \(EROFS\)/],
  ['the port is taken', trouble('EADDRINUSE', { syscall: 'listen' }), embedded, /^Port 8420 is in use/],
  ['no connection is left', trouble('53300'), elsewhere, /has no connection left. Raise its max_connections/],
  ['the account is refused', trouble('28P01'), elsewhere, /refuses this account. Check user and password/],
] as const)('when %s, one line says so', (_, error, settings, sentence) => {
  const said = explain(error, settings);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch('\n');
});

test('a defect shows its trace', () => {
  expect(explain(new TypeError('x is not a function'), embedded)).toMatch('start-failure.test.ts');
});
