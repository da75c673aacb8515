import type { BreakdownBy } from '@tongli/contracts/measures';
import { useSite } from '../../../api/session.ts';
import { writeSearch } from '../../../ui/address.ts';
import { dayAfter, type Span } from '../../../ui/spc/address.ts';
import { instantAtClock } from '../../../ui/zone-time.ts';

/** The contacts that came on these dates, of a person, queue or channel, as a list. */
export function useContactsAddress({
  from,
  to,
}: Span): (by: BreakdownBy, key: string, place: { person?: string }) => string {
  const { zone } = useSite();
  return (by, key, { person }) =>
    `/contacts${writeSearch({
      'filter[startedAt][gte]': instantAtClock(zone, `${from}T00:00`),
      'filter[startedAt][lt]': instantAtClock(zone, `${dayAfter(to, 1)}T00:00`),
      'filter[agentId][in]': by === 'person' ? key : person,
      'filter[queueId][in]': by === 'queue' ? key : undefined,
      'filter[channel][in]': by === 'channel' ? key : undefined,
    })}`;
}
