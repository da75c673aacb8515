import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LONGEST } from './longest-first.ts';

test('what is begun first is there', () => {
  expect(LONGEST.filter((file) => !existsSync(file))).toEqual([]);
});
