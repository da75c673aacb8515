import type { Field } from './importable.ts';

export type Mapping = Readonly<Record<string, string>>;

/** One spelling for a column's name: letters and digits only, lower case, half width. */
export const fold = (column: string): string =>
  column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Alike enough to be guessed; what is guessed wrong is a choice to correct, what is not guessed is a choice to make. */
const alike = 0.6;
/** More than any likeness. */
const known = 1.5;

const pairs = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));

/** How alike two folded names are, 0 to 1: the share of neighbouring signs that both have (Dice), or that one holds the other. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  if (a.includes(b) || b.includes(a))
    return Math.max(0.5, Math.min(a.length, b.length) / Math.max(a.length, b.length)) + 0.15;
  const [left, right] = [pairs(a), pairs(b)];
  const shared = left.filter((pair) => right.includes(pair)).length;
  return (2 * shared) / (left.length + right.length);
}

interface Guess {
  readonly column: string;
  readonly field: string;
  readonly score: number;
}

/**
 * The field that each column most likely stands for, each given once: as it was the last time, by a name that is known, or
 * by a name that is like one. Columns that are like nothing are left out.
 */
export function suggestMapping(
  columns: readonly string[],
  { fields, namesOnly = false }: { readonly fields: readonly Field[]; readonly namesOnly?: boolean },
  /** Field by folded column name; `''`: it was left out. */
  remembered: ReadonlyMap<string, string>,
): Mapping {
  const least = namesOnly ? known : alike;
  const guesses = columns
    .flatMap((column) => guessesFor(column, fields, remembered))
    .filter(({ score }) => score >= least);
  const found: Record<string, string> = {};
  const given = new Set<string>();
  for (const { column, field } of guesses.sort((a, b) => b.score - a.score)) {
    if (column in found || given.has(field)) continue;
    found[column] = field;
    given.add(field);
  }
  return found;
}

function guessesFor(column: string, fields: readonly Field[], remembered: ReadonlyMap<string, string>): Guess[] {
  const folded = fold(column);
  const last = remembered.get(folded);
  if (last === '') return [];
  if (last !== undefined) return fields.some(({ code }) => code === last) ? [{ column, field: last, score: 3 }] : [];
  return fields.map(({ code, label, synonyms }) => {
    const names = [label.zh, label.en, code, ...synonyms].map(fold);
    const place = names.indexOf(folded);
    // Of two columns with known names the likelier name wins.
    const score = place < 0 ? Math.max(...names.map((name) => likeness(folded, name))) : 2 - place / 1_000;
    return { column, field: code, score: place < 0 ? Math.min(score, 1) : score };
  });
}

export interface Obstacle {
  readonly code: 'missing-field' | 'field-used-twice';
  readonly field: string;
}

/** What stands in the way of reading rows under this mapping. */
export function obstaclesOf(mapping: Mapping, fields: readonly Field[]): Obstacle[] {
  const used = Object.values(mapping);
  const missing = fields.filter(({ code, required }) => required && !used.includes(code));
  const twice = new Set(used.filter((field, at) => used.indexOf(field) !== at));
  return [
    ...missing.map(({ code }) => ({ code: 'missing-field' as const, field: code })),
    ...[...twice].map((field) => ({ code: 'field-used-twice' as const, field })),
  ];
}
