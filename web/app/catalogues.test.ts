import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('..', import.meta.url));
const find = (pattern: string) => globSync(pattern, { cwd: web, exclude: ['dist/**', 'node_modules/**'] }).sort();

type Words = Map<string, string>;

function flatten(value: unknown, path: string[], words: Words): Words {
  if (typeof value === 'string') words.set(path.join('.'), value);
  else for (const [key, inner] of Object.entries(value as object)) flatten(inner, [...path, key], words);
  return words;
}

const read = (file: string) => flatten(JSON.parse(readFileSync(join(web, file), 'utf8')), [], new Map());
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const keysOf = (words: Words) => [...new Set([...words.keys()].map(withoutPlural))].sort();

const chinese = find('{app,features/*}/catalogue.zh-CN.json');
const catalogues = chinese.map((file) => {
  const english = file.replace('zh-CN', 'en');
  return { file, english, folder: basename(dirname(file)), zh: read(file), en: read(english) };
});
const known = new Set(catalogues.flatMap(({ zh }) => keysOf(zh)));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

const sources = find('{api,app,ui,features}/**/*.{ts,tsx}')
  .filter((file) => !file.includes('.test.'))
  .map((file) => ({ file, text: withoutComments(readFileSync(join(web, file), 'utf8')) }));

/** Keys that a source names in whole: `t('…')`, and the labels of a manifest. */
function namedKeys({ file, text }: { file: string; text: string }): string[] {
  const calls = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]!);
  const labels = basename(file) === 'manifest.ts' ? [...text.matchAll(/label: '([^']+)'/g)].map((m) => m[1]!) : [];
  return [...calls, ...labels];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Keys of which a source names the fixed parts: `` t(`x.state.${state}`) ``. */
function namedPatterns({ text }: { text: string }): RegExp[] {
  return [...text.matchAll(/\bt\(\s*`([^`]+)`/g)].map(
    (match) =>
      new RegExp(
        `^${match[1]!
          .split(/\$\{[^}]*\}/)
          .map(escaped)
          .join('.+')}$`,
      ),
  );
}

const placeholders = (words: Words, key: string) =>
  [...words]
    .filter(([name]) => withoutPlural(name) === key)
    .flatMap(([, text]) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!))
    .filter((name, index, all) => all.indexOf(name) === index)
    .sort();

test.each(catalogues)('$file says the same in both languages', ({ zh, en }) => {
  expect(keysOf(en)).toEqual(keysOf(zh));
  for (const key of keysOf(zh)) expect(`${key} ${placeholders(en, key)}`).toBe(`${key} ${placeholders(zh, key)}`);
  for (const words of [zh, en]) expect([...words].filter(([, text]) => !text.trim())).toEqual([]);
});

test.each(catalogues.filter(({ folder }) => folder !== 'app'))('$file keeps to its own words', ({ folder, zh }) => {
  const roots = new Set([...zh.keys()].map((key) => key.split('.')[0]));
  for (const root of roots) expect([folder, 'problem', 'field']).toContain(root);
});

test('an agent is called by the word of the glossary', () => {
  const otherwise = catalogues.flatMap(({ zh, file }) =>
    [...zh].filter(([, text]) => text.includes('坐席')).map(([key]) => `${file}: ${key}`),
  );
  expect(otherwise).toEqual([]);
});

test('no key stands in two catalogues', () => {
  const all = catalogues.flatMap(({ zh, file }) => keysOf(zh).map((key) => ({ key, file })));
  const first = new Map(all.map(({ key, file }) => [key, file]));
  expect(all.filter(({ key, file }) => first.get(key) !== file)).toEqual([]);
});

test('no source names a key that is missing', () => {
  const missing = sources.flatMap((source) => [
    ...namedKeys(source)
      .filter((key) => !known.has(key))
      .map((key) => `${source.file}: ${key}`),
    ...namedPatterns(source)
      .filter((pattern) => ![...known].some((key) => pattern.test(key)))
      .map((pattern) => `${source.file}: ${pattern}`),
  ]);
  expect(missing.join('\n')).toBe('');
});

test('no key is unused', () => {
  const patterns = sources.flatMap(namedPatterns);
  const literals = new Set(sources.flatMap(({ text }) => [...text.matchAll(/'([^'\n]+)'/g)].map((match) => match[1]!)));
  const unused = [...known].filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused.join('\n')).toBe('');
});

test('words for people stand in catalogues, not in sources', () => {
  const spoken = sources.filter(({ text }) => /[\u3400-\u9fff]/.test(text)).map(({ file }) => file);
  expect(spoken).toEqual([]);
});
