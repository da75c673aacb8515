import type { ArticleContent, ArticleLanguage, ArticleValidity, ArticleWords } from '@tongli/contracts/knowledge';

/** Whether what an edition in use says holds on a day. */
export function validityOf(
  { validFrom, validTo }: Pick<ArticleContent, 'validFrom' | 'validTo'>,
  today: string,
): Exclude<ArticleValidity, 'none'> {
  if (validFrom !== null && validFrom > today) return 'upcoming';
  return validTo !== null && validTo < today ? 'expired' : 'valid';
}

/** In a language, else in the other one. */
export function wordsIn(
  { words }: ArticleContent,
  language: ArticleLanguage,
): { readonly language: ArticleLanguage; readonly words: ArticleWords } {
  const wanted = words[language];
  if (wanted) return { language, words: wanted };
  const other = language === 'zh' ? 'en' : 'zh';
  const there = words[other];
  if (!there) throw new Error('knowledge: an article speaks no language');
  return { language: other, words: there };
}

export const titlesOf = ({ words }: ArticleContent) => ({ zh: words.zh?.title ?? '', en: words.en?.title ?? '' });

/** As people know it where one line must do. */
export const titleOf = ({ words }: ArticleContent): string => words.zh?.title ?? words.en?.title ?? '';

/** Which language a question is asked in, where nobody says. */
export const languageOf = (text: string): ArticleLanguage => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

interface Standing {
  readonly mustKnow: boolean;
  readonly smallChange: boolean;
}

/** From which edition on an acknowledgement counts, now that another one is in use; null where none is asked for. */
export function acknowledgedFrom(
  { mustKnow, smallChange }: Standing,
  { before, number }: { readonly before: number | null; readonly number: number },
): number | null {
  if (!mustKnow) return null;
  return smallChange && before !== null ? before : number;
}
