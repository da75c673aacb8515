import type { Estimate } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';

export type Figure = 'response' | 'csat' | 'nps' | 'ces';

/** Shares as percentages, NPS to a tenth, the mean of a scale to a hundredth. */
export function useFigureFormat(): (figure: Figure, value: number) => string {
  const { percent, number } = useNumbers();
  return (figure, value) => {
    if (figure === 'response' || figure === 'csat') return percent(value);
    return number(value, figure === 'nps' ? 1 : 2);
  };
}

/** A figure with its interval and how many it rests on: never the number alone. */
export function useFigureWords(): (figure: Figure, of: Estimate) => string {
  const { t } = useTranslation();
  const format = useFigureFormat();
  return (figure, { value, lower, upper, answers }) => {
    if (value === null) return '—';
    const shown = { value: format(figure, value), count: answers };
    if (lower === null || upper === null) return t('outreach.results.few', shown);
    return t('outreach.results.figure', { ...shown, lower: format(figure, lower), upper: format(figure, upper) });
  };
}
