import { chineseAddresses, englishAddresses } from './addresses.ts';
import { chineseNames, englishNames } from './names.ts';
import { mails, numbers } from './numbers.ts';

export const identifierKinds = ['known', 'mail', 'address', 'number', 'name'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export type AnonymiseSettings = {
  /** What is known to belong to somebody in the case: names, numbers, addresses of customer, handlers, others. Taken out wherever it stands. */
  readonly known?: readonly string[];
  /** What is put in place of an identifier. Default: its kind in brackets. */
  readonly placeholder?: (kind: IdentifierKind) => string;
};

export type Anonymous = {
  /** The text in normal width, without what was found. */
  readonly text: string;
  /** How many of each kind were taken out. */
  readonly taken: Readonly<Record<IdentifierKind, number>>;
};

const patterns: readonly (readonly [IdentifierKind, readonly RegExp[]])[] = [
  ['mail', mails],
  ['address', [...chineseAddresses, ...englishAddresses]],
  ['number', numbers],
  ['name', [...chineseNames, ...englishNames]],
];

/** Marks stand where something was taken out, so that later patterns cannot reach into them. */
const marks: Readonly<Record<IdentifierKind, string>> = {
  known: '\ue000',
  mail: '\ue001',
  address: '\ue002',
  number: '\ue003',
  name: '\ue004',
};

/**
 * Takes names, numbers, addresses and other identifiers out of a text, Chinese or English. Rather too much than too little: what is left
 * is read and released by a person.
 */
export function anonymise(
  text: string,
  { known = [], placeholder = (kind) => `[${kind}]` }: AnonymiseSettings = {},
): Anonymous {
  const taken: Record<IdentifierKind, number> = { known: 0, mail: 0, address: 0, number: 0, name: 0 };
  const take = (kind: IdentifierKind) => (): string => {
    taken[kind]++;
    return marks[kind];
  };
  let rest = plain(text);
  for (const one of [...known].sort((a, b) => b.length - a.length)) {
    const pattern = knownPattern(one);
    if (pattern) rest = rest.replaceAll(pattern, take('known'));
  }
  for (const [kind, list] of patterns) for (const pattern of list) rest = rest.replaceAll(pattern, take(kind));
  for (const kind of identifierKinds)
    rest = rest.replaceAll(new RegExp(`${marks[kind]}+`, 'g'), () => placeholder(kind));
  return { text: rest, taken };
}

/** Normal width, and nothing that cannot be seen: a number with a mark of no width in it is still a number. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\p{Cf}\ue000-\ue004]/gu, '');
}

/** Found in any case, and with any spaces and dashes between its characters; one character alone would hit everything. */
function knownPattern(known: string): RegExp | undefined {
  const characters = [...plain(known)].filter((one) => !/[\s\-–·.]/.test(one));
  if (characters.length < 2) return undefined;
  const escaped = characters.map((one) => one.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('[\\s\\-–·.]{0,2}');
  const isLatin = /^[\p{Script=Latin}\p{N}]/u.test(characters[0] ?? '');
  return new RegExp(isLatin ? `(?<![\\p{Script=Latin}\\p{N}])${escaped}(?![\\p{Script=Latin}\\p{N}])` : escaped, 'giu');
}
