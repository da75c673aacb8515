import type { Bilingual } from '@tongli/contracts/kernel';
import type { SurveyState } from '@tongli/contracts/outreach';
import { useLanguage } from '../../ui/language.ts';
import type { Tone } from '../../ui/StateTag.tsx';

/** What was written in Chinese, English or both: in the reader's language, else in the other. */
export function useSaid(): (words: Bilingual) => string {
  const english = useLanguage() === 'en';
  return ({ zh, en }) => (english ? en || zh : zh || en);
}

export const stateTones: Readonly<Record<SurveyState, Tone>> = { draft: 'neutral', 'in-use': 'done', ended: 'waiting' };
