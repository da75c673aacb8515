import type { EmpathyPattern, PhraseContent, SituationCode } from '@tongli/contracts/knowledge';

type Both = readonly [zh: string, en: string];

const both = ([zh, en]: Both) => ({ zh, en });

/** A phrase in both languages, as data. */
export const phrase = (situation: SituationCode, title: Both, text: Both): PhraseContent => ({
  ...{ situation, pattern: null, title: both(title), text: both(text) },
});

/** One that follows an empathy pattern. */
export const empathic = (
  pattern: EmpathyPattern,
  situation: SituationCode,
  title: Both,
  text: Both,
): PhraseContent => ({ ...phrase(situation, title, text), pattern });
