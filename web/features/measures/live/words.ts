import type { Indicator, IndicatorAlert, Standing } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../../ui/StateTag.tsx';
import { useIndicatorValue } from '../../../ui/spc/words.ts';

/** A figure with its unit, as it stands in a sentence; a dash where there is none. */
export function useFigure(): (value: number | null, unit: Indicator['unit']) => string {
  const { t } = useTranslation();
  const format = useIndicatorValue();
  return (value, unit) => {
    if (value === null) return '—';
    const shown = format(value, unit);
    return unit === 'share' ? shown : t(`measures.unit.${unit}`, { value: shown });
  };
}

export const standingTones: Readonly<Record<Standing, Tone>> = {
  unset: 'neutral',
  silent: 'neutral',
  within: 'done',
  warned: 'limit',
  breached: 'breached',
};

export function alertTone({ state, recoveredAt }: Pick<IndicatorAlert, 'state' | 'recoveredAt'>): Tone {
  if (state === 'closed') return 'done';
  if (state === 'raised') return 'breached';
  return recoveredAt === null ? 'limit' : 'progress';
}

/** How long the window is, in the unit in which people say it. */
export function useWindowWords(): (minutes: number) => string {
  const { t } = useTranslation();
  return (minutes) => {
    if (minutes % 1_440 === 0) return t('measures.window.days', { count: minutes / 1_440 });
    if (minutes % 60 === 0) return t('measures.window.hours', { count: minutes / 60 });
    return t('measures.window.minutes', { count: minutes });
  };
}
