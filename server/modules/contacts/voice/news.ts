import type { LegConnection } from '@tongli/contracts/contacts';
import type { CallState, Quality } from '@tongli/contracts/voice';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Floor } from '../../../platform/floor.ts';
import { tables } from '../store.ts';
import { closeLeg } from './joining.ts';
import { lockCall, tellCall } from './rows.ts';
import { endVoicemail } from './voicemail.ts';

/** Says whether that is new. */
export async function noteConnection(
  call: Call,
  { callId, legId }: { callId: string; legId: string },
  connection: LegConnection,
): Promise<void> {
  await lockCall(call, callId, { make: false });
  const { numUpdatedRows } = await tables(call)
    .updateTable('contacts.call_leg')
    .set({ connection, since: call.now })
    .where('id', '=', legId)
    .where('ended_at', 'is', null)
    .where('connection', '<>', connection)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await tellCall(call, callId);
}

/** A leader who is gone supervises no more, though their page did not say so. */
const endSupervisionOf = (call: Call, legId: string) =>
  sql`update contacts.supervision s set until = ${call.now} from contacts.call_leg l where l.id = ${legId} and l.role = 'leader'
    and s.contact_id = l.contact_id and s.leader_id = l.person_id and s.until is null`.execute(call.tx);

/** Whoever leaves a message and goes has left it. */
export async function noteEnded(call: Call, { callId, legId }: { callId: string; legId: string }): Promise<void> {
  const row = await lockCall(call, callId, { make: false });
  if (!row || !(await closeLeg(call, legId))) return;
  if (row.voicemail_until !== null && row.ended_at === null) await endVoicemail(call, row);
  await endSupervisionOf(call, legId);
  await tellCall(call, callId);
}

/**
 * What calls there are where their sound is carried, and what the rows say. A call that is not there any more begins anew: its ends join
 * again. Whoever of them left meanwhile is lost.
 */
export async function noteCalls(call: Call, calls: readonly CallState[]): Promise<string[]> {
  const present = calls.flatMap(({ legs }) => legs);
  await sql`update contacts.call_leg l set since = ${call.now}, connection = coalesce(
      (select p.connection from jsonb_to_recordset(${JSON.stringify(present)}::jsonb) as p ("legId" uuid, connection text) where p."legId" = l.id),
      case l.connection when 'joining' then 'joining' else 'lost' end)
    where l.ended_at is null`.execute(call.tx);
  const open = await tables(call)
    .selectFrom('contacts.call')
    .select('contact_id')
    .where('ended_at', 'is', null)
    .orderBy('contact_id')
    .execute();
  const there = new Set(calls.map(({ callId }) => callId));
  for (const { contact_id: id } of open) await tellCall(call, id, { again: !there.has(id) });
  return open.map(({ contact_id: id }) => id);
}

/** Whoever is heard is there, though their page may sleep in the background. */
const seeCustomers = (db: Floor['db'], legs: readonly { readonly id: string }[], now: Date) =>
  sql`update contacts.live v set customer_seen_at = ${now} from contacts.call_leg l
    where v.contact_id = l.contact_id and l.role = 'customer' and l.ended_at is null and v.customer_seen_at is not null
      and l.id = any(${legs.map(({ id }) => id)}::uuid[])`.execute(db);

/** How well each was heard since it was written down last. */
interface Heard {
  samples: number;
  loss: number;
  jitter: number;
  trips: number;
  trip: number;
  last: Quality;
}

export interface Qualities {
  note(legId: string, quality: Quality): void;
  write(floor: Floor): Promise<void>;
}

export function gatherQuality(): Qualities {
  const heard = new Map<string, Heard>();
  return {
    note: (legId, last) => {
      const before = heard.get(legId) ?? { samples: 0, loss: 0, jitter: 0, trips: 0, trip: 0, last };
      heard.set(legId, {
        samples: before.samples + 1,
        loss: before.loss + last.lossShare,
        jitter: Math.max(before.jitter, last.jitterMs),
        trips: before.trips + (last.roundTripMs === null ? 0 : 1),
        trip: before.trip + (last.roundTripMs ?? 0),
        last,
      });
    },
    write: async ({ db, clock }) => {
      if (heard.size === 0) return;
      const rows = [...heard].map(([id, { last, ...sums }]) => ({ id, ...sums, ...last }));
      heard.clear();
      await sql`update contacts.call_leg l set samples = l.samples + x.samples, loss_sum = l.loss_sum + x.loss,
          worst_jitter_ms = greatest(l.worst_jitter_ms, x.jitter), trips = l.trips + x.trips, trip_sum_ms = l.trip_sum_ms + x.trip,
          last_loss = x."lossShare", last_jitter_ms = x."jitterMs", last_trip_ms = x."roundTripMs"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, samples integer, loss float8, jitter float8, trips integer,
          trip float8, "lossShare" float8, "jitterMs" float8, "roundTripMs" float8) where l.id = x.id`.execute(db);
      await seeCustomers(db, rows, await clock.now(db));
    },
  };
}
