import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as formula from './index.ts';

const modules = { '@tongli/formula': formula };

it('shows an example that prints what it says', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const said = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, words]) => words);
  const printed: string[] = [];
  const body = example.replace(/^import (\{.*\}) from '(.*)';$/gm, "const $1 = modules['$2'];");
  const log = (...words: unknown[]) => printed.push(words.join(' '));
  new Function('modules', 'console', body)(modules, { log });
  expect(said.length).toBeGreaterThan(3);
  expect(printed).toEqual(said);
});
