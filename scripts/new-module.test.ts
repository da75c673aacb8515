import { copyFileSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { refusalOf } from './new-module/refusal.ts';
import { filesOf, pluralOf } from './new-module/template.ts';
import { missingAnchors } from './new-module/wiring.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The map of the house, and of its modules none but org. */
const planned = mkdtempSync(join(tmpdir(), 'tongli-new-module-'));
copyFileSync(join(root, 'architecture.json'), join(planned, 'architecture.json'));
mkdirSync(join(planned, 'server/modules/org'), { recursive: true });
afterAll(() => rmSync(planned, { recursive: true }));

test.each([
  [undefined, undefined, 'Say the name of the module'],
  ['wishes', 'wish', 'There is no module "wishes" on the map: architecture.json lists access, org'],
  ['org', 'unit', 'The module org exists already'],
  ['floor', 'Sheet', '"Sheet" is no name for a thing'],
  ['floor', 'base', '"base" is a word that this house does not use'],
  ['floor', 'event', '"event" is taken'],
])('%s %s is refused in a sentence', (name, noun, sentence) => {
  expect(refusalOf(planned, name, noun)).toContain(sentence);
});

test('a module that stands on the map and is not built is let through', () => {
  expect(refusalOf(planned, 'floor', 'sheet')).toBeNull();
});

test.each([
  ['article', 'articles'],
  ['inquiry', 'inquiries'],
  ['survey', 'surveys'],
  ['process', 'processes'],
])('many of %s are %s', (noun, nouns) => {
  expect(pluralOf(noun)).toBe(nouns);
});

test('every place for a word is filled, and the shape is the one that modules have', () => {
  const files = filesOf({ module: 'floor', noun: 'sheet' });
  expect([...files.values()].join('\n')).not.toMatch(/__\w+?__/);
  const made = [...files.keys()].filter((file) => file.startsWith('server/')).sort();
  expect(made).toEqual([
    'server/modules/floor/README.md',
    'server/modules/floor/commands.ts',
    'server/modules/floor/floor.api.ts',
    'server/modules/floor/index.ts',
    'server/modules/floor/manifest.ts',
    'server/modules/floor/migrations/0001_floor.sql',
    'server/modules/floor/queries.ts',
    'server/modules/floor/routes.ts',
    'server/modules/floor/sheet.test.ts',
    'server/modules/floor/sheet.ts',
    'server/modules/floor/store.ts',
  ]);
  expect(files.has('contracts/floor/index.ts')).toBe(true);
});

test('the house still has every line beside which a new module puts its own', () => {
  expect(missingAnchors(root)).toEqual([]);
});

const guide = readFileSync(join(root, 'docs/add-a-feature.md'), 'utf8');

/** Paths that a page names in code style; a star stands for one name. */
const named = [...guide.matchAll(/`((?:[\w.-]+|\*)(?:\/(?:[\w.*-]+))+)`/g)].map(([, path = '']) => path);

test('every file that docs/add-a-feature.md names exists', () => {
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(join(root, path)) && globSync(path, { cwd: root }).length === 0)).toEqual(
    [],
  );
});
