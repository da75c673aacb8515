import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../numbers.ts';
import type { Path } from './merge.ts';
import { keyOf } from './useMerge.ts';

/** `path` is the field's, dotted. */
export type WordsOf = (path: string, value: unknown) => string | undefined;

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

/** The figures and words of an entry with several, without the ids among them. */
const entryWords = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null
    ? Object.values(entry)
        .filter((value) => value !== null && !isId(value))
        .map(entryWords)
        .join(' – ')
    : String(entry ?? '');

/** A field's value in words that can be compared: the form's own where it has some. */
export function useValueWords(wordsOf: WordsOf = () => undefined): (path: Path, value: unknown) => string {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const plain = (value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'ui.form.meanwhile.yes' : 'ui.form.meanwhile.no');
    if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
    const words = Array.isArray(value) ? value.map(entryWords).join('\n') : entryWords(value);
    return words || t('ui.form.meanwhile.empty');
  };
  return (path, value) => wordsOf(keyOf(path), value) ?? plain(value);
}
