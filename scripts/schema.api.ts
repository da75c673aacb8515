import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectedTables, leftoverTables } from './schema.ts';

test('the tables that the code sees and the schema that people read are those of the migrations (else run `npm run schema`)', async () => {
  const expected = await expectedTables();
  const outdated = leftoverTables(expected);
  for (const [file, content] of expected) {
    const path = new URL(`../${file}`, import.meta.url);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== content) outdated.push(file);
  }
  expect(outdated).toEqual([]);
});
