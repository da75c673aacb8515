import { blankIn } from '@tongli/contracts/knowledge';

/** A text, and what of it is selected. */
export interface Written {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const beginsLine = /(^|\n)[/、]$/;

/**
 * Where a slash that was just typed asks for phrases: at the beginning of a line, where none has a meaning of its own. Methods of writing Chinese
 * make an enumeration comma of it. Null where it is a part of the text.
 */
export function askedAt({ text, from, to }: Written): number | null {
  return from === to && beginsLine.test(text.slice(0, from)) ? from - 1 : null;
}

/** A phrase in place of what is selected; its first blank is selected then, or its end. */
export function place({ text, from, to }: Written, phrase: string): Written {
  const whole = text.slice(0, from) + phrase + text.slice(to);
  const end = from + phrase.length;
  const blank = blankIn(phrase);
  if (!blank) return { text: whole, from: end, to: end };
  return { text: whole, from: from + blank[0], to: from + blank[1] };
}

/** The next blank after what is selected, else the first; null where none is left. */
export const nextBlank = ({ text, to }: Written): readonly [number, number] | null =>
  blankIn(text, to) ?? blankIn(text);
