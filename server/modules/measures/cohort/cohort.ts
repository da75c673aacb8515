import { type CohortShare, longestCohortPeriod, mostCohortReadings } from '@tongli/contracts/measures';
import { type Refusal, refuse } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
}

const wrong = (code: string, field: string, params?: Refusal['params']) =>
  refuse(code, { status: 422, field, ...(params ? { params } : {}) });

/** A period that has ended: what is read of it does not change by tomorrow. */
export function decidePeriod(period: Period, today: string): Refusal | null {
  const refused = checkRange(period, 'body', longestCohortPeriod);
  if (refused) return refused;
  return period.to >= today ? wrong('period-not-over', 'body.to', { today }) : null;
}

export function decideReading(before: readonly Period[]): Refusal | null {
  return before.length >= mostCohortReadings
    ? refuse('too-many-readings', { params: { most: mostCohortReadings } })
    : null;
}

interface Billing {
  readonly lost: number;
  readonly revenueMinor: number;
  readonly totalMinor: number;
}

/** A part is never beyond its whole; what is told stands. */
export function decideTelling(
  told: boolean,
  members: number,
  { lost, revenueMinor, totalMinor }: Billing,
): Refusal | null {
  if (told) return refuse('told-already');
  if (lost > members) return wrong('lost-beyond-members', 'body.lost', { members });
  if (revenueMinor > totalMinor) return wrong('revenue-beyond-total', 'body.revenueMinor');
  return null;
}

export const shareOf = (part: number, whole: number): CohortShare => ({
  ...{ part, whole },
  value: whole === 0 ? null : part / whole,
});
