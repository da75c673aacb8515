import { usualConcepts } from '../similarity/concepts.ts';
import type { Concept } from '../similarity/lexicon.ts';
import { isTelling, readableOf } from '../words/readable.ts';
import { wordsOf } from '../words/words.ts';
import { stopWords } from './stop-words.ts';

export interface Theme {
  /** What it is called by: the word most of its texts share, then those that mostly come with it. */
  readonly words: readonly string[];
  /** Places of its texts among those given. A text can be of several themes. */
  readonly texts: readonly number[];
}

export interface Themes {
  /** Those of most texts first. */
  readonly themes: readonly Theme[];
  /** Places of the texts of no theme: nothing is left out. */
  readonly rest: readonly number[];
}

export interface ThemeSettings {
  readonly most?: number;
  /** A theme has so many texts of its own, which no greater theme has. */
  readonly atLeast?: number;
  readonly concepts?: readonly Concept[];
}

interface Term {
  readonly shown: string;
  readonly texts: Set<number>;
}

/** Of the smaller, so large a share of texts is shared by words of one theme. */
const together = 0.75;
const mostWords = 3;

/**
 * What many texts are about: words and concepts by how many texts hold them, the widest first, each further one by the texts that no theme
 * holds yet (greedy cover of sets). Words that nearly always come with it are of the same theme. Same texts, same themes.
 */
export function findThemes(texts: readonly string[], settings: ThemeSettings = {}): Themes {
  const { most = 8, atLeast = 3, concepts = usualConcepts } = settings;
  const terms = termsOf(texts, concepts).filter(({ texts: held }) => held.size >= atLeast);
  const open = new Set(texts.keys());
  const themes: Theme[] = [];
  while (themes.length < most) {
    const head = widest(terms, open);
    if (!head || shared(head.texts, open) < atLeast) break;
    const theme = themeAround(head, terms);
    for (const place of theme.texts) open.delete(place);
    themes.push(theme);
  }
  themes.sort((a, b) => b.texts.length - a.texts.length);
  return { themes, rest: [...open] };
}

/** Each word once, under the first word of its concept, with the places of the texts that hold it. */
function termsOf(texts: readonly string[], concepts: readonly Concept[]): Term[] {
  const heads = new Map(concepts.flatMap((concept) => concept.map((word) => [word, concept[0] ?? word] as const)));
  const terms = new Map<string, Term>();
  for (const [place, text] of texts.entries()) {
    const words = wordsOf(text);
    for (const [at, shown] of readableOf(words).entries()) {
      const key = words[at]?.script === 'han' ? shown : (words[at]?.key ?? shown);
      const head = heads.get(shown) ?? heads.get(key) ?? key;
      if (key === '#' || !isTelling(shown) || [shown, key, head].some((word) => stopWords.has(word))) continue;
      const term = terms.get(head) ?? { shown, texts: new Set<number>() };
      term.texts.add(place);
      terms.set(head, term);
    }
  }
  return [...terms.values()].sort((a, b) => b.texts.size - a.texts.size || (a.shown < b.shown ? -1 : 1));
}

function shared(texts: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0;
  for (const place of texts) if (others.has(place)) count++;
  return count;
}

function widest(terms: readonly Term[], open: ReadonlySet<number>): Term | undefined {
  let best: Term | undefined;
  let reach = 0;
  for (const term of terms) {
    const found = shared(term.texts, open);
    if (found > reach) [best, reach] = [term, found];
  }
  return best;
}

function themeAround(head: Term, terms: readonly Term[]): Theme {
  const near = terms
    .filter(
      (term) =>
        term !== head && shared(term.texts, head.texts) >= together * Math.min(term.texts.size, head.texts.size),
    )
    .slice(0, mostWords - 1);
  // What comes with a word names the theme; only the word itself decides which texts are of it.
  return { words: [head, ...near].map(({ shown }) => shown), texts: [...head.texts].sort((a, b) => a - b) };
}
