import type { Allowance } from '@tongli/contracts/kernel';
import type { Kind } from '../../../ui/record/story.ts';
import type { Tone } from '../../../ui/StateTag.tsx';

export const recordConditions = ['rows', 'loading', 'empty', 'error', 'forbidden', 'stale', 'closed'] as const;
export type RecordCondition = (typeof recordConditions)[number];

interface Happened {
  readonly key: string;
  readonly at: string;
  readonly tone: Tone;
  readonly kind: Kind;
}

export interface Sample {
  readonly closed: boolean;
  readonly empty: boolean;
  readonly actions: Readonly<Record<'take' | 'ask' | 'close', Allowance>>;
  readonly story: readonly Happened[];
}

const allowed: Allowance = { allowed: true, refusal: null };
const refused = (code: string): Allowance => ({ allowed: false, refusal: code });

const story: readonly Happened[] = [
  { key: 'opened', at: '2026-03-02T01:04:00Z', tone: 'progress', kind: 'work' },
  { key: 'taken', at: '2026-03-02T01:20:00Z', tone: 'neutral', kind: 'work' },
  { key: 'said', at: '2026-03-02T06:42:00Z', tone: 'neutral', kind: 'said' },
  { key: 'warned', at: '2026-03-03T00:30:00Z', tone: 'limit', kind: 'limit' },
  { key: 'asked', at: '2026-03-03T02:15:00Z', tone: 'waiting', kind: 'work' },
  { key: 'answered', at: '2026-03-04T08:05:00Z', tone: 'done', kind: 'work' },
];

/** A record at hand in that state. */
export function sampleOf(condition: RecordCondition): Sample {
  const closed = condition === 'closed';
  const empty = condition === 'empty';
  return {
    closed,
    empty,
    actions: {
      take: closed ? refused('not-found') : allowed,
      ask: refused('forbidden'),
      close: closed ? refused('stale-version') : allowed,
    },
    story: empty ? [] : story,
  };
}
