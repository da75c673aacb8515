import type { ReplyOf } from '@tongli/contracts/kernel';
import type { getStaffingBasis, StaffingTerms } from '@tongli/contracts/measures';

export type Basis = ReplyOf<typeof getStaffingBasis>;

/** What of a trial is moved by hand; volume in parts of what was measured. */
export interface Moved {
  readonly volume: number;
  readonly handleSeconds: number;
  readonly patienceSeconds: number | null;
  readonly answerSeconds: number;
  readonly serviceLevel: number;
  readonly maxOccupancy: number;
  readonly shrinkage: number;
  readonly agentsMore: number;
  readonly hourCost: number | null;
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, Math.round(value)));

/** As it was measured over the last four weeks; what nothing tells begins with what the trade takes for usual. */
export const movedFrom = (basis: Basis): Moved => ({
  volume: 1,
  handleSeconds: within(basis.handleSeconds ?? 240, 10, 1_800),
  patienceSeconds: basis.patienceSeconds === null ? null : within(basis.patienceSeconds, 1, 7_200),
  answerSeconds: within(basis.answerSeconds ?? 20, 0, 300),
  ...{ serviceLevel: 0.8, maxOccupancy: 0.85, shrinkage: 0.3, agentsMore: 0 },
  hourCost: basis.hourCost === null ? null : Math.round(basis.hourCost * 100) / 100,
});

/** The half-hours of a weekday, from the first with anything to the last; or so many contacts in one half-hour. */
export function contactsOf(basis: Basis, weekday: number, entered: number | null): readonly number[] {
  if (entered !== null) return [entered];
  return spanOf(basis, weekday).contacts;
}

export function spanOf(
  basis: Basis,
  weekday: number,
): { readonly first: number; readonly contacts: readonly number[] } {
  const day = basis.weekdays[weekday] ?? [];
  const first = day.findIndex((one) => one > 0);
  if (first < 0) return { first: 0, contacts: [] };
  return { first, contacts: day.slice(first, day.findLastIndex((one) => one > 0) + 1) };
}

/** Half-hours of the day as they are read on a clock. */
export const clockOf = (half: number) =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;

export function termsOf({ volume, ...moved }: Moved, contacts: readonly number[]): StaffingTerms {
  return {
    ...moved,
    contacts: contacts.map((one) => Math.min(20_000, Math.round(one * volume * 100) / 100)),
    intervalMinutes: 30,
  };
}
