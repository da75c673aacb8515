import { type Placeholder, piecesOf } from './placeholders.ts';

/** What is known when a phrase is said; what is missing or empty is left out of it. */
export type Known = Readonly<Partial<Record<Placeholder, string | null>>>;

/** Where the agent writes something in. */
export const blankMark = '＿＿';

const mostOfValue = 60;

/**
 * A value is words within one line: control characters, line ends and marks that turn the direction of writing could make a
 * phrase say something else than what was approved.
 */
const plain = (value: string): string =>
  value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, mostOfValue);

const isMasked = /\*{2,}$/;
const han = /^\p{Script=Han}/u;

/**
 * How a customer is addressed whose name is masked: a Chinese surname stays, with a blank for the title; of another name
 * nothing is left that one could say.
 */
export function addressOf(name: string | null, language: 'zh' | 'en'): string | null {
  if (name === null || !isMasked.test(name)) return name;
  const surname = name.replace(isMasked, '');
  return language === 'zh' && han.test(surname) ? `${surname}${blankMark}` : null;
}

const endOfSentence = /(^|[。！？.!?\n])\s*$/;
const leading = /^\s*[，,、：:；;]?\s*/;

/** Without a value, the comma or the space that belonged to it goes too, and a sentence still begins with a capital. */
function withoutPlace(said: string, rest: string): [said: string, rest: string] {
  if (!endOfSentence.test(said)) return [said.replace(/[，,、]? ?$/, ''), rest];
  const left = rest.replace(leading, '');
  return [said, left.slice(0, 1).toLocaleUpperCase('en') + left.slice(1)];
}

/**
 * A phrase with what is known put in, once: braces within a value stay what they are. A phrase that cannot be filled is said as
 * it is written.
 */
export function fillPhrase(phrase: string, known: Known): string {
  const pieces = piecesOf(phrase);
  if ('code' in pieces) return phrase;
  let said = '';
  let drops = false;
  for (const piece of pieces) {
    if ('place' in piece) {
      const value = piece.place === 'blank' ? blankMark : plain(known[piece.place] ?? '');
      drops = value === '';
      said += value;
      continue;
    }
    const [before, after] = drops ? withoutPlace(said, piece.text) : [said, piece.text];
    said = before + after;
    drops = false;
  }
  return said;
}

/** The first blank at or after a place in a text, to be selected; null where none is left. */
export function blankIn(text: string, from = 0): readonly [start: number, end: number] | null {
  const start = text.indexOf(blankMark, from);
  return start < 0 ? null : [start, start + blankMark.length];
}
