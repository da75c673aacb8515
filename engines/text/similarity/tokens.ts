import { piecesOf, type Word, wordsOf } from '../words/words.ts';

/** What meaning is learned of: Chinese characters, dictionary words of two and more, stems and numbers. Each text in order. */
export function tokensOf(text: string): string[] {
  return wordsOf(text).flatMap((word) =>
    word.script === 'han' && word.text.length > 1 ? [...word.text, word.text] : [plainOf(word)],
  );
}

/** Characters and stems alone. */
export function charactersOf(text: string): string[] {
  return piecesOf(text).flatMap((piece) => (piece.script === 'han' ? [...piece.text] : [plainOf(piece)]));
}

function plainOf({ key, text }: Word): string {
  return key === '#' ? text : key;
}

export function numbersOf(text: string): string {
  return [...new Set(text.match(/\d+(?:\.\d+)?/g) ?? [])].sort().join(' ');
}
