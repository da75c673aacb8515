import type { Call } from '../../../platform/call.ts';
import { getCalendar } from '../../org/index.ts';
import { currentProcess } from '../../requests/index.ts';
import { leavesJudging, type Mapping } from './mapping.ts';

/** What the dates of a ledger can be judged by where it does not say itself whether its rows were on time. */
export interface PresentLimit {
  readonly workingDays: number;
  readonly holidayYears: string[];
}

/** Null where the mapping leaves nothing to judge. */
export async function presentLimit(call: Call, mapping: Mapping): Promise<PresentLimit | null> {
  if (!leavesJudging(mapping)) return null;
  const { settings } = await currentProcess(call);
  const { calendar } = await getCalendar(call, settings.calendar);
  const years = Object.keys(calendar.special).map((date) => date.slice(0, 4));
  return { workingDays: settings.respondWithinDays, holidayYears: [...new Set(years)].toSorted() };
}
