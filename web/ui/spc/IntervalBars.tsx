import type { ReactNode } from 'react';
import './interval.css';

export interface Interval {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether it leaves out zero: drawn stronger, and said in the words. */
  readonly isClear: boolean;
  /** What the bar says. */
  readonly words: ReactNode;
}

/** Estimates with their intervals on one scale, in the order given; zero is a line. The words say all that the bars show. */
export function IntervalBars({ label, items }: { label: string; items: readonly Interval[] }) {
  const low = Math.min(0, ...items.map((item) => item.low));
  const high = Math.max(0, ...items.map((item) => item.high));
  const width = high - low || 1;
  const at = (value: number) => `${((value - low) / width) * 100}%`;
  return (
    <ol className="intervals" aria-label={label}>
      {items.map(({ key, name, value, low: from, high: to, isClear, words }) => (
        <li key={key} className="interval-row">
          <div>{name}</div>
          <div className="interval-track" aria-hidden="true">
            <span className="interval-zero" style={{ left: at(0) }} />
            <span
              className={`interval-bar${isClear ? ' clear' : ''}`}
              style={{ left: at(from), width: `${((to - from) / width) * 100}%` }}
            />
            <span className={`interval-dot${isClear ? ' clear' : ''}`} style={{ left: at(value) }} />
          </div>
          <p className="interval-words">{words}</p>
        </li>
      ))}
    </ol>
  );
}
