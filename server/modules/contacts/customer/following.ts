import type { FollowedContact } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { selectContacts, type Whole } from '../history/rows.ts';
import { readAsCustomer } from '../messages/reading.ts';
import { isAgentTyping } from '../messages/typing.ts';
import { customerCall } from '../voice/showing.ts';
import { readContactToken } from './link.ts';
import { readWait } from './waiting.ts';

/** A contact as its customer sees it, with what was said after a number. */
export async function followById(call: Call, id: string, after: number): Promise<FollowedContact | Refusal> {
  const row = await selectContacts(call, { logs: false })
    .select([announcement.as('announcement'), callVersion.as('call_version')])
    .where('contact.id', '=', id)
    .executeTakeFirst();
  if (!row) return notFound;
  const { live } = row;
  const agentId = live?.state === 'connected' || live?.state === 'wrapUp' ? live.agent_id : row.agent_id;
  const names = agentId === null ? new Map<string, string>() : await describePeople(call, [agentId]);
  return {
    number: row.number,
    channel: row.channel as FollowedContact['channel'],
    state: (live?.state ?? 'closed') as FollowedContact['state'],
    held: live?.held ?? false,
    queue: { zh: row.queue_zh ?? '', en: row.queue_en ?? '' },
    ...(await waitOf(call, row)),
    agentName: agentId === null ? null : (names.get(agentId) ?? null),
    reconnecting: live?.state === 'connected' && live.until !== null,
    callback: row.channel === 'callback',
    call: await customerCall(call, row),
    announcement: row.announcement,
    rating: row.rating,
    startedAt: row.started_at.toISOString(),
    endedAt: live?.state === 'wrapUp' ? new Date(live.since).toISOString() : (row.ended_at?.toISOString() ?? null),
    typing: live?.state === 'connected' && isAgentTyping(id),
    ...(await readAsCustomer(call, id, after)),
    version: versionOf(row) + row.call_version,
  };
}

/** Of the outage that its queue has now. */
const announcement = sql<{ zh: string; en: string } | null>`(
  select jsonb_build_object('zh', o.announcement_zh, 'en', o.announcement_en) from contacts.outage o
  where o.ended_at is null and (contact.live->>'queue_id')::uuid = any(o.queue_ids) order by o.started_at limit 1)`;

const callVersion = sql<number>`coalesce((select k.version from contacts.call k where k.contact_id = contact.id), 0)`;

/** Rises with whatever happens: a message counts as well, and so does what happens in its call. A closed one is beyond all that it was. */
const versionOf = ({ live, version, rating }: Whole): number =>
  live === null ? version * 10_000 + (rating ?? 0) + 100_000_000 : live.version * 10_000 + live.last_message;

async function waitOf(call: Call, { id, live }: Whole) {
  if (live === null || (live.state !== 'queued' && live.state !== 'offered'))
    return { position: null, expectedWaitSeconds: null, expectedWait: null };
  return readWait(call, live.queue_id, id);
}

export function followContact(call: Call, token: string, after: number): Promise<FollowedContact | Refusal> | Refusal {
  const id = readContactToken(call.keyring, token);
  return id === null ? notFound : followById(call, id, after);
}
