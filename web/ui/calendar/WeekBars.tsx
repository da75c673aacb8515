import { clockText } from './clock.ts';
import { DayBar, type Window } from './DayBar.tsx';
import { useCalendarNames } from './names.ts';

const marks = [0, 6, 12, 18, 24];

interface WeekBarsProps {
  /** Monday first. */
  week: readonly (readonly Window[])[];
  /** The hours of a day in words. */
  words: (windows: readonly Window[]) => string;
}

/** A week as seven bars, each with its hours in words. */
export function WeekBars({ week, words }: WeekBarsProps) {
  const names = useCalendarNames();
  return (
    <dl className="week-bars">
      <div className="week-marks" aria-hidden="true">
        {marks.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {clockText(hour * 60)}
          </span>
        ))}
      </div>
      {week.map((windows, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the week is what a day is.
        <div key={index} className="week-day">
          <dt>{names.weekday(index)}</dt>
          <dd className="week-bar">
            <DayBar windows={windows} />
          </dd>
          <dd className={windows.length > 0 ? 'figures' : 'quiet'}>{words(windows)}</dd>
        </div>
      ))}
    </dl>
  );
}
