import { useSite } from '../../../api/session.ts';
import { dateIn } from '../../../ui/time.ts';

const usualDays = 30;
const dayMs = 86_400_000;

/** The thirty days that ended yesterday. */
export function useUsualPeriod(): { readonly from: string; readonly to: string } {
  const { zone, now } = useSite();
  return { from: dateIn(zone, now() - usualDays * dayMs), to: dateIn(zone, now() - dayMs) };
}
