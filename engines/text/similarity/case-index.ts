import { searchTerms } from '../words/search-terms.ts';

export type Found = {
  readonly id: string;
  /** Cosine of the terms weighed by rarity, from 0 to 1. */
  readonly score: number;
};

/** Finds the cases whose words are most like a text, reading only what is rare. */
export type CaseIndex = {
  /** Adds a case, or puts the new text in place of the old one. */
  readonly add: (id: string, text: string) => void;
  readonly remove: (id: string) => void;
  /** The most similar ones first; `limit` 10, at most 100. */
  readonly search: (text: string, limit?: number) => Found[];
  readonly size: () => number;
};

/** Terms of a case: what comes later in a long text is not what it is about. */
const mostTerms = 160;
/** Postings read before what is left is too common to bring a case in; it still counts where a case is compared in full. */
const mostPostings = 60_000;
/** Cases compared in full, for each one asked for. */
const compared = 20;

type Postings = { places: Int32Array; count: number };
type Case = { readonly id: string; readonly terms: Int32Array };

/**
 * An inverted index: for each term the cases that have it. A search reads the rarest terms first, adds up what each says, and compares the
 * most promising cases in full, so that common terms are never read through. Nothing but the terms' numbers is kept of a text.
 */
export function createCaseIndex(): CaseIndex {
  const numbers = new Map<string, number>();
  const postings: Postings[] = [];
  const cases: (Case | undefined)[] = [];
  const places = new Map<string, number>();
  let sums = new Float32Array(1024);

  const remove = (id: string): void => {
    const place = places.get(id);
    if (place === undefined) return;
    places.delete(id);
    // Postings of a case that is gone are passed over, and dropped when their list grows next.
    cases[place] = undefined;
  };
  const add = (id: string, text: string): void => {
    remove(id);
    const place = cases.length;
    const terms = Int32Array.from(searchTerms(text).slice(0, mostTerms), (term) => numberOf(numbers, postings, term));
    cases.push({ id, terms });
    places.set(id, place);
    for (const term of terms) append(postings[term], place, cases);
    if (cases.length > sums.length) sums = new Float32Array(sums.length * 2);
  };
  const search = (text: string, limit = 10): Found[] => {
    const most = Math.min(100, Math.max(1, limit));
    const known = searchTerms(text).slice(0, mostTerms);
    const rarityOf = (term: number): number => Math.log((1 + cases.length) / (1 + (postings[term]?.count ?? 0))) + 1;
    const terms = known.flatMap((term) => numbers.get(term) ?? []).sort((a, b) => rarityOf(b) - rarityOf(a) || a - b);
    const candidates = promising(terms, postings, rarityOf, sums, most * compared);
    const unknown = known.length - terms.length;
    return compareInFull({ terms, unknown, rarityOf, newest: Math.log(1 + cases.length) + 1 }, candidates, cases).slice(
      0,
      most,
    );
  };
  return { add, remove, search, size: () => places.size };
}

function numberOf(numbers: Map<string, number>, postings: Postings[], term: string): number {
  const known = numbers.get(term);
  if (known !== undefined) return known;
  numbers.set(term, postings.length);
  return postings.push({ places: new Int32Array(2), count: 0 }) - 1;
}

/** A full list first drops the cases that are gone, and grows only when that has not made room for as many again. */
function append(list: Postings | undefined, place: number, cases: readonly (Case | undefined)[]): void {
  if (!list) return;
  if (list.count === list.places.length) {
    const kept = list.places.filter((one) => cases[one] !== undefined || one === place);
    const roomy = kept.length * 2 <= list.places.length ? list.places : new Int32Array(list.places.length * 2);
    roomy.set(kept);
    list.places = roomy;
    list.count = kept.length;
  }
  list.places[list.count++] = place;
}

/** The places with the largest sums over the rarest terms; leaves `sums` all zero. */
function promising(
  terms: readonly number[],
  postings: readonly Postings[],
  rarityOf: (term: number) => number,
  sums: Float32Array,
  most: number,
): number[] {
  const touched: number[] = [];
  let read = 0;
  for (const term of terms) {
    const list = postings[term];
    if (!list || (read > 0 && read + list.count > mostPostings)) break;
    read += list.count;
    const square = rarityOf(term) ** 2;
    for (let at = 0; at < list.count; at++) {
      const place = list.places[at] ?? 0;
      if (sums[place] === 0) touched.push(place);
      sums[place] = (sums[place] ?? 0) + square;
    }
  }
  const best = touched.length <= most ? touched : largest(touched, sums, most);
  const ordered = best
    .map((place) => ({ place, sum: sums[place] ?? 0 }))
    .sort((a, b) => b.sum - a.sum || a.place - b.place);
  for (const place of touched) sums[place] = 0;
  return ordered.slice(0, most).map(({ place }) => place);
}

/** Those at or above a bound that leaves about as many as asked for: sums are few different ones. */
function largest(touched: readonly number[], sums: Float32Array, most: number): number[] {
  const values = Float32Array.from(touched, (place) => sums[place] ?? 0).sort();
  const bound = values[Math.max(0, values.length - most)] ?? 0;
  const above = touched.filter((place) => (sums[place] ?? 0) > bound);
  const at = touched.filter((place) => sums[place] === bound).slice(0, most - above.length);
  return [...above, ...at];
}

type Query = {
  readonly terms: readonly number[];
  /** Terms of the query that no case has. */
  readonly unknown: number;
  readonly rarityOf: (term: number) => number;
  readonly newest: number;
};

function compareInFull(
  { terms, unknown, rarityOf, newest }: Query,
  places: readonly number[],
  cases: readonly (Case | undefined)[],
): Found[] {
  const asked = new Set(terms);
  const own = Math.sqrt(terms.reduce((sum, term) => sum + rarityOf(term) ** 2, unknown * newest ** 2));
  const found: Found[] = [];
  for (const place of places) {
    const one = cases[place];
    if (!one) continue;
    let [shared, all] = [0, 0];
    for (const term of one.terms) {
      const square = rarityOf(term) ** 2;
      all += square;
      if (asked.has(term)) shared += square;
    }
    if (shared > 0) found.push({ id: one.id, score: shared / (own * Math.sqrt(all)) });
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
