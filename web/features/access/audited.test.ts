import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { audited } from './audited.ts';

const modules = fileURLToPath(new URL('../../../server/modules', import.meta.url));

test('every act that the server audits by name can be chosen', () => {
  const sources = globSync('**/*.ts', { cwd: modules, exclude: ['**/*.test.ts', '**/*.api.ts'] });
  const named = sources.flatMap((file) => {
    const text = readFileSync(join(modules, file), 'utf8');
    return [...text.matchAll(/\baudit\((?:call|\{[^;]*?\}), '([a-z.-]+)'/g)].map(([, id]) => id);
  });
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((id) => !audited.some((known) => known === id))).toEqual([]);
});
