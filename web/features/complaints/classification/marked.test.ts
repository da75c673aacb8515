import { expect, test } from 'vitest';
import { markedPieces } from './marked.ts';

const shown = (text: string, words: readonly string[]) =>
  markedPieces(text, words)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['宽带断了三次，宽带没人修', ['宽带', '没人'], '[宽带]断了三次，[宽带][没人]修'],
  ['Charged twice (again)', ['charged', '(again)'], '[Charged] twice [(again)]'],
  ['没有', [], '没有'],
])('marks words in %s', (text, words, expected) => {
  expect(shown(text, words)).toBe(expected);
});
