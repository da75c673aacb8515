import { isHan, type Word } from './words.ts';

/** Kinds of features, each brought to length 1 on its own: words; Chinese characters and pairs of them; four letters of a word. */
export const blocks = ['word', 'character', 'letters'] as const;
export type Block = (typeof blocks)[number];

/** `from` to `to`: the words it touches, both inclusive. `nearness`: 1 at the beginning of the text, less further down. */
export type VisitFeature = (block: Block, key: string, nearness: number, from: number, to: number) => void;

/** Who complains says first what it is about: after so many words a word counts half. */
const halfAt = 100;
/** Forty Chinese characters say as much as a hundred English words with all that stands between them. */
const wordsPerCharacter = 2.5;
const letters = 4;
/** Misspelt and compound words help where they stand early; further down they cost more time than they bring. */
const wordsWithLetters = 400;

type Unit = { readonly text: string; readonly word: number; readonly nearness: number };

/** Calls for every occurrence of every feature, in no particular order. */
export function visitFeatures(words: readonly Word[], visit: VisitFeature): void {
  let place = 0;
  let before: Unit | undefined;
  words.forEach((word, at) => {
    const nearness = nearnessAt(place);
    visit('word', word.key, nearness, at, at);
    if (word.script === 'other' && at < wordsWithLetters) visitLetters(word.key, nearness, at, visit);
    if (!word.joined) before = undefined;
    const units = word.script === 'han' ? [...word.text] : [word.text];
    for (const text of units) {
      const unit = { text, word: at, nearness: nearnessAt(place) };
      visitCharacter(unit, before, visit);
      before = unit;
      place += word.script === 'han' ? wordsPerCharacter : 1;
    }
  });
}

function nearnessAt(place: number): number {
  return 1 / (1 + place / halfAt);
}

/** A character, and the pair with what stands before it: A3区 has 区 and A3区. */
function visitCharacter(unit: Unit, before: Unit | undefined, visit: VisitFeature): void {
  const han = isHan(unit.text);
  if (han) visit('character', unit.text, unit.nearness, unit.word, unit.word);
  if (before && (han || isHan(before.text)))
    visit('character', before.text + unit.text, before.nearness, before.word, unit.word);
}

function visitLetters(key: string, nearness: number, at: number, visit: VisitFeature): void {
  if (!/\p{L}{3}/u.test(key)) return;
  const marked = `^${key}$`;
  for (let start = 0; start + letters <= marked.length; start++)
    visit('letters', marked.slice(start, start + letters), nearness, at, at);
}
