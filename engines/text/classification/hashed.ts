import { strengthsOf, type Vector } from './documents.ts';

/**
 * Documents of many cases within bounded memory: a feature is the number of a bucket that its name falls into (feature hashing,
 * K. Weinberger et al., ICML 2009), and of all buckets those are kept that most documents have. No word can be read out of it.
 */
export type HashedCorpus = {
  readonly documents: readonly Vector[];
  /** The buckets kept, ascending: a feature's place is that of its bucket. */
  readonly buckets: Int32Array;
  /** Number of the block of each feature. */
  readonly block: Uint8Array;
};

const bucketCount = 2 ** 22;
/** From so many documents on, what stands in a single one is not kept. */
const manyDocuments = 5000;

/** FNV-1a over the code units, folded to the number of buckets. */
export function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return ((hash >>> 22) ^ hash) & (bucketCount - 1);
}

type Raw = { readonly at: Int32Array; readonly value: Float32Array };

export function hashedCorpus(texts: Iterable<string>, mostFeatures: number): HashedCorpus {
  const counts = new Int32Array(bucketCount);
  const blocks = new Uint8Array(bucketCount);
  const raw: Raw[] = [];
  for (const text of texts) {
    const document = hashed(text, blocks);
    for (const bucket of document.at) counts[bucket] = (counts[bucket] ?? 0) + 1;
    raw.push(document);
  }
  const buckets = keptBuckets(counts, raw.length >= manyDocuments ? 2 : 1, mostFeatures);
  const placeOf = new Int32Array(bucketCount).fill(-1);
  buckets.forEach((bucket, place) => {
    placeOf[bucket] = place;
  });
  const documents = raw.map((document, at): Vector => {
    raw[at] = nothing;
    return kept(document, placeOf);
  });
  return { documents, buckets, block: Uint8Array.from(buckets, (bucket) => blocks[bucket] ?? 0) };
}

const nothing: Raw = { at: new Int32Array(0), value: new Float32Array(0) };

function hashed(text: string, blocks: Uint8Array): Raw {
  const sums = new Map<number, number>();
  for (const [name, strength] of strengthsOf(text)) {
    const bucket = bucketOf(name);
    blocks[bucket] = Number(name[0]);
    sums.set(bucket, Math.max(sums.get(bucket) ?? 0, strength));
  }
  return { at: Int32Array.from(sums.keys()), value: Float32Array.from(sums.values()) };
}

/** Those in at least so many documents; the rarest go first where they are too many. */
function keptBuckets(counts: Int32Array, fewest: number, most: number): Int32Array {
  const found: number[] = [];
  counts.forEach((count, bucket) => {
    if (count >= fewest) found.push(bucket);
  });
  if (found.length > most) {
    found.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
    found.length = most;
  }
  return Int32Array.from(found).sort();
}

function kept({ at, value }: Raw, placeOf: Int32Array): Vector {
  const places = new Int32Array(at.length);
  const values = new Float32Array(at.length);
  let count = 0;
  for (let item = 0; item < at.length; item++) {
    const place = placeOf[at[item] ?? 0] ?? -1;
    if (place < 0) continue;
    places[count] = place;
    values[count++] = value[item] ?? 0;
  }
  return { at: places.slice(0, count), value: values.slice(0, count) };
}

/** Where a feature stands among those kept. */
export function placeIn(buckets: Int32Array, name: string): number | undefined {
  const bucket = bucketOf(name);
  let [low, high] = [0, buckets.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = buckets[middle] ?? 0;
    if (found === bucket) return middle;
    if (found < bucket) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

export function hashedVector(text: string, buckets: Int32Array): Vector {
  const known = new Map<number, number>();
  for (const [name, strength] of strengthsOf(text)) {
    const place = placeIn(buckets, name);
    if (place !== undefined) known.set(place, Math.max(known.get(place) ?? 0, strength));
  }
  return { at: Int32Array.from(known.keys()), value: Float32Array.from(known.values()) };
}
