import './calendar.css';
import { type MonthDay, weeksOf } from './month.ts';
import { useCalendarNames } from './names.ts';

/** How a date that differs from its weekday is shown: by colour, by a mark and in words. */
export interface DayMark {
  readonly kind: 'closed' | 'open';
  /** One or two characters in the cell. */
  readonly mark: string;
  /** The whole of it, on hover and for screen readers. */
  readonly words: string;
  /** Not certain yet: outlined with dashes. */
  readonly dashed: boolean;
}

interface YearCalendarProps {
  year: number;
  marks: ReadonlyMap<string, DayMark>;
  /** Whether this weekday is usually closed, Monday first. */
  closed: readonly boolean[];
  today: string;
  /** Days chosen at the moment. */
  chosen?: { readonly from: string; readonly to: string } | null;
  /** Makes each day a button. */
  onDay?: ((date: string) => void) | undefined;
}

type DayProps = Omit<YearCalendarProps, 'year'> & { of: MonthDay };

function DayCell({ of: { date, day, weekday }, marks, closed, today, chosen, onDay }: DayProps) {
  const mark = marks.get(date);
  const look = [
    'year-day',
    mark ? `year-${mark.kind}` : '',
    mark?.dashed ? 'year-dashed' : '',
    !mark && closed[weekday] ? 'year-quiet' : '',
    chosen && date >= chosen.from && date <= chosen.to ? 'year-chosen' : '',
  ];
  const shared = {
    className: look.filter(Boolean).join(' '),
    title: mark?.words,
    ...(date === today ? { 'aria-current': 'date' as const } : {}),
  };
  const inside = (
    <>
      {day}
      {mark ? <i aria-hidden="true">{mark.mark}</i> : null}
      <span className="for-readers">
        {onDay ? ` ${date} ` : ' '}
        {mark?.words}
      </span>
    </>
  );
  if (!onDay) return <span {...shared}>{inside}</span>;
  return (
    <button {...shared} type="button" onClick={() => onDay(date)}>
      {inside}
    </button>
  );
}

function Month({ month, ...rest }: YearCalendarProps & { month: number }) {
  const names = useCalendarNames();
  return (
    <table className="year-month">
      <caption>{names.month(month)}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
            <th key={weekday} scope="col" abbr={names.weekday(weekday)}>
              {names.weekday(weekday, 'narrow')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(rest.year, month).map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, weekday) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the week is what a day is.
              <td key={weekday}>{day ? <DayCell {...rest} of={day} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A year at a glance, with the dates that differ from their weekday. */
export function YearCalendar(props: YearCalendarProps) {
  return (
    <div className="year-calendar">
      {Array.from({ length: 12 }, (_, month) => month).map((month) => (
        <Month key={month} month={month} {...props} />
      ))}
    </div>
  );
}

/** What the marks mean. */
export function YearLegend({ entries }: { entries: readonly (DayMark & { readonly key: string })[] }) {
  return (
    <ul className="year-legend">
      {entries.map(({ key, kind, mark, words, dashed }) => (
        <li key={key}>
          <span className={`year-day year-${kind}${dashed ? ' year-dashed' : ''}`} aria-hidden="true">
            <i>{mark}</i>
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}
