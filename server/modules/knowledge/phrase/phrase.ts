import type { EmpathyPattern, PhraseContent } from '@tongli/contracts/knowledge';
import { type Refusal, refuse } from '../../../platform/call.ts';

interface PatternWords {
  readonly zh: readonly RegExp[];
  readonly en: readonly RegExp[];
}

/** What makes a sentence one of a pattern: what cannot be, then what can; and for the second one, at once. */
const although: PatternWords = {
  zh: [/虽然[\s\S]*(但|不过|可以)/],
  en: [/\b(although|though|while|even if|cannot|can't|not able)\b/i, /\b(i|we) (can|will|am|are|have)\b/i],
};
const patterns: Readonly<Record<EmpathyPattern, PatternWords>> = {
  although,
  immediately: {
    zh: [...although.zh, /但[\s\S]*(立即|立刻|马上|现在就)/],
    en: [...although.en, /\b(immediately|at once|right away|straight away|right now)\b/i],
  },
};

const languages = ['zh', 'en'] as const;

/** Null where a phrase does what it says of itself: one of a pattern follows the pattern, in both languages. */
export function decideContent({ pattern, text }: PhraseContent): Refusal | null {
  if (pattern === null) return null;
  const wrong = languages.find((language) => patterns[pattern][language].some((mark) => !mark.test(text[language])));
  if (wrong === undefined) return null;
  return refuse('pattern-not-followed', { status: 422, field: `body.text.${wrong}`, params: { pattern } });
}
