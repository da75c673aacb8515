import { type ContactRow, repeatDays } from '@tongli/contracts/contacts';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay } from '../../org/index.ts';
import { phoneHashOf } from '../life/phone.ts';
import { describeContacts, selectContacts } from './rows.ts';
import { weekSlotOf } from './slices.ts';
import { isSpoken } from './spoken.ts';

/** Of the days that can be asked for, those within which the customer came again. */
const followed = sql`array(select n from unnest(array[${sql.join(repeatDays)}]::integer[]) n where ${isSpoken('contact')} and exists (
  select from contacts.contact f where f.customer_id = contact.customer_id and f.project_id = contact.project_id and ${isSpoken('f')}
    and f.started_at > contact.started_at and f.started_at <= contact.started_at + make_interval(days => n)))`;

const recorded = sql`exists (select from contacts.recording kept where kept.contact_id = contact.id and kept.state = 'kept')`;

const columnsIn = (zone: string): ListColumns => ({
  number: { expression: sql`contact.number`, type: 'text' },
  channel: { expression: sql`contact.channel`, type: 'text' },
  state: { expression: sql`coalesce(contact.live->>'state', 'closed')`, type: 'text' },
  outcome: { expression: sql`contact.outcome`, type: 'text' },
  queueId: { expression: sql`contact.queue_id`, type: 'uuid' },
  agentId: { expression: sql`contact.agent_id`, type: 'uuid' },
  customerId: { expression: sql`contact.customer_id`, type: 'uuid' },
  projectId: { expression: sql`contact.project_id`, type: 'uuid' },
  unitId: { expression: sql`contact.unit_id`, type: 'uuid' },
  startedAt: { expression: sql`contact.started_at`, type: 'instant' },
  waitSeconds: { expression: sql`(contact.wait_ms / 1000)`, type: 'number' },
  talkSeconds: { expression: sql`(contact.talk_ms / 1000)`, type: 'number' },
  transfers: { expression: sql`contact.transfers`, type: 'number' },
  rating: { expression: sql`contact.rating`, type: 'number' },
  wrapUpCode: { expression: sql`contact.wrap_up_codes`, type: 'text', many: true },
  outageId: { expression: sql`contact.outage_id`, type: 'uuid' },
  recorded: { expression: recorded, type: 'boolean' },
  weekSlot: { expression: weekSlotOf(sql`contact.started_at`, zone), type: 'number' },
  followedWithin: { expression: followed, type: 'number', many: true },
});

const inReach = (call: Call) =>
  inScope(call, { project: sql.ref('contact.project_id'), unit: sql.ref('contact.unit_id') });

export async function listContacts(call: Call, query: ListQuery) {
  const { zone } = (await businessDay(call)).calendar;
  const select = selectContacts(call).where(inReach(call));
  const { rows, ...page } = await readCountedPage(call.tx, select, query, columnsIn(zone), sql<string>`contact.id`);
  return { items: await describeContacts(call, rows), ...page };
}

const mostFound = 50;

/** By the number that a customer left, latest first. */
export async function findContacts(call: Call, phone: string): Promise<{ contacts: ContactRow[] }> {
  const rows = await selectContacts(call)
    .where(inReach(call))
    .where('contact.phone_hash', '=', phoneHashOf(call, phone))
    .orderBy('contact.started_at', 'desc')
    .limit(mostFound)
    .execute();
  return { contacts: await describeContacts(call, rows) };
}

/** One that the caller reaches. */
export const findContact = (call: Call, id: string) =>
  selectContacts(call).where(inReach(call)).where('contact.id', '=', id).executeTakeFirst();
