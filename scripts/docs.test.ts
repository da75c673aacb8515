import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  'SECURITY.md',
  'STYLE.md',
  'docs/tour.md',
  'docs/add-a-feature.md',
  'docs/glossary.md',
  'docs/operations.md',
  'docs/flows.md',
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

test('README fits on one screen of a careful reader', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(80);
});
