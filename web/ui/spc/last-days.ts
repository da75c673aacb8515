import { useSite } from '../../api/session.ts';
import { dateIn } from '../time.ts';
import type { Span } from './address.ts';

const dayMs = 86_400_000;

/** The last so many dates of the site, with today. */
export function useLastDays(days: number): Span {
  const { zone, now } = useSite();
  const at = now();
  return { from: dateIn(zone, at - (days - 1) * dayMs), to: dateIn(zone, at) };
}
