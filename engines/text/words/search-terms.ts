import { piecesOf } from './words.ts';

/**
 * The terms under which a text is found by a word index: stems of its words, and each pair of neighbouring Chinese characters, so that
 * a query of two characters is one term. A Chinese character that stands alone is a term too. Each term once, in order.
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  let han = '';
  const flush = (): void => {
    const chars = [...han];
    if (chars.length === 1) terms.add(han);
    for (let at = 0; at + 1 < chars.length; at++) terms.add(`${chars[at]}${chars[at + 1]}`);
    han = '';
  };
  for (const { text: word, key, script, joined } of piecesOf(text)) {
    if (script === 'han' && joined) han += word;
    else {
      flush();
      if (script === 'han') han = word;
    }
    if (script === 'other') {
      flush();
      terms.add(key === '#' ? word : key);
    }
  }
  flush();
  return [...terms];
}
