import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { audited } from './audited.ts';
import english from './catalogue.en.json' with { type: 'json' };
import chinese from './catalogue.zh-CN.json' with { type: 'json' };

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

test('whatever an act is about has a name in both languages', () => {
  const sources = globSync('**/*.ts', { cwd: modules, exclude: ['**/*.test.ts', '**/*.api.ts'] });
  const types = sources.flatMap((file) => {
    const text = readFileSync(join(modules, file), 'utf8');
    const said = /\baudit\((?:call|\{[^;]*?\}), '[a-z.-]+',\s*\{\s*type: '([a-z-]+)'/g;
    return [said, /subjectOf = \([^)]*\)[^=]*=> \(\{ type: '([a-z-]+)'/g].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([, type = '']) => type),
    );
  });
  expect(types.length).toBeGreaterThan(30);
  for (const words of [chinese, english])
    expect([...new Set(types)].filter((type) => !(type in words.audit.of))).toEqual([]);
});
