import type { DeskContact, Presence } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { unseal } from '../../../platform/personal/keyring.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { describeContacts, selectContacts, type Whole } from '../history/rows.ts';
import { deskActions } from '../life/actions.ts';
import { findKey } from '../life/key.ts';
import type { Role } from '../life/working.ts';
import { type SlotRow, tables } from '../store.ts';
import { getPresence } from './presence.ts';

/** Places with a contact in them: all of these contacts. */
const placesOf = (call: Call, contactIds: readonly string[]) =>
  tables(call)
    .selectFrom('contacts.slot')
    .selectAll()
    .where('contact_id', '=', sql<string>`any(${[...contactIds]}::uuid[])`)
    .execute();

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

/** Of these those that the caller has. */
async function deskContacts(call: Call, ids: readonly string[], left = false): Promise<DeskContact[]> {
  if (ids.length === 0) return [];
  const places = await placesOf(call, ids);
  const own = places.filter(({ agent_id: agentId }) => agentId === call.actor.id);
  const rows = await selectContacts(call)
    .where('contact.id', 'in', [...ids])
    .where('contact.id', '=', sql<string>`any(${left ? [...ids] : own.map(({ contact_id: id }) => id)}::uuid[])`)
    .orderBy('contact.started_at')
    .execute();
  const shown = await describeContacts(call, rows);
  const customers = await describeCustomers(
    call,
    rows.flatMap(({ customer_id: id }) => id ?? []),
  );
  const names = await describePeople(
    call,
    places.map(({ agent_id: id }) => id),
  );
  return Promise.all(
    shown.map(async (row, index) => {
      const whole = rows[index] as Whole;
      const place = own.find(({ contact_id: id }) => id === row.id);
      return {
        ...row,
        ...standing(whole, place),
        customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
        callerName: await callerName(call, whole),
        others: othersOf(call, places, row.id, names),
        call: null,
        voicemail: null,
        earlier: await countEarlier(call, whole),
      };
    }),
  );
}

function standing({ live, closed_at: closedAt, started_at: startedAt }: Whole, place: SlotRow | undefined) {
  const role = (place?.role ?? 'owner') as Role;
  const slot = place?.state ?? 'idle';
  return {
    role,
    since: new Date(live?.since ?? closedAt ?? startedAt).toISOString(),
    until: place?.until?.toISOString() ?? null,
    customerPresent: live !== null && !live.customer_away,
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

const othersOf = (call: Call, places: readonly SlotRow[], id: string, names: ReadonlyMap<string, string>) =>
  places
    .filter(({ contact_id: contactId, agent_id: agentId }) => contactId === id && agentId !== call.actor.id)
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
