import type { Indicator, ReportCadence, ReportGap, ReportResult } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';

/** As it is told everywhere: the same digits as in the files and mails. */
export const digits = (told: number | null): string => (told === null ? '—' : String(told));

export const spanOf = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? from : `${from} – ${to}`;

export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes after midnight; null where it is no time of day. */
export function minuteOf(text: string): number | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const value = Number(hour) * 60 + Number(minute);
  return hour === '' || Number(hour) > 23 || Number(minute) > 59 ? null : value;
}

export function useReportWords() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const unit = (of: Indicator['unit']) => (of === 'number' ? '' : t(`measures.report.unit.${of}`));
  return {
    unit,
    head: ({ name, unit: of }: Pick<Indicator, 'name' | 'unit'>) =>
      unit(of) === '' ? pick(name) : `${pick(name)} (${unit(of)})`,
    cadence(cadence: ReportCadence, minute: number): string {
      const at = clock(minute);
      if (cadence.every === 'week')
        return t('measures.report.each.week', { day: t(`measures.report.weekday.${cadence.weekday}`), at });
      if (cadence.every === 'month') return t('measures.report.each.month', { day: cadence.monthDay, at });
      if (cadence.every === 'hour') return t('measures.report.each.hour', { at, until: clock(cadence.untilMinute) });
      return t('measures.report.each.working-day', { at });
    },
    gap({ reason, indicator }: ReportGap, { indicators }: Pick<ReportResult, 'indicators'>): string {
      const name = indicators.find(({ code }) => code === indicator)?.name;
      return t(`measures.report.gap.${reason}`, { name: name ? pick(name) : '' });
    },
  };
}
