/**
 * What stands in a phrase for something that is known only when it is said: `{customer}`. `blank` is what the agent alone knows
 * and writes in.
 */
export const placeholders = ['customer', 'number', 'agent', 'queue', 'blank'] as const;
export type Placeholder = (typeof placeholders)[number];

export type Piece = { readonly text: string } | { readonly place: Placeholder };

export interface Fault {
  readonly code: 'unknown-placeholder' | 'stray-brace';
  /** What was written between the braces, cut where it is long. */
  readonly placeholder: string;
}

const known = new Set<string>(placeholders);
const isPlaceholder = (word: string): word is Placeholder => known.has(word);

const mostShown = 40;
const braced = /\{([^{}]*)\}/g;

/** A phrase in its pieces: words, and places to be filled. A brace is never a word. */
export function piecesOf(phrase: string): readonly Piece[] | Fault {
  const pieces: Piece[] = [];
  let from = 0;
  const words = (until: number) => phrase.slice(from, until);
  for (const { 0: whole, 1: word = '', index } of phrase.matchAll(braced)) {
    if (!isPlaceholder(word)) return { code: 'unknown-placeholder', placeholder: word.slice(0, mostShown) };
    if (index > from) pieces.push({ text: words(index) });
    pieces.push({ place: word });
    from = index + whole.length;
  }
  if (from < phrase.length) pieces.push({ text: words(phrase.length) });
  const stray = pieces.some((piece) => 'text' in piece && /[{}]/.test(piece.text));
  return stray ? { code: 'stray-brace', placeholder: '' } : pieces;
}

/** Null where a phrase can be filled. */
export function faultOf(phrase: string): Fault | null {
  const pieces = piecesOf(phrase);
  return 'code' in pieces ? pieces : null;
}
