import { normalForm } from './normal.ts';
import { stemOf } from './stem.ts';

export type Word = {
  /** As it stands in the text, in normal form. */
  readonly text: string;
  /** What it counts as: the stem of an English word, # for a number, otherwise itself. */
  readonly key: string;
  readonly script: 'han' | 'other';
  /** False where something other than a letter or digit stands before it: pairs do not reach across. */
  readonly joined: boolean;
};

const runs = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu;
const pieces = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
/** XXXX, **** and the like stand for what somebody took out. */
const masked = /^x{2,}$/;

/** Splits Chinese by the dictionary of ICU that comes with the engine of the language; no list of ours. */
const chinese = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text in order: Chinese ones by dictionary, others as runs of letters and digits. Punctuation is left out. */
export function wordsOf(text: string): Word[] {
  return piecesOf(text).flatMap((piece) => (piece.script === 'han' ? hanWords(piece) : [piece]));
}

/** As `wordsOf`, with Chinese left in one piece from one other letter to the next: for whoever wants its characters, without the dictionary's time. */
export function piecesOf(text: string): Word[] {
  const found: Word[] = [];
  for (const [run] of normalForm(text).matchAll(runs)) {
    let joined = false;
    for (const [piece] of run.matchAll(pieces)) {
      if (isHan(piece)) joined = push(found, { text: piece, key: piece, script: 'han', joined });
      else if (!masked.test(piece)) joined = push(found, otherWord(piece, joined));
    }
  }
  return found;
}

export function isHan(text: string): boolean {
  return /^\p{Script=Han}/u.test(text);
}

function push(words: Word[], word: Word): true {
  words.push(word);
  return true;
}

function hanWords({ text, joined }: Word): Word[] {
  return Array.from(chinese.segment(text), ({ segment }, at) => ({
    text: segment,
    key: segment,
    script: 'han',
    joined: joined || at > 0,
  }));
}

function otherWord(text: string, joined: boolean): Word {
  return { text, key: /^\p{N}+$/u.test(text) ? '#' : stemOf(text), script: 'other', joined };
}
