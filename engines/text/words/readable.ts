import type { Word } from './words.ts';

/** Single characters that carry the sentence and not its matter. */
const carrying = new Set(
  '的了是在有和就都也不没我你您他她它们这那哪到把被让给对与及或等说会能可个一二两三上下外里内中前后来去要想请将为以而且从自向于之其所此该每各某再又还很太更最吗呢吧啊元年月日时分号点次',
);
const longestRun = 4;

/**
 * The word that people are shown for each word of a text. The dictionary leaves what it does not know as single characters: up to four
 * of them beside each other are shown as one, so that 农贸 is not 农 and 贸.
 */
export function readableOf(words: readonly Word[]): string[] {
  const shown: string[] = [];
  let at = 0;
  while (at < words.length) {
    const end = runEnd(words, at);
    const text = words
      .slice(at, end)
      .map((word) => word.text)
      .join('');
    for (; at < end; at++) shown.push(text);
  }
  return shown;
}

function runEnd(words: readonly Word[], from: number): number {
  let end = from + 1;
  if (!isSingle(words[from])) return end;
  while (end - from < longestRun && isSingle(words[end]) && words[end]?.joined) end++;
  return end;
}

function isSingle(word: Word | undefined): boolean {
  return word?.script === 'han' && [...word.text].length === 1 && !carrying.has(word.text);
}

/** A letter, a digit or a carrying character says nothing to people, whatever it says to the machine. */
export function isTelling(word: string): boolean {
  return /\p{Script=Han}/u.test(word) ? !carrying.has(word) : /\p{L}{2}/u.test(word);
}
