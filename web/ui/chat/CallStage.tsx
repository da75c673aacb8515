import type { ReactNode } from 'react';
import type { Level } from '../../api/voice/index.ts';
import { LevelMeter } from '../voice/LevelMeter.tsx';
import './call.css';

interface Metered {
  readonly label: string;
  readonly level: Level | null;
}

interface CallStageProps {
  /** How it stands, as the first thing to be read. */
  words: ReactNode;
  /** Smaller, below: what is recorded, what else is to be known. */
  beneath: ReactNode;
  meters: readonly Metered[];
  acts: ReactNode;
  /** Nobody speaks yet. */
  isQuiet?: boolean;
}

/** A call in the middle of a customer's page: how it stands, how loud both sides are, and what can be done. */
export function CallStage({ words, beneath, meters, acts, isQuiet = false }: CallStageProps) {
  return (
    <section className={isQuiet ? 'call-stage call-quiet' : 'call-stage'}>
      <svg className="call-mark" viewBox="0 0 48 48" width="72" height="72" aria-hidden="true" focusable="false">
        <circle cx="24" cy="24" r="23" />
        <path d="M16.5 13.5l4 .3 1.8 5.4-2.7 2.6c1.2 2.6 3.9 5.3 6.6 6.6l2.6-2.7 5.4 1.8.3 4c-.2 1.9-1.7 3.3-3.7 3.3C21.700 34.800 13.200 26.300 13.200 17.200c0-2 1.400-3.500 3.300-3.700z" />
      </svg>
      <p className="call-words" role="status">
        {words}
      </p>
      {beneath}
      <dl className="call-meters">
        {meters.map(({ label, level }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <LevelMeter level={level} label={label} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="call-acts">{acts}</div>
    </section>
  );
}
