import { filterKey } from '../../../api/list.ts';
import { clockAt, instantAtClock } from '../../../ui/zone-time.ts';

export const whens = ['today', 'overdue', 'week', 'open', 'kept', 'missed', 'withdrawn'] as const;
export type When = (typeof whens)[number];
export const whoses = ['mine', 'team', 'all'] as const;
export type Whose = (typeof whoses)[number];

const dayMs = 86_400_000;

/** Midnight of the site, so many days from today. */
function midnight(zone: string, now: number, days: number): string {
  const date = clockAt(zone, now).slice(0, 10);
  const later = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  return instantAtClock(zone, `${later}T00:00`);
}

/** Days left until Monday; on a Sunday the week ends that night. */
const daysLeft = (zone: string, now: number): number => {
  const weekday = new Date(`${clockAt(zone, now).slice(0, 10)}T00:00:00Z`).getUTCDay();
  return weekday === 0 ? 1 : 8 - weekday;
};

/** What a view asks of the list of tasks. */
export function filtersOf(
  when: When,
  { whose, zone, now, me, unitId }: { whose: Whose; zone: string; now: number; me: string; unitId: string | null },
): Record<string, string> {
  const open = { [filterKey('ended', 'eq')]: 'false' };
  const before = (days: number) => ({ [filterKey('dueAt', 'lt')]: midnight(zone, now, days) });
  const asked: Readonly<Record<When, Record<string, string>>> = {
    today: { ...open, ...before(1) },
    overdue: { ...open, [filterKey('urgency', 'in')]: 'breached' },
    week: { ...open, ...before(daysLeft(zone, now)) },
    open,
    kept: { [filterKey('outcome', 'in')]: 'kept' },
    missed: { [filterKey('outcome', 'in')]: 'missed' },
    withdrawn: { [filterKey('outcome', 'in')]: 'withdrawn' },
  };
  return {
    [filterKey('kind', 'eq')]: 'promise',
    ...asked[when],
    ...(whose === 'mine' ? { [filterKey('ownerId', 'eq')]: me } : {}),
    ...(whose === 'team' && unitId ? { [filterKey('unitId', 'in')]: unitId } : {}),
  };
}
