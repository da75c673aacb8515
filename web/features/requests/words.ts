import { listCalendars } from '@tongli/contracts/org';
import type { ComplaintSettings } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';

export interface Setting {
  readonly key: keyof ComplaintSettings;
  readonly label: string;
  readonly value: string;
}

/** Calendars by code, with their names. */
export function useCalendars(): { value: string; label: string }[] {
  const pick = useBilingual();
  const { data } = useRead(listCalendars, {}, { staleTime: 60_000 });
  return data?.calendars.map(({ code, name }) => ({ value: code, label: pick(name) })) ?? [];
}

/** Settings in words, in the order of a case. */
export function useSettingWords(): (settings: ComplaintSettings) => Setting[] {
  const { t } = useTranslation();
  const { number, percent, money } = useNumbers();
  const calendars = useCalendars();
  const pick = useBilingual();
  return ({
    acknowledgeWithinMinutes,
    calendar,
    handlerAuthorityMinor,
    respondWithinDays,
    warnAtShare,
    complexRespondWithinDays,
    pauseReasons,
    pauseAtMostDays,
    extendAtMostDays,
    extendAtMostTimes,
    recourse,
    daysCount,
  }) => [
    {
      key: 'acknowledgeWithinMinutes',
      label: t('requests.acknowledge'),
      value: t('requests.hours', {
        count: acknowledgeWithinMinutes / 60,
        hours: number(acknowledgeWithinMinutes / 60),
      }),
    },
    {
      key: 'respondWithinDays',
      label: t('requests.respond'),
      value: t('requests.days', { count: respondWithinDays }),
    },
    { key: 'daysCount', label: t('requests.days-count'), value: t(`requests.days-count-${daysCount}`) },
    {
      key: 'complexRespondWithinDays',
      label: t('requests.complex'),
      value:
        complexRespondWithinDays === null
          ? t('requests.complex-none')
          : t('requests.days', { count: complexRespondWithinDays }),
    },
    {
      key: 'pauseReasons',
      label: t('requests.pause-reasons'),
      value: pauseReasons.map((reason) => t(`requests.pause-reason.${reason}`)).join(t('requests.separator')) || '—',
    },
    {
      key: 'pauseAtMostDays',
      label: t('requests.pause-at-most'),
      value: t('requests.calendar-days', { count: pauseAtMostDays }),
    },
    {
      key: 'extendAtMostDays',
      label: t('requests.extend-at-most'),
      value: t('requests.extend-value', { days: extendAtMostDays, times: extendAtMostTimes }),
    },
    { key: 'recourse', label: t('requests.recourse'), value: pick(recourse) },
    {
      key: 'warnAtShare',
      label: t('requests.warn'),
      value: t('requests.share', { share: percent(warnAtShare, 0) }),
    },
    {
      key: 'handlerAuthorityMinor',
      label: t('requests.authority'),
      value: t('requests.up-to', { amount: money(handlerAuthorityMinor, 'CNY') }),
    },
    {
      key: 'calendar',
      label: t('requests.calendar'),
      value: calendars.find(({ value }) => value === calendar)?.label ?? calendar,
    },
  ];
}
