import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const server = fileURLToPath(new URL('.', import.meta.url));

/** Of locks by one number; those by two of them are told apart by their keys. */
const named = /\b\w*Lock = (7_420_\d{3});/g;

test('no two locks of the house have the same number: who waits for one would wait for the other', () => {
  const numbers = globSync('**/*.ts', { cwd: server }).flatMap((file) =>
    [...readFileSync(`${server}${file}`, 'utf8').matchAll(named)].map((found) => found[1]),
  );
  expect(numbers.length).toBeGreaterThan(6);
  expect(numbers.filter((one, index) => numbers.indexOf(one) !== index)).toEqual([]);
});
