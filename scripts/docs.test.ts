import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'STYLE.md',
  'docs/tour.md',
  'docs/add-a-feature.md',
  'docs/glossary.md',
  'docs/operations.md',
  'docs/flows.md',
  'docs/guide/administrator.md',
  'docs/guide/agent.md',
  'docs/guide/complaint-manager.md',
  'docs/guide/handler.md',
  'docs/guide/improvement-team.md',
  'docs/guide/team-leader.md',
  'web/README.md',
];

/** Targets of links in a page, relative to the root; addresses outside are left alone. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
}

test.each(pages)('every link in %s leads somewhere', (page) => {
  expect(linksOf(page).filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

test.each(['README.md', 'README.zh-CN.md'])('%s fits on one screen of a careful reader', (page) => {
  expect(readFileSync(join(root, page), 'utf8').split('\n').length).toBeLessThanOrEqual(80);
});

const words = (language: 'zh-CN' | 'en'): string =>
  [
    join(root, `web/app/catalogue.${language}.json`),
    ...globSync(join(root, `web/features/*/catalogue.${language}.json`)),
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join();

/** In the guides of the roles, pages and acts stand in bold: their names in both languages, as the client has them. */
test.each(['administrator', 'agent', 'complaint-manager', 'handler', 'improvement-team', 'team-leader'])(
  'the guide of the %s names pages as they are called',
  (role) => {
    const guide = readFileSync(join(root, `docs/guide/${role}.md`), 'utf8');
    const named = [...guide.matchAll(/\*\*([A-Za-z][A-Za-z -]*) (\p{Script=Han}+)\*\*/gu)];
    const [chinese, english] = [words('zh-CN'), words('en').toLowerCase()];
    const unknown = named.filter(
      ([, en = '', zh = '']) => !chinese.includes(zh) || !english.includes(en.toLowerCase()),
    );
    expect(unknown.map(([bold]) => bold)).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  },
);

test('each decision has a number of its own, and its title says it', () => {
  const files = readdirSync(join(root, 'docs/decisions')).toSorted();
  expect(new Set(files.map((file) => file.slice(0, 4))).size).toBe(files.length);
  const titles = files.map((file) => readFileSync(join(root, 'docs/decisions', file), 'utf8').slice(0, 8));
  expect(titles).toEqual(files.map((file) => `# ${file.slice(0, 4)} ·`));
});
