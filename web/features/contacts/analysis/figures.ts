import type { ContactNumbers } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import type { CardOf } from '../../../ui/spc/CardLink.tsx';
import { durationText } from '../../../ui/time.ts';

export interface NumbersRow {
  readonly key: string;
  readonly title: string;
  readonly numbers: ContactNumbers;
}

export const levels = ['abandonsNegative', 'answeredOnly', 'shortIgnored', 'abandonsPositive'] as const;

/** Shares and seconds as they are read; a dash where there is nothing to divide by. */
export function useFigures() {
  const language = useLanguage();
  const { number, percent } = useNumbers();
  return {
    count: (value: number) => number(value),
    share: (value: number | null) => (value === null ? '–' : percent(value, 1)),
    span: (seconds: number | null) => (seconds === null ? '–' : durationText(seconds, language)),
    ofAxis: (value: number, isShare: boolean) => (isShare ? percent(value, 0) : number(value)),
  };
}

const meanCodes = {
  averageAnswerSeconds: 'average-speed-of-answer',
  averageHandleSeconds: 'average-handle-time',
} as const;

/** What is counted, and how long customers waited and were served. */
export function useNumbersColumns(
  title: string,
  cardOf: (code: string, row: NumbersRow) => CardOf,
): Column<NumbersRow>[] {
  const { t } = useTranslation();
  const { count, share, span } = useFigures();
  const counted = (key: 'offered' | 'answered' | 'transfers') => ({
    key,
    title: t(`contacts.analysis.column.${key}`),
    number: true,
    text: ({ numbers }: NumbersRow) => count(numbers[key]),
    ...(key === 'offered' ? { card: (row: NumbersRow) => cardOf('contacts-per-day', row) } : {}),
  });
  const lasted = (key: 'averageAnswerSeconds' | 'averageHandleSeconds') => ({
    key,
    title: t(`contacts.analysis.column.${key}`),
    number: true,
    text: ({ numbers }: NumbersRow) => span(numbers[key]),
    card: (row: NumbersRow) => cardOf(meanCodes[key], row),
  });
  return [
    { key: 'title', title, phone: 'title', grows: true, text: (row) => row.title },
    counted('offered'),
    counted('answered'),
    {
      key: 'abandoned',
      title: t('contacts.analysis.abandoned'),
      number: true,
      text: ({ numbers }) => share(numbers.abandonmentRate),
      card: (row) => cardOf('abandonment-rate', row),
    },
    lasted('averageAnswerSeconds'),
    lasted('averageHandleSeconds'),
    counted('transfers'),
  ];
}
