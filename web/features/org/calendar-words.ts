import type { Calendar, SpecialDayRow } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { type Window, windowText } from '../../ui/calendar/DayBar.tsx';
import type { DayMark } from '../../ui/calendar/YearCalendar.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { openMinutes } from './hours.ts';

/** The hours of a day in words: its windows and what they come to. */
export function useHoursWords(): (windows: readonly Window[]) => string {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (windows) => {
    if (windows.length === 0) return t('org.hours.closed');
    const hours = number(Math.round((openMinutes(windows) / 60) * 100) / 100);
    return t('org.hours.open', { windows: windows.map(windowText).join(t('app.list-separator')), hours });
  };
}

export interface SpecialWords {
  /** How a special day shows in the year. */
  mark(day: SpecialDayRow): DayMark;
  /** What holds on it: closed, or its hours. */
  hours(day: SpecialDayRow): string;
  readonly legend: readonly (DayMark & { readonly key: string })[];
}

/** Special days in words. Without hours of its own an open one has Monday's. */
export function useSpecialWords(week: Calendar['week']): SpecialWords {
  const { t } = useTranslation();
  const pick = useBilingual();
  const hoursWords = useHoursWords();
  const kindWords = (kind: SpecialDayRow['kind']) => t(`org.special.${kind}`);
  const markOf = (kind: SpecialDayRow['kind']) => t(`org.special.${kind}-mark`);
  const provisional = t('org.special.provisional');
  return {
    mark: ({ kind, name, provisional: dashed = false }) => ({
      kind,
      mark: markOf(kind),
      words: [pick(name), kindWords(kind), dashed ? provisional : ''].filter(Boolean).join(' · '),
      dashed,
    }),
    hours: ({ kind, windows }) => (kind === 'closed' ? kindWords(kind) : hoursWords(windows ?? week[0] ?? [])),
    legend: [
      { key: 'closed', kind: 'closed', mark: markOf('closed'), words: kindWords('closed'), dashed: false },
      { key: 'open', kind: 'open', mark: markOf('open'), words: kindWords('open'), dashed: false },
      {
        key: 'provisional',
        kind: 'closed',
        mark: markOf('closed'),
        words: t('org.special.provisional-words'),
        dashed: true,
      },
    ],
  };
}
