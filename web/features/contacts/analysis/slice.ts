import { type Search, writeSearch } from '../../../ui/address.ts';
import { asDate, dayAfter, type Span } from '../../../ui/spc/address.ts';
import { instantAtClock } from '../../../ui/zone-time.ts';

/** Of which contacts a page tells. It lives in the address. */
export interface Slice extends Span {
  readonly queueId?: string;
  readonly channel?: string;
  readonly unitId?: string;
  readonly agentId?: string;
}

const usualDays = 28;
export const cuts = ['queueId', 'channel', 'unitId', 'agentId'] as const;

/** What an address asks for; without dates the last four weeks, so that every weekday counts alike. */
export function sliceOf(search: Search, today: string): Slice {
  const [from, to] = [asDate(search.from), asDate(search.to)];
  const span = from && to && from <= to ? { from, to } : { from: dayAfter(today, 1 - usualDays), to: today };
  const chosen = cuts.flatMap((cut) => (search[cut] ? [[cut, search[cut]] as const] : []));
  return { ...span, ...Object.fromEntries(chosen) };
}

/** The contacts of a slice as a list, with what else they must be. */
export function contactsOf(
  { from, to, queueId, channel, agentId }: Slice,
  zone: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const filters = {
    'filter[startedAt][gte]': instantAtClock(zone, `${from}T00:00`),
    'filter[startedAt][lt]': instantAtClock(zone, `${dayAfter(to, 1)}T00:00`),
    'filter[queueId][in]': queueId,
    'filter[channel][in]': channel,
    'filter[agentId][in]': agentId,
    ...more,
  };
  return `/contacts${writeSearch(filters)}`;
}
