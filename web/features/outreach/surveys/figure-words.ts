import type { Estimate } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';

export type Figure = 'response' | 'csat' | 'nps' | 'ces';

/** A figure with its interval and how many it rests on: never the number alone. */
export function useFigureWords(): (figure: Figure, of: Estimate) => string {
  const { t } = useTranslation();
  const { percent, number } = useNumbers();
  return (figure, { value, lower, upper, answers }) => {
    if (value === null) return '—';
    const format = figure === 'response' || figure === 'csat' ? percent : number;
    const shown = { value: format(value), count: answers };
    if (lower === null || upper === null) return t('outreach.results.few', shown);
    return t('outreach.results.figure', { ...shown, lower: format(lower), upper: format(upper) });
  };
}
