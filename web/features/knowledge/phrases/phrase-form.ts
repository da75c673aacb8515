import type { Phrase, PhraseContent } from '@tongli/contracts/knowledge';
import type { Values } from '../../../ui/form/drafts.ts';

interface Both {
  readonly zh?: string;
  readonly en?: string;
}
const both = (value: unknown) => ({ zh: '', en: '', ...(value as Both | undefined) });

/** The edition that a change begins from: the one being made, else the latest. */
export const latestOf = ({ editions }: Phrase): PhraseContent | undefined => editions[0]?.content;

/** Fields have no value for "none": it is a missing one in the form. */
export function phraseValues(phrase: Phrase): Values {
  const { pattern, ...rest } = latestOf(phrase) ?? {};
  return pattern ? { ...rest, pattern } : rest;
}

/** What was typed; the contract judges it. */
export const contentOf = ({ situation, pattern, title, text }: Values): PhraseContent => ({
  situation: situation as PhraseContent['situation'],
  pattern: (pattern ?? null) as PhraseContent['pattern'],
  title: both(title),
  text: both(text),
});
