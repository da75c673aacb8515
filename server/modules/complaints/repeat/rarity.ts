import { searchTerms } from '@tongli/text';

/** In how many of the texts that were read a term stands; terms are numbers, and what stands in one text alone is not kept. */
export interface Rarity {
  readonly texts: number;
  /** Cases of the house when it was read. */
  readonly cases: number;
  readonly counts: ReadonlyMap<number, number>;
}

export const noRarity: Rarity = { texts: 0, cases: 0, counts: new Map() };

/** Terms of a case by which it is found; the rarest say most. */
const mostKept = 24;
const mostAsked = 16;
/** Cases that one search looks at. */
export const mostVisited = 2_000;
/** To so many a single term may point; one that is more common tells nothing. */
const mostPointed = 50_000;
/** What comes later in a long text is not what it is about. */
const mostTerms = 160;

/** 32 bits of a term (FNV-1a): of a million terms one in four thousand shares its number, and what is found is compared in full. */
export function numberOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash | 0;
}

export function readRarity(texts: readonly string[], cases: number): Rarity {
  const counts = new Map<number, number>();
  for (const text of texts) for (const term of new Set(termsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) if (count < 2) counts.delete(term);
  return { texts: texts.length, cases, counts };
}

const termsOf = (text: string): number[] => searchTerms(text).slice(0, mostTerms).map(numberOf);

const halfOf32Bits = 2 ** 31;

/** Each once, the rarest first. Sorted as numbers that hold count and term both: a comparison of each pair took half the time of a case. */
function byRarity({ counts }: Rarity, terms: readonly number[]): number[] {
  const unique = [...new Set(terms)];
  const keys = new Float64Array(unique.length);
  for (const [at, term] of unique.entries()) keys[at] = (counts.get(term) ?? 1) * 2 ** 32 + term + halfOf32Bits;
  return Array.from(keys.sort(), (key) => (key % 2 ** 32) - halfOf32Bits);
}

/** What a case is found by. */
export const keptTerms = (text: string, rarity: Rarity): number[] =>
  byRarity(rarity, termsOf(text))
    .slice(0, mostKept)
    .sort((a, b) => a - b);

/** What is asked for, with what each term says: the rarest, until there are enough cases to look at; none where even the rarest is common. */
export function askedTerms(text: string, rarity: Rarity): { readonly term: number; readonly weight: number }[] {
  const perText = rarity.texts === 0 ? 1 : Math.max(1, rarity.cases / rarity.texts);
  let visited = 0;
  const asked: { term: number; weight: number }[] = [];
  for (const term of byRarity(rarity, termsOf(text)).slice(0, mostAsked)) {
    const count = rarity.counts.get(term) ?? 1;
    visited += count * perText;
    if (visited > (asked.length > 0 ? mostVisited : mostPointed)) break;
    asked.push({ term, weight: Math.log((1 + rarity.texts) / (1 + count)) + 1 });
  }
  return asked;
}
