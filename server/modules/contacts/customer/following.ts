import type { FollowedContact } from '@tongli/contracts/contacts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { selectContacts, type Whole } from '../history/rows.ts';
import { readAsCustomer } from '../messages/reading.ts';
import { readContactToken } from './link.ts';
import { announcementFor } from './queues.ts';
import { expectedWait, readLoad, readPosition } from './waiting.ts';

/** A contact as its customer sees it, with what was said after a number. */
export async function followById(call: Call, id: string, after: number): Promise<FollowedContact | Refusal> {
  const row = await selectContacts(call).where('contact.id', '=', id).executeTakeFirst();
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
    call: null,
    announcement: live === null ? null : await announcementFor(call, live.queue_id),
    rating: row.rating,
    startedAt: row.started_at.toISOString(),
    endedAt: live?.state === 'wrapUp' ? new Date(live.since).toISOString() : (row.ended_at?.toISOString() ?? null),
    ...(await readAsCustomer(call, id, after)),
    version: versionOf(row),
  };
}

/** Rises with whatever happens: a message counts as well. A closed one is beyond all that it was. */
const versionOf = ({ live, version, rating }: Whole): number =>
  live === null ? version * 10_000 + (rating ?? 0) + 100_000_000 : live.version * 10_000 + live.last_message;

async function waitOf(call: Call, { id, live }: Whole) {
  if (live === null || (live.state !== 'queued' && live.state !== 'offered'))
    return { position: null, expectedWaitSeconds: null };
  const position = (await readPosition(call, id)) ?? 1;
  return { position, expectedWaitSeconds: expectedWait(await readLoad(call, live.queue_id), position) };
}

export function followContact(call: Call, token: string, after: number): Promise<FollowedContact | Refusal> | Refusal {
  const id = readContactToken(call.keyring, token);
  return id === null ? notFound : followById(call, id, after);
}
