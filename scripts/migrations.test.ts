import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changedSince, migrationsFile, migrationsPath } from './migrations-file.ts';

test('no migration was changed or lost: installations have applied them (a new one is recorded by `npm run schema`)', async () => {
  const recorded = readFileSync(new URL(`../${migrationsPath}`, import.meta.url), 'utf8');
  const found = await migrationsFile();
  expect(changedSince(recorded, found)).toEqual([]);
  expect(found).toBe(recorded);
});

test('a changed and a lost migration are named, a new one is not', () => {
  const line = (digit: string, id: string) => `${digit.repeat(64)}  ${id}\n`;
  const before = line('a', 'work/1.sql') + line('b', 'work/2.sql') + line('c', 'work/3.sql');
  const after = line('a', 'work/1.sql') + line('d', 'work/2.sql') + line('e', 'work/4.sql');
  expect(changedSince(before, after)).toEqual(['work/2.sql', 'work/3.sql']);
});
