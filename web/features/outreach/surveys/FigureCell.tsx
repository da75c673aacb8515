import type { Estimate } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { type Figure, useFigureFormat } from './figure-words.ts';

/** A figure in a table: what it rests on below it. */
export function FigureCell({ figure, of }: { figure: Figure; of: Estimate }) {
  const { t } = useTranslation();
  const format = useFigureFormat();
  const { value, lower, upper, answers } = of;
  if (value === null) return '—';
  const count = t('outreach.results.count', { count: answers });
  const interval = lower === null || upper === null ? '' : `${format(figure, lower)} – ${format(figure, upper)}`;
  return (
    <>
      <div>{format(figure, value)}</div>
      <div className="quiet">{[interval, count].filter(Boolean).join(' · ')}</div>
    </>
  );
}
