import type { IsoDate } from '@tongli/calendar';
import { type Refusal, refuse } from './call.ts';

const dayMs = 86_400_000;
/** Where the calendar begins. */
const earliest = '1900-01-01';

const wrong = (code: string, field: string, params: Refusal['params']) => refuse(code, { status: 422, field, params });

/** What is wrong with a range of dates; `place` is where it stands in the request, `maximum` its length in days. */
export function checkRange(
  { from, to }: { from: IsoDate; to: IsoDate },
  place: 'body' | 'query',
  maximum: number,
): Refusal | null {
  if (from < earliest) return wrong('date-too-early', `${place}.from`, { earliest });
  if (from > to) return wrong('from-after-to', `${place}.from`, { from, to });
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days > maximum) return wrong('range-too-long', `${place}.from`, { days, maximum });
  return null;
}
