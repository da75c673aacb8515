import { normalForm, searchTerms } from '@tongli/text';
import { pinyin } from 'pinyin-pro';

/** Where a word stands, heaviest first: title, keywords, summary and headings, text. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** A field of a text with its weight. */
export interface Field {
  readonly words: string;
  readonly weight: Weight;
}

/** How a Chinese word sounds is a term of its own: it finds what was typed with the wrong characters, or in pinyin. */
const soundMark = '~';
/** First letters of a run of characters: tkjd for 退款进度. */
const initialsMark = '^';
/** Syllables after a character that its sound is kept with; more are no word any more. */
const longestRun = 8;
/** Positions are counted up to here in a `tsvector`. */
const lastPosition = 16_383;
const mostPositions = 200;

const hanRuns = /\p{Script=Han}+/gu;

/** Syllables without tones, one for each character. */
export const soundsOf = (run: string): string[] =>
  pinyin(run, { toneType: 'none', type: 'array', v: true }).map((one) => one.toLowerCase());

/** From each character on: all that a beginning of it, typed in pinyin, can find. */
function runTerms(run: string): string[] {
  const sounds = soundsOf(run);
  return sounds.flatMap((_, at) => {
    const rest = sounds.slice(at, at + longestRun);
    if (rest.length < 2) return [];
    return [soundMark + rest.join(''), initialsMark + rest.map((one) => one[0]).join('')];
  });
}

/** Of a long text pairs alone: enough for what was typed with the wrong characters. */
function pairTerms(run: string): string[] {
  const sounds = soundsOf(run);
  return sounds.slice(1).map((sound, at) => soundMark + (sounds[at] ?? '') + sound);
}

const isShort = (weight: Weight) => weight === 'A' || weight === 'B';

function termsOf({ words, weight }: Field): string[] {
  const runs = normalForm(words).match(hanRuns) ?? [];
  return [...searchTerms(words), ...runs.flatMap(isShort(weight) ? runTerms : pairTerms)];
}

const quoted = (term: string) => `'${term.replace(/['\\]/g, '$&$&')}'`;

/** What an index keeps of a text: its terms, and a `tsvector` of them as PostgreSQL reads it. */
export function indexed(fields: readonly Field[]): { readonly terms: readonly string[]; readonly vector: string } {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const field of fields)
    for (const term of termsOf(field)) {
      position = Math.min(position + 1, lastPosition);
      const there = places.get(term) ?? [];
      if (there.length < mostPositions) there.push(`${position}${field.weight}`);
      places.set(term, there);
    }
  const vector = [...places].map(([term, at]) => `${quoted(term)}:${at.join(',')}`).join(' ');
  return { terms: [...places.keys()], vector };
}

const latin = /^[a-z][a-z']*$/;

/** Three letters each, its ends marked: misspelt words share most of them. Empty for what is no word in Latin letters. */
export function lettersOf(term: string): string[] {
  if (!latin.test(term)) return [];
  const padded = `_${term}_`;
  return [...new Set(Array.from({ length: Math.max(padded.length - 2, 0) }, (_, at) => padded.slice(at, at + 3)))];
}

/** One way of finding what a word of a question means. */
export interface Way {
  readonly term: string;
  /** The beginning of a term. */
  readonly prefix: boolean;
  /** What it counts beside the word itself. */
  readonly share: number;
}

const shares = { beginning: 0.9, misspelt: 0.8, sound: 0.7, initials: 0.5 } as const;

/** By its sound or its first letters, where nothing is written like it. */
export function soundWays(term: string): Way[] {
  const prefix = true;
  if (/^\p{Script=Han}{2,}$/u.test(term))
    return [{ term: soundMark + soundsOf(term).join(''), prefix, share: shares.sound }];
  if (!latin.test(term) || term.length < 2) return [];
  const initials = { term: initialsMark + term, prefix, share: shares.initials };
  const sound = { term: soundMark + term, prefix, share: shares.sound };
  const beginning = { term, prefix, share: shares.beginning };
  return term.length < 3 ? [initials] : [beginning, sound, initials];
}

export const misspelt = (term: string): Way => ({ term, prefix: false, share: shares.misspelt });

/** A condition of PostgreSQL's text search: one of these ways, anywhere or in places of these weights alone. */
export function asQuery(ways: readonly Pick<Way, 'term' | 'prefix'>[], weights: '' | 'AB' = ''): string {
  const ending = (prefix: boolean) => (prefix || weights ? `:${prefix ? '*' : ''}${weights}` : '');
  return ways.map(({ term, prefix }) => quoted(term) + ending(prefix)).join(' | ');
}

/** Slips between two words: a letter wrong, missing, too many, or two exchanged; `most` + 1 where there are more. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** So many slips are borne in a word of this length. */
export const slipsBorne = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
