import type { ReactNode } from 'react';
import type { Tone } from '../StateTag.tsx';
import { Instant } from '../Times.tsx';

export interface TimelineEntry {
  readonly key: string;
  readonly at: string;
  /** What happened, in a few words. */
  readonly title: ReactNode;
  readonly who?: ReactNode;
  readonly body?: ReactNode;
  readonly tone?: Tone;
}

/** What happened to a record, newest first or oldest first as given. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, at, title, who, body, tone = 'neutral' }) => (
        <li key={key} className={`state-${tone}`}>
          <div className="timeline-head">
            <span className="timeline-title">{title}</span>
            <span className="quiet">
              {who ? <>{who} · </> : null}
              <Instant at={at} />
            </span>
          </div>
          {body ? <div className="timeline-body">{body}</div> : null}
        </li>
      ))}
    </ol>
  );
}
