import type { DeskContact, Presence } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { among } from '../../../platform/database/among.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { unseal } from '../../../platform/personal/keyring.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { agentIdOf, describeRow, selectContacts, type Whole } from '../history/rows.ts';
import { deskActions } from '../life/actions.ts';
import { findKey } from '../life/key.ts';
import type { Role } from '../life/working.ts';
import type { SlotRow } from '../store.ts';
import { runningAmong } from '../supervision/outages.ts';
import { soundsAt } from '../voice/desk.ts';
import { getPresence } from './presence.ts';

export async function getDesk(call: Call): Promise<{ presence: Presence; contacts: DeskContact[]; now: string }> {
  const presence = await getPresence(call, call.actor.id ?? '');
  const ids = presence.slots.flatMap(({ contactId }) => contactId ?? []);
  return { presence, contacts: await deskContacts(call, ids), now: call.now.toISOString() };
}

/** `left`: whoever has just given it away sees once more what they gave. */
export async function getDeskContact(
  call: Call,
  id: string,
  { left = false }: { readonly left?: boolean } = {},
): Promise<DeskContact | Refusal> {
  const [contact] = await deskContacts(call, [id], left);
  return contact ?? notFound;
}

type Place = Pick<SlotRow, 'agent_id' | 'role' | 'state'> & {
  readonly until: string | null;
  readonly taken_at: string | null;
};
type Placed = Whole & { readonly places: readonly Place[] | null };

/** When that agent took it: since it was offered to them last, by their own log. */
const takenAt = sql`(select min(a.at) from contacts.agent_log a
  where a.contact_id = contact.id and a.agent_id = s.agent_id and a.state in ('talking', 'hold')
    and a.seq > coalesce((select max(o.seq) from contacts.agent_log o
      where o.contact_id = contact.id and o.agent_id = s.agent_id and o.state = 'offered'), 0))`;

/** With the places that have it. */
const selectPlaced = (call: Call, ids: readonly string[]) =>
  selectContacts(call)
    .select(
      sql<Placed['places']>`(
        select jsonb_agg(jsonb_build_object('agent_id', s.agent_id, 'role', s.role, 'state', s.state, 'until', s.until,
          'taken_at', ${takenAt}))
        from contacts.slot s where s.contact_id = contact.id)`.as('places'),
    )
    .where(among('contact.id', ids))
    .orderBy('contact.started_at')
    .execute();

/** Of these those that the caller has. */
async function deskContacts(call: Call, ids: readonly string[], left = false): Promise<DeskContact[]> {
  if (ids.length === 0) return [];
  const ownOf = ({ places }: Placed) => places?.find(({ agent_id: id }) => id === call.actor.id);
  const rows = (await selectPlaced(call, ids)).filter((row) => left || ownOf(row));
  // Whose it no longer is may be beyond what they may read otherwise.
  const reading = rows.some(ownOf) ? call : beyondScope(call);
  const customers = await describeCustomers(
    reading,
    rows.flatMap(({ customer_id: id }) => id ?? []),
  );
  const names = await namesOf(reading, rows);
  const soundOf = await soundsAt(call, rows);
  const outages = await runningAmong(
    call,
    rows.flatMap(({ outage_id: id }) => id ?? []),
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...describeRow(call, row, names),
      ...standing(row, ownOf(row)),
      customer: row.customer_id === null ? null : (customers.get(row.customer_id) ?? null),
      callerName: await callerName(call, row),
      others: othersOf(call, row.places ?? [], names),
      ...soundOf(row, standing(row, ownOf(row)), ownOf(row)?.state ?? 'idle'),
      outage: outages.get(row.outage_id ?? '') ?? null,
      earlier: await countEarlier(call, row),
    })),
  );
}

/** Of all who have them; one's own is known. */
async function namesOf(call: Call, rows: readonly Placed[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => [...(row.places ?? []).map(({ agent_id: id }) => id), agentIdOf(row) ?? []].flat());
  const { id: own, name } = call.actor;
  const others = await describePeople(
    call,
    ids.filter((id) => id !== own),
  );
  return own === null ? others : others.set(own, name);
}

function standing({ live, closed_at: closedAt, started_at: startedAt }: Whole, place: Place | undefined) {
  const role = (place?.role ?? 'owner') as Role;
  const slot = place?.state ?? 'idle';
  return {
    role,
    since: new Date(live?.since ?? closedAt ?? startedAt).toISOString(),
    takenAt: place?.taken_at ? new Date(place.taken_at).toISOString() : null,
    inQueueSince: live ? new Date(live.in_queue_since).toISOString() : null,
    until: place?.until ? new Date(place.until).toISOString() : null,
    customerPresent: live !== null && live.customer_away_at === null,
    lastSeq: live?.last_message ?? 0,
    actions: deskActions({
      ...{ state: live?.state ?? 'closed', held: live?.held ?? false, role, slot },
      extended: live?.wrap_up_extended ?? false,
    }),
  };
}

async function callerName(call: Call, { id, name_sealed: sealed }: Whole): Promise<string | null> {
  const key = sealed === null ? null : await findKey(call, id);
  return key && sealed ? unseal(key, sealed) : null;
}

const othersOf = (call: Call, places: readonly Place[], names: ReadonlyMap<string, string>) =>
  places
    .filter(({ agent_id: agentId }) => agentId !== call.actor.id)
    .map(({ agent_id: agentId, role, state }) => ({
      id: agentId,
      name: names.get(agentId) ?? '',
      role: (role ?? 'owner') as Role,
      accepted: state !== 'offered',
    }));

async function countEarlier(call: Call, { customer_id: customerId, started_at: startedAt }: Whole): Promise<number> {
  if (customerId === null) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select from contacts.contact
      where customer_id = ${customerId} and started_at < ${startedAt} limit 1000) c`.execute(call.tx);
  return rows[0]?.count ?? 0;
}

export async function listColleagues(call: Call) {
  const { rows } = await sql<{ id: string; status: 'ready' | 'notReady'; voice: number; chat: number }>`
    select p.agent_id as id, p.status, count(*) filter (where s.kind = 'voice' and s.state = 'idle')::integer as voice,
      count(*) filter (where s.kind = 'chat' and s.state = 'idle')::integer as chat
    from contacts.presence p left join contacts.slot s on s.agent_id = p.agent_id
    where p.status <> 'signedOut' and p.agent_id <> ${call.actor.id} group by 1, 2 limit 500`.execute(call.tx);
  const names = await describePeople(
    call,
    rows.map(({ id }) => id),
  );
  const colleagues = rows.map(({ id, status, voice, chat }) => ({
    ...{ id, name: names.get(id) ?? '', status },
    ...{ freeVoice: voice, freeChat: chat },
  }));
  return { colleagues: colleagues.toSorted((a, b) => a.name.localeCompare(b.name)) };
}
