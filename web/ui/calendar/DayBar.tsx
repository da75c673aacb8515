import { clockText } from './clock.ts';
import './calendar.css';

/** Minutes from local midnight. */
export interface Window {
  readonly startMinute: number;
  readonly endMinute: number;
}

const share = (minutes: number) => `${(minutes / 1440) * 100}%`;

/** `09:00–12:00`. */
export const windowText = ({ startMinute, endMinute }: Window) => `${clockText(startMinute)}–${clockText(endMinute)}`;

/** A day from midnight to midnight, filled where it is open: a break shows as a gap. The words stand beside it. */
export function DayBar({ windows }: { windows: readonly Window[] }) {
  return (
    <span className="day-bar" aria-hidden="true">
      {windows.map(({ startMinute, endMinute }) => (
        <span
          key={`${startMinute} ${endMinute}`}
          style={{ left: share(startMinute), width: share(Math.max(0, endMinute - startMinute)) }}
        />
      ))}
    </span>
  );
}
