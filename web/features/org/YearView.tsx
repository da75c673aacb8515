import LeftOutlined from '@ant-design/icons/es/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/es/icons/RightOutlined';
import type { Calendar, SpecialDayRow } from '@tongli/contracts/org';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { YearCalendar, YearLegend } from '../../ui/calendar/YearCalendar.tsx';
import { useBilingual } from '../../ui/language.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import type { Span } from '../../ui/spc/address.ts';
import { Day } from '../../ui/Times.tsx';
import { dateIn } from '../../ui/time.ts';
import { useSpecialWords } from './calendar-words.ts';
import { type DayRun, runsIn } from './special-days.ts';

function YearChoice({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className="year-bar">
      <Button icon={<LeftOutlined />} aria-label={t('org.special.year-before')} onClick={() => onYear(year - 1)} />
      <output aria-live="polite">{year}</output>
      <Button icon={<RightOutlined />} aria-label={t('org.special.year-after')} onClick={() => onYear(year + 1)} />
    </div>
  );
}

interface RunProps {
  run: DayRun;
  week: Calendar['week'];
  action: ReactNode;
}

function Run({ run: { from, to, days, day }, week, action }: RunProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useSpecialWords(week);
  return (
    <li>
      <span className="day-run-days">
        <Day on={from} />
        {from === to ? null : (
          <>
            {' – '}
            <Day on={to} />
          </>
        )}{' '}
        <span className="quiet">{t('org.special.days', { count: days })}</span>
      </span>
      <strong>{pick(day.name)}</strong>
      <span>{words.hours(day)}</span>
      {day.provisional ? <StateTag tone="waiting">{t('org.special.provisional')}</StateTag> : null}
      {action}
    </li>
  );
}

interface YearViewProps {
  week: Calendar['week'];
  special: readonly SpecialDayRow[];
  year: number;
  onYear: (year: number) => void;
  chosen?: Span | null;
  onDay?: (date: string) => void;
  /** Acts on a run of days, where they can be changed. */
  actionsOf?: (run: DayRun) => ReactNode;
  /** Between the year and its days in words. */
  children?: ReactNode;
}

/** The special days of a year, as a calendar and in words. */
export function YearView({ week, special, year, onYear, chosen = null, onDay, actionsOf, children }: YearViewProps) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  const words = useSpecialWords(week);
  const runs = runsIn(year, special);
  return (
    <>
      <YearChoice year={year} onYear={onYear} />
      <YearCalendar
        year={year}
        marks={new Map(special.map((day) => [day.date, words.mark(day)]))}
        closed={week.map((windows) => windows.length === 0)}
        today={dateIn(zone, now())}
        chosen={chosen}
        onDay={onDay}
      />
      <YearLegend entries={words.legend} />
      {children}
      {runs.length === 0 ? <p className="day-runs quiet">{t('org.special.none', { year })}</p> : null}
      <ul className="day-runs" aria-label={t('org.special.in-year', { year })}>
        {runs.map((run) => (
          <Run key={run.from} run={run} week={week} action={actionsOf?.(run)} />
        ))}
      </ul>
    </>
  );
}

/** The year of today at the site. */
export function useThisYear(): number {
  const { zone, now } = useSite();
  return Number(dateIn(zone, now()).slice(0, 4));
}
