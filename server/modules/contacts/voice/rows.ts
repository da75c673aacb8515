import { callChanged } from '@tongli/contracts/contacts';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import type { OpenLeg, Standing } from './plan.ts';

export type CallRow = Selectable<ContactsTables['contacts.call']>;
export type LegRow = Selectable<ContactsTables['contacts.call_leg']>;

/** A call with all that decides on it. */
export interface Situation {
  readonly call: CallRow;
  readonly channel: string;
  readonly standing: Standing;
  readonly legs: readonly LegRow[];
  /** Whether its queue tells callers that they are recorded, and in which words. */
  readonly tellsRecording: boolean;
  readonly words: unknown;
  readonly queueId: string | null;
  readonly calendar: string | null;
  readonly language: string;
}

/** Channels with sound: who rings, and whom we owe a call. */
export const hasSound = (channel: string): boolean => channel === 'voice' || channel === 'callback';

/** The row of the call, made where there is none, and locked: whatever is decided on a call is decided one after the other. */
export async function lockCall(call: Call, contactId: string, { make }: { make: boolean }): Promise<CallRow | null> {
  if (make)
    await tables(call)
      .insertInto('contacts.call')
      .values({ contact_id: contactId, started_at: call.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const row = await tables(call)
    .selectFrom('contacts.call')
    .selectAll()
    .where('contact_id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

const openLegs = (call: Pick<Call, 'tx'>, contactId: string) =>
  tables(call)
    .selectFrom('contacts.call_leg')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .orderBy('joined_at')
    .execute();

const legOf = ({ id, role, person_id: personId, connection }: LegRow): OpenLeg => ({
  id,
  role: role as OpenLeg['role'],
  personId,
  connection: connection as OpenLeg['connection'],
});

interface Contact {
  readonly channel: string;
  readonly state: string | null;
  readonly held: boolean | null;
  readonly tells: boolean | null;
  readonly words: unknown;
  readonly queueId: string | null;
  readonly calendar: string | null;
  readonly language: string;
}

/** Of a contact that has no call yet. */
export const noCall = (contactId: string) =>
  ({ contact_id: contactId, session: 1, voicemail_until: null, ended_at: null }) as CallRow;

/** How everything stands that decides on a call whose row is at hand. */
export async function situationOf(call: Pick<Call, 'tx'>, row: CallRow): Promise<Situation> {
  const id = row.contact_id;
  const { rows: contacts } =
    await sql<Contact>`select c.channel, c.language, l.state, l.held, q.tells_recording as tells, q.words, q.id as "queueId", q.calendar
    from contacts.contact c left join contacts.live l on l.contact_id = c.id
    left join contacts.queue q on q.id = coalesce(l.queue_id, c.queue_id) where c.id = ${id}`.execute(call.tx);
  const { rows: desks } = await sql<Standing['desks'][number]>`select agent_id as "agentId", role from contacts.slot
    where contact_id = ${id} and state in ('talking', 'hold')`.execute(call.tx);
  const { rows: leaders } = await sql<Standing['leaders'][number]>`select leader_id as "leaderId", how
    from contacts.supervision where contact_id = ${id} and until is null`.execute(call.tx);
  const legs = await openLegs(call, id);
  const [contact] = contacts;
  const standing: Standing = {
    state: (contact?.state ?? 'closed') as Standing['state'],
    held: contact?.held ?? false,
    isVoicemail: row.voicemail_until !== null && row.ended_at === null,
    ...{ desks, leaders, legs: legs.map(legOf) },
  };
  const notice = { tellsRecording: contact?.tells ?? true, words: contact?.words ?? {} };
  const { queueId, language = 'zh', calendar = null } = contact ?? {};
  const place = { queueId: queueId ?? null, language, calendar };
  return { call: row, channel: contact?.channel ?? '', standing, legs, ...notice, ...place };
}

/** What the ends of a call are told is not as it was: they, and whoever watches the contact, read it anew. */
export async function tellCall(call: Call, contactId: string, { again = false } = {}): Promise<void> {
  const { rows } = await sql<{ session: number; projectId: string; unitId: string | null; agentIds: string[] }>`
    update contacts.call k set version = k.version + 1, session = k.session + ${again ? 1 : 0} from contacts.contact c
    where k.contact_id = ${contactId} and c.id = k.contact_id
    returning k.session, c.project_id as "projectId", c.unit_id as "unitId",
      array(select agent_id from contacts.slot where contact_id = c.id) as "agentIds"`.execute(call.tx);
  for (const payload of rows) await append(call, callChanged, contactId, payload);
}
