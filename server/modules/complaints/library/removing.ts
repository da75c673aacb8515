import {
  type LibraryPart,
  libraryPart,
  type RemovedKind,
  removalMark,
  removedKind,
} from '@tongli/contracts/complaints';
import { anonymise } from '@tongli/text';

export type Texts = Readonly<Partial<Record<LibraryPart | 'title', string>>>;
export type Taken = Readonly<Record<RemovedKind, number>>;

export interface Removed {
  readonly texts: Texts;
  readonly taken: Taken;
}

const markOf = (kind: RemovedKind): string => `⟦${kind}⟧`;

const noneTaken = (): Record<RemovedKind, number> =>
  Object.fromEntries(removedKind.options.map((kind) => [kind, 0])) as Record<RemovedKind, number>;

/** Every text without what identifies somebody, a mark in its place. `known`: names and numbers of all who have a part in the case. */
export function withoutIdentity(texts: Texts, known: readonly string[]): Removed {
  const taken = noneTaken();
  const cleaned = eachText(texts, (text) => {
    const found = anonymise(withoutMarks(text), { known, placeholder: markOf });
    for (const [kind, count] of Object.entries(found.taken)) taken[kind as RemovedKind] += count;
    return readable(found.text);
  });
  return { texts: cleaned, taken };
}

/** What a person marks besides, wherever it stands and however it is written; the marks that stand already stay. */
export function withoutPassages({ texts, taken }: Removed, passages: readonly string[]): Removed {
  let more = 0;
  const cleaned = eachText(texts, (text) =>
    betweenMarks(text, (piece) => {
      const found = anonymise(piece, { known: passages, placeholder: markOf });
      if (found.taken.known === 0) return piece;
      more += found.taken.known;
      return readable(found.text.replaceAll(markOf('known'), markOf('more')));
    }),
  );
  return { texts: cleaned, taken: { ...taken, more: taken.more + more } };
}

function eachText(texts: Texts, change: (text: string) => string): Texts {
  const parts = ['title', ...libraryPart.options] as const;
  return Object.fromEntries(
    parts.flatMap((part) => {
      const text = texts[part]?.trim();
      return text ? [[part, change(text)]] : [];
    }),
  );
}

/** What somebody typed must not look like a removal. */
const withoutMarks = (text: string): string => text.replaceAll(/[⟦⟧]/g, '');

/** `split` by one group gives the kinds of the marks at every second place. */
const betweenMarks = (text: string, change: (piece: string) => string): string =>
  text
    .split(removalMark)
    .map((piece, at) => (at % 2 === 1 ? `⟦${piece}⟧` : change(piece)))
    .join('');

const wide: Readonly<Record<string, string>> = { ',': '，', '!': '！', '?': '？', ':': '：', ';': '；' };

/** The engine reads in normal width; between Chinese characters the marks of Chinese stand again. */
const readable = (text: string): string =>
  text.replaceAll(/(?<=[\p{Script=Han}⟧])[,!?:;](?!\d)/gu, (mark) => wide[mark] ?? mark);

const onlyMarks = /^(?:⟦[a-z]+⟧|[\s\p{P}])*$/u;

/** Nothing is left to be read. */
export const isEmptied = ({ texts }: Removed): boolean => onlyMarks.test(texts.facts ?? '');
