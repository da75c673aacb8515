import type { Bilingual } from '@tongli/contracts/kernel';

/** In the customer's language; where that was not written, in the other. Null where nothing was. */
export function wordsIn(words: Bilingual | null, language: 'zh' | 'en'): string | null {
  if (!words) return null;
  return words[language] || words.zh || words.en || null;
}
