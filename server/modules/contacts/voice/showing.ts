import type {
  CallQuality,
  CustomerCall,
  DeskCall,
  DeskVoicemail,
  LegConnection,
  QueueWords,
} from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { readSettings } from '../settings/store.ts';
import { tables } from '../store.ts';
import { seatOf } from './plan.ts';
import { hasSound, type LegRow, noCall, type Situation, situationOf } from './rows.ts';

const rowsOf = (call: Call, contactIds: readonly string[]) =>
  tables(call)
    .selectFrom('contacts.call')
    .selectAll()
    .where('contact_id', '=', sql<string>`any(${[...contactIds]}::uuid[])`)
    .execute();

function endsOf(call: Call, { call: row, standing }: Situation) {
  const heard = standing.legs.some(({ personId, connection }) => {
    const seat = seatOf(standing, personId);
    return connection === 'connected' && seat?.part.kind === 'talking' && !seat.held;
  });
  const recording: DeskCall['recording'] = row.paused_for !== null ? 'paused' : heard ? 'on' : 'off';
  return { session: row.session, reached: call.voice?.provider.isReached ?? false, recording };
}

const nobody = (call: Call): DeskCall => ({
  ...{ session: 1, reached: call.voice?.provider.isReached ?? false, recording: 'off' },
  ...{ pausedFor: null, legs: [] },
});

export const lastQuality = (leg: LegRow): CallQuality | null =>
  leg.last_loss === null || leg.last_jitter_ms === null
    ? null
    : { lossShare: leg.last_loss, jitterMs: leg.last_jitter_ms, roundTripMs: leg.last_trip_ms };

const howOf = ({ standing }: Situation, personId: string | null) =>
  standing.leaders.find(({ leaderId }) => leaderId === personId)?.how ?? null;

/** A leader who listens is noticed where the house wishes it, and who whispers by the owner alone. */
function isSeen(
  call: Call,
  situation: Situation,
  { role, person_id: personId }: LegRow,
  showsListeners: boolean,
): boolean {
  if (role !== 'leader') return true;
  const { standing } = situation;
  const how = howOf(situation, personId);
  if (showsListeners && how === 'listen') return true;
  const owner = standing.desks.find((one) => one.role === 'owner')?.agentId;
  return how === 'barge' || (how === 'whisper' && owner === call.actor.id);
}

/** Of these contacts at desks, by their ids; those without sound are missing. */
export async function deskCalls(
  call: Call,
  contacts: readonly { readonly id: string; readonly channel: string; readonly open: boolean }[],
): Promise<ReadonlyMap<string, DeskCall>> {
  const sounding = contacts.filter(({ channel, open }) => open && hasSound(channel));
  if (sounding.length === 0) return new Map();
  const rows = await rowsOf(
    call,
    sounding.map(({ id }) => id),
  );
  const situations = await Promise.all(rows.map((row) => situationOf(call, row)));
  const shows = (await readSettings(call)).settings.showsListeners ?? false;
  const legs = situations.flatMap((one) => one.legs);
  const names = await describePeople(
    call,
    legs.flatMap(({ person_id: id }) => id ?? []),
  );
  const shown = situations.map((situation): [string, DeskCall] => [
    situation.call.contact_id,
    {
      ...endsOf(call, situation),
      pausedFor: situation.call.paused_for as DeskCall['pausedFor'],
      legs: situation.legs
        .filter((leg) => isSeen(call, situation, leg, shows))
        .map((leg) => ({
          ...{ personId: leg.person_id, name: names.get(leg.person_id ?? '') ?? '' },
          ...{ role: leg.role as DeskCall['legs'][number]['role'], connection: leg.connection as LegConnection },
          quality: lastQuality(leg),
          how: leg.role === 'leader' ? howOf(situation, leg.person_id) : null,
        })),
    },
  ]);
  return new Map([...sounding.map(({ id }): [string, DeskCall] => [id, nobody(call)]), ...shown]);
}

/** What customers of these callbacks have said. */
export async function deskVoicemails(
  call: Call,
  callbackIds: readonly string[],
): Promise<ReadonlyMap<string, DeskVoicemail>> {
  if (callbackIds.length === 0) return new Map();
  const { rows } = await sql<Omit<DeskVoicemail, 'at'> & { callbackId: string; at: Date }>`
    select k.callback_id as "callbackId", k.contact_id as "contactId", c.number, k.started_at as at,
      case r.state when 'kept' then r.duration_ms when 'open' then null else 0 end as "durationMs"
    from contacts.call k join contacts.contact c on c.id = k.contact_id
    left join lateral (select r.* from contacts.recording r join contacts.call_leg l on l.id = r.leg_id
      where l.contact_id = k.contact_id and l.role = 'customer' order by r.state = 'kept' desc, r.duration_ms desc limit 1) r on true
    where k.callback_id = any(${[...callbackIds]}::uuid[])`.execute(call.tx);
  return new Map(rows.map(({ callbackId, at, ...row }) => [callbackId, { ...row, at: at.toISOString() }]));
}

/** Whoever is not told that they are recorded is not told that it pauses. */
const untold = <Ends extends { recording: DeskCall['recording'] }>(ends: Ends, notice: object | null): Ends =>
  notice === null ? { ...ends, recording: 'off' } : ends;

/** Null where there is no sound, or none any more. */
export async function customerCall(
  call: Call,
  { id, channel, live }: { id: string; channel: string; live: { state: string } | null },
): Promise<CustomerCall | null> {
  if (!hasSound(channel)) return null;
  const [row] = await rowsOf(call, [id]);
  const isMessage = row !== undefined && row.voicemail_until !== null && row.ended_at === null;
  const waits = live !== null && live.state !== 'wrapUp' && (channel === 'voice' || live.state === 'connected');
  if (!isMessage && !waits) return null;
  const { pausedFor: _, legs: __, ...first } = nobody(call);
  const situation = await situationOf(call, row ?? noCall(id));
  const notice = situation.tellsRecording
    ? ((situation.words as Partial<QueueWords>).recording ?? { zh: '', en: '' })
    : null;
  if (!row) return { ...first, connection: 'absent', held: true, notice, voicemailUntil: null };
  const leg = situation.standing.legs.find(({ personId }) => personId === null);
  return {
    ...untold(endsOf(call, situation), notice),
    notice,
    connection: leg?.connection ?? 'absent',
    held: seatOf(situation.standing, null)?.held ?? false,
    voicemailUntil: isMessage ? (row.voicemail_until?.toISOString() ?? null) : null,
  };
}
