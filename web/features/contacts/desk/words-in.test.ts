import { expect, test } from 'vitest';
import { wordsIn } from './words-in.ts';

test.each([
  [{ zh: '停电', en: 'No power' }, 'en', 'No power'],
  [{ zh: '停电', en: '' }, 'en', '停电'],
  [{ zh: '', en: 'No power' }, 'zh', 'No power'],
  [{ zh: '', en: '' }, 'zh', null],
  [null, 'zh', null],
] as const)('words %j in %s are %s', (words, language, said) => {
  expect(wordsIn(words, language)).toBe(said);
});
