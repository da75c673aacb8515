import { randomUUID } from 'node:crypto';
import { broadcastSent, type moveAgent as movingAgent, type Presence } from '@tongli/contracts/contacts';
import type { BodyOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { reaches } from '../../../platform/permissions/scope.ts';
import { describePeople, unitOf } from '../../org/index.ts';
import { type Acting, actOn, type Done, dismissOthers, freePlace } from '../life/acting.ts';
import { checkQueue } from '../life/desk.ts';
import { kindOf } from '../life/state.ts';
import { commandContact } from '../life/working.ts';
import { type DecideReady, getPresence, setStatus } from '../presence/presence.ts';
import { listQueueRows, tellStaffed } from '../queues/queues.ts';
import { tables } from '../store.ts';

/** People belong to a unit and to no project. */
async function isReached(call: Call, agentId: string): Promise<boolean> {
  const unitId = await unitOf(call, agentId);
  return unitId !== null && call.scope.some(({ unitIds }) => unitIds === null || unitIds.includes(unitId));
}

export interface Forced {
  readonly status: 'ready' | 'notReady' | 'signedOut';
  readonly reason: string | null;
  readonly note: string;
}

export async function forceStatus(
  call: Call,
  agentId: string,
  { note, status, reason }: Forced,
  decideReady: DecideReady,
): Promise<Presence | Refusal> {
  if (!(await isReached(call, agentId))) return notFound;
  const there = await getPresence(call, agentId);
  if (there.status === 'signedOut' && status !== 'signedOut') return refuse('agent-signed-out');
  const kept = status === 'ready' ? await decideReady(call, agentId) : null;
  if (kept) return kept;
  const refused = await setStatus(
    call,
    agentId,
    { status, reason: status === 'notReady' ? (reason ?? 'forced') : null },
    'leader',
  );
  if (refused) return refused;
  await audit(call, 'contacts.force-status', { type: 'person', id: agentId }, note === '' ? null : note);
  return getPresence(call, agentId);
}

/** Of two leaders who move somebody at once the second waits for the first, and sees what became of it. */
async function servesStill(
  call: Call,
  agentId: string,
  seen: ReadonlySet<string>,
  reached: readonly string[],
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contacts.move-agent ${agentId}`}, 0))`.execute(call.tx);
  const { rows } = await sql<{ id: string }>`select queue_id as id from contacts.queue_agent
    where agent_id = ${agentId} and queue_id = any(${[...reached]}::uuid[])`.execute(call.tx);
  return rows.length === seen.size && rows.every(({ id }) => seen.has(id));
}

/** Of queues that the caller does not reach nothing changes. */
export async function moveAgent(
  call: Call,
  agentId: string,
  { queueIds, seen }: BodyOf<typeof movingAgent>,
): Promise<Presence | Refusal> {
  if (!(await isReached(call, agentId))) return notFound;
  const reached = (await listQueueRows(call)).map(({ id }) => id);
  const wanted = [...new Set(queueIds)];
  if (wanted.some((id) => !reached.includes(id)))
    return refuse('unknown-queue', { status: 422, field: 'body.queueIds' });
  if (seen && !(await servesStill(call, agentId, new Set(seen.filter((id) => reached.includes(id))), reached)))
    return refuse('agent-moved');
  await sql`delete from contacts.queue_agent where agent_id = ${agentId} and queue_id = any(${reached}::uuid[])
    and queue_id <> all(${wanted}::uuid[])`.execute(call.tx);
  await sql`insert into contacts.queue_agent (queue_id, agent_id) select id, ${agentId} from unnest(${wanted}::uuid[]) id
    on conflict do nothing`.execute(call.tx);
  await tellStaffed(call, agentId);
  await audit(call, 'contacts.move-agent', { type: 'person', id: agentId });
  return getPresence(call, agentId);
}

const isWithin = (call: Call, { contact: { row } }: Acting): boolean =>
  reaches(call.scope, { projectId: row.project_id, unitId: row.unit_id });

export function moveContact(call: Call, id: string, queueId: string): Promise<Done> {
  return actOn(call, id, async (acting) => {
    if (!isWithin(call, acting)) return notFound;
    const refused = await checkQueue(call, queueId, acting.contact.row.project_id);
    if (refused) return refused;
    await audit(call, 'contacts.move', { type: 'contact', id });
    return commandContact(acting.working, id, { do: 'moveTo', queueId });
  });
}

/** Out of the queue, or out of somebody's hands. */
export function takeOver(call: Call, id: string): Promise<Done> {
  const self = call.actor.id ?? '';
  return actOn(
    call,
    id,
    async (acting) => {
      if (!isWithin(call, acting)) return notFound;
      const { working, contact } = acting;
      const slot = freePlace(working.agents.get(self), kindOf(contact.row.channel));
      if (typeof slot !== 'number') return slot;
      await audit(call, 'contacts.take-over', { type: 'contact', id });
      const { state } = contact;
      if (state.state === 'connected')
        return (
          commandContact(working, id, { do: 'handOver', agentId: state.agentId, toAgentId: self, toSlot: slot }) ??
          dismissOthers(acting)
        );
      return (
        commandContact(working, id, { do: 'offer', agentId: self, slot }) ??
        commandContact(working, id, { do: 'accept', agentId: self })
      );
    },
    { others: [self] },
  );
}

/** To everyone signed in within the caller's reach, or to those of them who serve these queues. */
export async function broadcast(
  call: Call,
  { text, queueIds }: { readonly text: string; readonly queueIds: readonly string[] },
): Promise<{ id: string; agents: number }> {
  const { rows } = await sql<{ id: string; unitId: string | null }>`
    select p.agent_id as id, p.unit_id as "unitId" from contacts.presence p where p.status <> 'signedOut'
      and (${queueIds.length === 0} or exists (select from contacts.queue_agent q where q.agent_id = p.agent_id
        and q.queue_id = any(${[...queueIds]}::uuid[])))`.execute(call.tx);
  const agentIds = rows
    .filter(({ unitId }) =>
      call.scope.some(({ unitIds }) => unitIds === null || (unitId !== null && unitIds.includes(unitId))),
    )
    .map(({ id }) => id);
  const id = randomUUID();
  await tables(call)
    .insertInto('contacts.broadcast')
    .values({ id, at: call.now, by_id: call.actor.id, text, agent_ids: agentIds })
    .execute();
  await append(call, broadcastSent, id, { agentIds });
  await audit(call, 'contacts.broadcast', { type: 'broadcast', id });
  return { id, agents: agentIds.length };
}

const dayMs = 86_400_000;

export async function listBroadcasts(call: Call) {
  const rows = await tables(call)
    .selectFrom('contacts.broadcast')
    .select(['id', 'at', 'by_id', 'text'])
    .where('at', '>', new Date(call.now.getTime() - dayMs))
    .where(sql<boolean>`${call.actor.id} = any(agent_ids)`)
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
  const names = await describePeople(
    call,
    rows.flatMap(({ by_id: id }) => id ?? []),
  );
  return {
    broadcasts: rows.map(({ id, at, by_id: byId, text }) => ({
      ...{ id, at: at.toISOString(), text },
      byName: byId === null ? '' : (names.get(byId) ?? ''),
    })),
  };
}
