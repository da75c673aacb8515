import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'template');

export interface Names {
  readonly module: string;
  readonly noun: string;
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** How the word reads for many. */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Puts a module's words where a text holds their place. */
export function fill(text: string, { module, noun }: Names): string {
  const nouns = pluralOf(noun);
  const words: Readonly<Record<string, string>> = {
    module,
    Module: capital(module),
    noun,
    Noun: capital(noun),
    nouns,
    Nouns: capital(nouns),
  };
  return text.replace(/__(module|Module|nouns?|Nouns?)__/g, (_, place: string) => words[place] ?? '');
}

/** The files of a new module by their path from the root. */
export function filesOf(names: Names): Map<string, string> {
  const templates = globSync('**/*.txt', { cwd: folder }).sort();
  return new Map(
    templates.map((path) => [placeOf(path, names), fill(readFileSync(join(folder, path), 'utf8'), names)]),
  );
}

function placeOf(template: string, { module, noun }: Names): string {
  const path = template
    .replace(/\.txt$/, '')
    .replace(/\bnoun\b/, noun)
    .replace(/\/api\.ts$/, `/${module}.api.ts`)
    .replace('0001_module', `0001_${module}`);
  return path.startsWith('contracts/')
    ? path.replace('contracts/', `contracts/${module}/`)
    : path.replace('module/', `server/modules/${module}/`);
}
