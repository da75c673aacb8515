import { addDays, dayRange } from '@tongli/calendar';
import { staffCounted } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { businessDay, countStaff, foundingProject } from '../../org/index.ts';
import { later } from '../dates.ts';

const mostDays = 60;
/** In one event, so that none grows without bound. */
const mostUnits = 500;

async function readTold(call: Call): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select day::text as day from measures.told_day where name = 'staff' for update`.execute(call.tx);
  return rows[0]?.day ?? null;
}

/** How many people a unit had on each day that is over: told then, once, so that a mean misses none when the house was shut. */
export const staffCount = daily('staff-count', async (call) => {
  const { lastComplete: to } = await businessDay(call);
  const told = await readTold(call);
  const from = told === null ? to : later(addDays(to, 1 - mostDays), addDays(told, 1));
  if (from > to) return;
  for (const day of dayRange(from, to)) await tell(call, day);
  await sql`insert into measures.told_day (name, day) values ('staff', ${to}::date)
    on conflict (name) do update set day = excluded.day`.execute(call.tx);
});

async function tell(call: Call, day: string): Promise<void> {
  const units = await countStaff(call, day);
  if (units.length === 0) return;
  const projectId = await foundingProject(call);
  for (let from = 0; from < units.length; from += mostUnits)
    await append(call, staffCounted, projectId, { day, units: units.slice(from, from + mostUnits) });
}
