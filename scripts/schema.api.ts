import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectedTables } from './schema.ts';

test('the tables that the code sees and the schema that people read are those of the migrations (else run `npm run schema`)', async () => {
  const outdated: string[] = [];
  for (const [file, content] of await expectedTables()) {
    const path = new URL(`../${file}`, import.meta.url);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== content) outdated.push(file);
  }
  expect(outdated).toEqual([]);
});
