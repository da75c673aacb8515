import { readdirSync, readFileSync } from 'node:fs';
import type { OperationWords } from './platform/http/openapi/document.ts';

const folder = new URL('./openapi-words/', import.meta.url);

type Words = OperationWords[string];

function wordsOf(file: string): [string, Words][] {
  const area = file.replace('.json', '');
  const words = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, Words>;
  return Object.entries(words).map(([name, said]) => [`${area}.${name}`, said]);
}

/** What each operation does, for readers of the interface's description; a file an area, `{ "lodge": { "zh", "en" } }`. */
export const readOperationWords = (): OperationWords =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap(wordsOf),
  );
