import { addDays, instantOf, isOpen, localDate } from '@tongli/calendar';
import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { getCalendar, isPerson } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { WindowRow } from './store.ts';
import { inReach, offered, replyOf } from './windows.ts';

/** How far ahead visits are offered. */
const daysAhead = 14;

/** The next fourteen days of a team that its calendar has open, with what is left of each window. */
export async function listSlots(call: Call, unitId: string) {
  const windows = await offered(call).where('unit_id', '=', unitId).execute();
  const { calendar } = await getCalendar(call);
  const today = localDate(calendar.zone, call.now);
  const taken = await takenIn(call, unitId, today);
  const slots = Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead)).flatMap((on) =>
    windows.flatMap((row) => {
      const startsAt = instantOf(calendar.zone, on, row.from_minute);
      if (startsAt <= call.now || !isOpen(calendar, startsAt)) return [];
      const left = Math.max(0, row.capacity - (taken.get(`${row.id} ${on}`) ?? 0));
      return [{ window: replyOf(row), on, startsAt: startsAt.toISOString(), left }];
    }),
  );
  return { slots };
}

async function takenIn(call: Call, unitId: string, from: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ window_id: string; on_date: string; taken: number }>`
    select window_id, on_date::text, count(*)::integer as taken from requests.visit
    where unit_id = ${unitId}::uuid and on_date >= ${from}::date and state not in ('cancelled', 'missed')
    group by window_id, on_date`.execute(call.tx);
  return new Map(rows.map((row) => [`${row.window_id} ${row.on_date}`, row.taken]));
}

export interface Slot {
  readonly windowId: string;
  readonly on: string;
  readonly personId: string | null;
}

export interface TakenSlot {
  readonly window: WindowRow;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Holds a place in a window until the transaction ends: whoever books the same window waits, and of two for the last place the second is
 * refused `window-full`. Besides: `unknown-window`, `window-closed` and `window-over`. `but` is the visit that gives its own place up.
 */
export async function takeSlot(call: Call, { windowId, on }: Slot, but: string | null): Promise<TakenSlot | Refusal> {
  const window = await tables(call)
    .selectFrom('requests.visit_window')
    .selectAll()
    .where('id', '=', windowId)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  if (!window?.offered) return refuse('unknown-window', { status: 422, field: 'body.windowId' });
  const { calendar } = await getCalendar(call);
  const startsAt = instantOf(calendar.zone, on, window.from_minute);
  const endsAt = instantOf(calendar.zone, on, window.until_minute);
  if (endsAt <= call.now) return refuse('window-over', { status: 422, field: 'body.on' });
  if (!isOpen(calendar, startsAt)) return refuse('window-closed', { status: 422, field: 'body.on' });
  const { rows } = await sql<{ taken: number }>`
    select count(*)::integer as taken from requests.visit
    where window_id = ${windowId}::uuid and on_date = ${on}::date and state not in ('cancelled', 'missed')
      and id is distinct from ${but}::uuid`.execute(call.tx);
  if ((rows[0]?.taken ?? 0) >= window.capacity)
    return refuse('window-full', { status: 409, field: 'body.windowId', params: { capacity: window.capacity } });
  return { window, startsAt, endsAt };
}

/** Nobody is in two places at once: whoever plans the same person for the same day waits, and is refused `person-busy`. */
export async function takePerson(
  call: Call,
  personId: string | null,
  { on, startsAt, endsAt, but }: { on: string; startsAt: Date; endsAt: Date; but: string | null },
): Promise<Refusal | null> {
  if (personId === null) return null;
  if (!(await isPerson(call, personId))) return refuse('unknown-person', { status: 422, field: 'body.personId' });
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visit ${personId} ${on}`}, 0))`.execute(call.tx);
  const busy = await tables(call)
    .selectFrom('requests.visit')
    .select('id')
    .where('person_id', '=', personId)
    .where('on_date', '=', on)
    .where('ended_at', 'is', null)
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .where(sql<boolean>`id is distinct from ${but}::uuid`)
    .executeTakeFirst();
  return busy ? refuse('person-busy', { field: 'body.personId' }) : null;
}
