import { blocks, visitFeatures } from '../words/features.ts';
import { wordsOf } from '../words/words.ts';

/** A sparse vector: places in ascending order of first occurrence, and the values there. */
export type Vector = { readonly at: Int32Array; readonly value: Float64Array | Float32Array };

/** Features of all documents by number; the first character of a name is the number of its block. */
export type Corpus = { readonly names: readonly string[]; readonly documents: readonly Vector[] };

/** Raw strength of a feature in a text: ln(1 + Σ nearness of its occurrences). */
export function strengthsOf(text: string): Map<string, number> {
  const sums = new Map<string, number>();
  visitFeatures(wordsOf(text), (block, key, nearness) => {
    const name = `${blocks.indexOf(block)}${key}`;
    sums.set(name, (sums.get(name) ?? 0) + nearness);
  });
  for (const [name, sum] of sums) sums.set(name, Math.log1p(sum));
  return sums;
}

export function corpusOf(texts: Iterable<string>): Corpus {
  const places = new Map<string, number>();
  const documents: Vector[] = [];
  for (const text of texts) {
    const strengths = strengthsOf(text);
    const at = new Int32Array(strengths.size);
    const value = new Float64Array(strengths.size);
    let count = 0;
    for (const [name, strength] of strengths) {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      at[count] = place;
      value[count++] = strength;
    }
    documents.push({ at, value });
  }
  return { names: [...places.keys()], documents };
}
