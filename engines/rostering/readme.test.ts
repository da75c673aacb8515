import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as rostering from './index.ts';

it('shows an example that prints what it says', async () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const said = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, words]) => words);
  const printed: string[] = [];
  const body = example.replace(/^import (\{.*\}) from '.*';$/m, 'const $1 = rostering;');
  const log = (...words: unknown[]) => printed.push(words.join(' '));
  await new Function('rostering', 'console', `return (async () => {${body}})();`)(rostering, { log });
  expect(said).toHaveLength(2);
  expect(printed).toEqual(said);
});
