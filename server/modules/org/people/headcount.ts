import type { IsoDate } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';

/** How many people belonged to each unit on a date, by what is dated: also of a day long over. Units without any are missing. */
export async function countStaff(call: Call, on: IsoDate): Promise<{ unitId: string; people: number }[]> {
  const { rows } = await sql<{ unitId: string; people: number }>`
    select unit_id as "unitId", count(*)::int as people from org.belonging
    where from_on <= ${on}::date and until_on > ${on}::date group by unit_id order by unit_id`.execute(call.tx);
  return rows;
}
