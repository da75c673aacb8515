import {
  type FilledField,
  placesOf,
  type ReplyFact,
  type ReplyField,
  type ReplySaid,
} from '@tongli/contracts/complaints';

export type KnownFacts = Readonly<Partial<Record<ReplyFact, string>>>;

const wordsFor = ({ key, source, fixed }: ReplyField, facts: KnownFacts, said: ReplySaid): string | null => {
  const written = said[key]?.trim();
  if (written) return written;
  const known = source === 'fixed' ? fixed : source === 'asked' ? '' : (facts[source] ?? '');
  return known.trim() === '' ? null : known.trim();
};

const faultOf = (field: ReplyField, value: string | null): FilledField['fault'] => {
  if (value === null) return field.required ? 'missing' : null;
  return [...value].length > field.most ? 'too-long' : null;
};

/** Each field with what is known for it: what was written in by hand goes before what the case holds. */
export function fillFields(fields: readonly ReplyField[], facts: KnownFacts, said: ReplySaid): FilledField[] {
  return fields.map((field) => {
    const { key, label, source, required, most } = field;
    const value = wordsFor(field, facts, said);
    return { key, label, source, required, most, value, fault: faultOf(field, value) };
  });
}

/** Nothing where nothing is known of what may be left out, a line where it must not be. */
const blank = '＿＿';
const none = { zh: '无', en: 'none' } as const;

/** The letter with its fields put in, once: braces within a value stay what they are. */
export function fillReply(letter: string, fields: readonly FilledField[], language: 'zh' | 'en'): string {
  const byKey = new Map(fields.map((one) => [one.key, one]));
  const known = new Set(placesOf(letter));
  return letter.replaceAll(/\{([^{}]*)\}/g, (whole, key: string) => {
    const found = known.has(key) ? byKey.get(key) : undefined;
    if (!found) return whole;
    return found.value ?? (found.required ? blank : none[language]);
  });
}

export const incomplete = (fields: readonly FilledField[]): FilledField[] =>
  fields.filter(({ fault }) => fault !== null);
