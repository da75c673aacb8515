import type { LexiconWord, ThreatKind } from '@tongli/contracts/complaints';

/** One word a line; `word = 2` counts twice as much as a usual one. */
export const linesOf = (words: readonly LexiconWord[], of: ThreatKind): string =>
  words
    .filter((one) => one.of === of)
    .map(({ word, weight }) => (weight === 1 ? word : `${word} = ${weight}`))
    .join('\n');

/** A weight that is no number is not passed over: the contract refuses it by name. */
export const wordsIn = (lines: string, of: ThreatKind): LexiconWord[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [word = '', weight] = line.split('=').map((part) => part.trim());
      return { of, word, weight: weight === undefined ? 1 : Number(weight || Number.NaN) };
    });
