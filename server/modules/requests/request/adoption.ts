import { addDays } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { tables } from '../store.ts';
import { seenBy } from './store.ts';

interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Calendars count from 1900 on; of a day before them nothing is counted back. */
const countable = '1901-01-01';

/** Where no day is named: up to today, and thirty days in all. */
async function spanOf(call: Call, asked: Span) {
  const to = asked.to ?? (await businessDay(call)).today;
  return { from: asked.from ?? (to < countable ? to : addDays(to, -29)), to };
}

/** Suggestions lodged from one day to another, by the unit that they were for. The rate is adopted ÷ decided, put off ones apart. */
export async function adoptionRates(call: Call, asked: Span) {
  const { from, to } = await spanOf(call, asked);
  const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const rows = await tables(call)
    .selectFrom('requests.request as request')
    .select([
      'request.for_unit_id as unitId',
      sql<number>`count(*)::int`.as('made'),
      count(sql`request.adoption in ('adopted', 'not-adopted')`).as('decided'),
      count(sql`request.adoption = 'adopted'`).as('adopted'),
      count(sql`request.answered_at is not null`).as('answered'),
    ])
    .where('request.kind', '=', 'suggestion')
    .where('request.lodged_on', '>=', from)
    .where('request.lodged_on', '<=', to)
    .where(seenBy(call))
    .groupBy('request.for_unit_id')
    .orderBy('made', 'desc')
    .orderBy('request.for_unit_id')
    .execute();
  const sum = (field: 'made' | 'decided' | 'adopted' | 'answered') => rows.reduce((all, row) => all + row[field], 0);
  const total = { made: sum('made'), decided: sum('decided'), adopted: sum('adopted'), answered: sum('answered') };
  return { from, to, units: rows, total };
}
