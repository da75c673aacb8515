import type { CallLeg, CallRole, Recordings } from '@tongli/contracts/contacts';
import type { Selectable } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { findContact } from '../history/list.ts';
import type { Whole } from '../history/rows.ts';
import { screensOf } from '../screen/showing.ts';
import { readSettings } from '../settings/store.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import { holdsOf, openHold } from './holds.ts';
import { keptUntil, usualDays } from './retention.ts';
import type { LegRow } from './rows.ts';

type RecordingRow = Selectable<ContactsTables['contacts.recording']>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function stateOf({ state }: RecordingRow, { ended_at: endedAt }: LegRow): NonNullable<CallLeg['recording']>['state'] {
  if (state === 'open') return endedAt === null ? 'running' : 'unfinished';
  return state as 'kept' | 'silent' | 'lost' | 'deleted';
}

function meanOf({ samples, loss_sum, worst_jitter_ms, trips, trip_sum_ms }: LegRow): CallLeg['quality'] {
  if (samples === 0) return null;
  return {
    lossShare: loss_sum / samples,
    jitterMs: worst_jitter_ms,
    roundTripMs: trips === 0 ? null : trip_sum_ms / trips,
  };
}

const recordingOf = (row: RecordingRow, leg: LegRow, days: number, isHeld: boolean): CallLeg['recording'] => ({
  id: row.id,
  state: stateOf(row, leg),
  startedAt: iso(row.started_at),
  durationMs: row.duration_ms,
  bytes: row.bytes === null ? null : Number(row.bytes),
  keptUntil: row.state !== 'kept' || isHeld ? null : keptUntil(row.made_at, days).toISOString(),
});

const ofContact = <
  Table extends keyof ContactsTables & `contacts.${'call_leg' | 'recording' | 'recording_pause' | 'supervision'}`,
>(
  call: Call,
  table: Table,
  id: string,
) =>
  tables(call)
    .selectFrom(table as 'contacts.call_leg')
    .selectAll()
    .where('contact_id', '=', id)
    .execute() as unknown as Promise<Selectable<ContactsTables[Table]>[]>;

/** Who was in the call of a contact, how well they were heard, and what is kept of it: nothing of what was said. */
export async function listRecordings(call: Call, id: string): Promise<Recordings | Refusal> {
  const contact = await findContact(call, id);
  return contact ? recordingsOf(call, contact) : notFound;
}

export async function recordingsOf(call: Call, contact: Whole): Promise<Recordings> {
  const { id } = contact;
  const row = await tables(call)
    .selectFrom('contacts.call')
    .select('notice_at')
    .where('contact_id', '=', id)
    .executeTakeFirst();
  const legs = await ofContact(call, 'contacts.call_leg', id);
  const recordings = new Map((await ofContact(call, 'contacts.recording', id)).map((one) => [one.leg_id, one]));
  const pauses = await ofContact(call, 'contacts.recording_pause', id);
  const supervisions = await ofContact(call, 'contacts.supervision', id);
  const legalHolds = await holdsOf(call, id);
  const isHeld = legalHolds.some(openHold);
  const days = (await readSettings(call)).settings.recordingDays;
  const names = await describePeople(call, [
    ...legs.flatMap(({ person_id: person }) => person ?? []),
    ...pauses.map(({ by_id: by }) => by),
    ...supervisions.map(({ leader_id: leader }) => leader),
  ]);
  const inOrder = <Row extends { readonly at: Date }>(rows: readonly Row[]) => rows.toSorted((a, b) => +a.at - +b.at);
  return {
    legs: legs
      .toSorted((a, b) => +a.joined_at - +b.joined_at)
      .map((leg) => {
        const recording = recordings.get(leg.id);
        return {
          ...{ id: leg.id, role: leg.role as CallRole, personId: leg.person_id },
          name: names.get(leg.person_id ?? '') ?? '',
          ...{ joinedAt: leg.joined_at.toISOString(), endedAt: iso(leg.ended_at), quality: meanOf(leg) },
          recording: recording ? recordingOf(recording, leg, days ?? usualDays, isHeld) : null,
        };
      }),
    noticeAt: iso(row?.notice_at ?? null),
    pauses: inOrder(pauses).map(({ at, until, by_id: by, reason }) => ({
      ...{ at: at.toISOString(), until: iso(until), byName: names.get(by) ?? '' },
      reason: reason as Recordings['pauses'][number]['reason'],
    })),
    supervisions: inOrder(supervisions).map(({ at, until, leader_id: leader, how }) => ({
      ...{ at: at.toISOString(), until: iso(until), byName: names.get(leader) ?? '' },
      how: how as Recordings['supervisions'][number]['how'],
    })),
    screens: await screensOf(call, id, (at) => (isHeld ? null : keptUntil(at, days ?? usualDays))),
    holds: legalHolds,
    actions: actionsOf(call, contact, isHeld),
  };
}

/** What one may do with what is kept; the commands decide the same. */
function actionsOf(
  { actor }: Call,
  { project_id: projectId, unit_id: unitId }: Whole,
  isHeld: boolean,
): Recordings['actions'] {
  const place = { projectId, unitId };
  const when = (permission: string, holdsTrue = true, code = 'forbidden') => {
    const refusal = holds(actor, permission, place) ? (holdsTrue ? null : code) : 'forbidden';
    return { allowed: refusal === null, refusal };
  };
  return {
    listen: when('contacts.listen'),
    download: when('contacts.download'),
    hold: when('contacts.preserve', !isHeld, 'held-already'),
    lift: when('contacts.preserve', isHeld, 'not-held'),
  };
}
