export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text in pieces, those marked that are one of the words; longer words first, in any case. */
export function markedPieces(text: string, words: readonly string[]): Piece[] {
  const sought = [...words].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  if (sought.length === 0) return text === '' ? [] : [{ text, marked: false }];
  const pattern = new RegExp(`(${sought.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((piece, at) => ({ text: piece, marked: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
