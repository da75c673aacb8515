import { expect, test } from 'vitest';
import { linesOf, wordsIn } from './lexicon-lines.ts';

test('words are one a line, with a weight where it is not the usual one, and read back the same', () => {
  const words = [
    { of: 'media' as const, word: '曝光', weight: 1 },
    { of: 'media' as const, word: 'go public', weight: 2.5 },
  ];
  expect(linesOf([...words, { of: 'group', word: '联名', weight: 1 }], 'media')).toBe('曝光\ngo public = 2.5');
  expect(wordsIn(linesOf(words, 'media'), 'media')).toEqual(words);
  expect(wordsIn(' 曝光 \n\n', 'media')).toEqual([words[0]]);
  expect(wordsIn('曝光 = viel', 'media')[0]?.weight).toBeNaN();
});
