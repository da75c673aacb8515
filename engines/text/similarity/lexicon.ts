import { isHan } from '../words/words.ts';

/** Words that mean the same; the first one stands for all. */
export type Concept = readonly string[];

/** Replaces words of a text, in normal form, by the one that stands for their concept. */
export type Lexicon = (text: string) => string;

/** The longest word goes first; one of letters must stand alone. */
export function lexiconOf(concepts: readonly Concept[]): Lexicon {
  const first = new Map<string, string>();
  for (const [name = '', ...others] of concepts)
    for (const word of [name, ...others]) if (!first.has(word)) first.set(word, name);
  if (first.size === 0) return (text) => text;
  const words = [...first.keys()].sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = new RegExp(words.join('|'), 'gu');
  // Spaces keep a concept from growing together with what stands beside it.
  return (text) => text.replaceAll(pattern, (word) => ` ${first.get(word) ?? word} `);
}

function patternOf(word: string): string {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return isHan(word) ? escaped : `(?<!\\p{L})${escaped}(?!\\p{L})`;
}
