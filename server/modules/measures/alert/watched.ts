import type { CaseBehind, Figure, Indicator } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import type { PlaceAsked, Window } from '../cells/reading.ts';
import type { DayCount } from '../series.ts';
import type { Judged } from './judging.ts';

export interface Over {
  readonly figure: Figure;
  /** The earliest of what it was counted of: when that leaves, the window is another; null of an empty one. */
  readonly first: Date | null;
}

/** So many minutes each from `after` on. */
export interface Steps extends Window {
  readonly minutes: number;
}

/** An indicator as thresholds look at it, of the catalogue or of those that people wrote: over windows of minutes, and over the days before. */
export interface Watched extends Judged {
  readonly indicator: Indicator;
  /** That it was written for; left out of the catalogue's. */
  readonly projectId?: string;
  over(call: Call, place: PlaceAsked, window: Window): Promise<Over>;
  inSteps(call: Call, place: PlaceAsked, steps: Steps): Promise<(step: number) => Figure>;
  /** The last four weeks, from the first day on record on. */
  past(call: Call, place: PlaceAsked): Promise<readonly DayCount[]>;
  /** Those that made it what it was in a window, the worst first. */
  cases(call: Call, place: PlaceAsked, window: Window): Promise<CaseBehind[]>;
}

export const minutesOf = ({ after, until }: Window): number => (until.getTime() - after.getTime()) / 60_000;
