import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const house = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${house}${path}`, 'utf8');

const sentences = new Set(
  globSync('web/{app,features/*}/catalogue.zh-CN.json', { cwd: house }).flatMap((path) =>
    Object.keys((JSON.parse(read(path)) as { problem?: object }).problem ?? {}).map((key) =>
      key.replace(/_(one|other)$/, ''),
    ),
  ),
);

test('whoever is refused reads why: each code that the server says has a sentence', () => {
  const sources = globSync('server/{modules,platform}/**/*.ts', { cwd: house }).filter(
    (path) => !/\.(api|test)\.ts$/.test(path),
  );
  const codes = sources.flatMap((path) =>
    [...read(path).matchAll(/refuse\(\s*'([a-z0-9-]+)'/g)].map(([, code]) => code),
  );
  expect(codes.length).toBeGreaterThan(100);
  expect([...new Set(codes)].filter((code) => !sentences.has(code ?? ''))).toEqual([]);
});
