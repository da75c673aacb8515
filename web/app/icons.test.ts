import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { features } from './features.ts';

const web = fileURLToPath(new URL('..', import.meta.url));
const { resolve } = createRequire(import.meta.resolve('@ant-design/icons'));

const used = () =>
  globSync('{app,features,ui}/**/*.{ts,tsx}', { cwd: web }).flatMap((file) => [
    ...readFileSync(`${web}/${file}`, 'utf8').matchAll(/icons\/es\/icons\/(\w+)'/g),
  ]);

test('no icon brings a style element, which the page’s policy does not let in', () => {
  const names = [...new Set(used().map(([, name = '']) => name))];
  expect(names.length).toBeGreaterThan(10);
  const styled = names.filter((name) =>
    readFileSync(resolve(`@ant-design/icons-svg/es/asn/${name}.js`), 'utf8').includes('"style"'),
  );
  expect(styled).toEqual([]);
});

test('no two pages of a group have the same icon, which is all that is left of them where the navigation is folded', () => {
  const pages = new Map<string, Set<string>>();
  for (const { group, icon, path } of features.flatMap(({ navigation }) => navigation)) {
    const key = `${group} ${icon}`;
    pages.set(key, (pages.get(key) ?? new Set()).add(path));
  }
  expect([...pages.values()].filter((paths) => paths.size > 1).map((paths) => [...paths])).toEqual([]);
});
