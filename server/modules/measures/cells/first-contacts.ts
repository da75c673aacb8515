import { addDays, dayRange } from '@tongli/calendar';
import { firstContactsCounted } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { businessDay } from '../../org/index.ts';
import { later } from '../dates.ts';

export interface FirstContacts {
  readonly projectId: string;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly unitId: string | null;
  readonly channel: string;
  readonly contacts: number;
  readonly followed: number;
  readonly firstLine: number;
  readonly firstLineFollowed: number;
}

/**
 * Answered contacts of known customers that came on a business date, and how many were followed within so many days; the same of those that the
 * first line could resolve by itself.
 */
export type CountFirstContacts = (call: Call, day: string, withinDays: number) => Promise<readonly FirstContacts[]>;

/** The window of the domain's usual method; another one is another indicator. */
const withinDays = 7;
const mostDays = 60;
/** In one event, so that none grows without bound. */
const mostRows = 500;

async function readTold(call: Call): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select day::text as day from measures.told_day where name = 'first-contacts' for update`.execute(call.tx);
  return rows[0]?.day ?? null;
}

/** What can only be known when the days behind it are over: told then, once, as a fact of the day of the contact. */
export const firstContactCount = (count: CountFirstContacts) =>
  daily('first-contact-count', async (call) => {
    const { today } = await businessDay(call);
    const to = addDays(today, -withinDays - 1);
    const told = await readTold(call);
    const from = later(addDays(to, 1 - mostDays), told === null ? addDays(to, 1 - mostDays) : addDays(told, 1));
    if (from > to) return;
    for (const day of dayRange(from, to)) await tell(call, day, await count(call, day, withinDays));
    await sql`insert into measures.told_day (name, day) values ('first-contacts', ${to}::date)
      on conflict (name) do update set day = excluded.day`.execute(call.tx);
  });

async function tell(call: Call, day: string, all: readonly FirstContacts[]): Promise<void> {
  for (const [projectId, own] of Map.groupBy(all, (row) => row.projectId))
    for (let from = 0; from < own.length; from += mostRows) {
      const rows = own.slice(from, from + mostRows).map(({ projectId: _of, ...row }) => row);
      await append(call, firstContactsCounted, projectId, { day, rows });
    }
}
