import { agentForRouting, contactForRouting, type RoutingAgent, type WaitingContact } from '@tongli/routing';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { skillsOf } from '../../org/index.ts';
import { agentOf, contactOf } from '../life/state.ts';
import type { LiveRow, PresenceRow, SlotRow } from '../store.ts';
import type { Occupancies } from './occupancy.ts';

type Reading = Pick<Call, 'tx'>;

/** Contacts that wait: all, or of these those that do. */
export async function readWaiting(call: Reading, ids: readonly string[] | null = null): Promise<WaitingContact[]> {
  const which: RawBuilder<unknown> = ids === null ? sql`true` : sql`contact_id = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<LiveRow>`/* hot contact_waiting */
    select * from contacts.live where state = 'queued' and ${which}`.execute(call.tx);
  return rows.flatMap((row) => contactForRouting(contactOf(row)) ?? []);
}

interface AgentLine extends PresenceRow {
  readonly queues: string[];
  readonly slots: SlotTuple[] | null;
}

/** Number, kind, state. */
type SlotTuple = readonly [number, string, string];

/** Agents who are signed in: all, or of these those who are. `most` is how many contacts one may have at a time. */
export async function readAgents(
  call: Reading,
  { ids = null, occupancies }: { readonly ids?: readonly string[] | null; readonly occupancies: Occupancies },
): Promise<RoutingAgent[]> {
  const which: RawBuilder<unknown> = ids === null ? sql`true` : sql`p.agent_id = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<AgentLine>`/* hot agent_routing */
    select p.*, array(select queue_id from contacts.queue_agent q where q.agent_id = p.agent_id) as queues,
      (select jsonb_agg(jsonb_build_array(s.number, s.kind, s.state) order by s.number) from contacts.slot s
       where s.agent_id = p.agent_id) as slots
    from contacts.presence p where p.status <> 'signedOut' and p.lost_at is null and ${which}`.execute(call.tx);
  const most = await readMost(call);
  const skills = await skillsOf(
    call,
    rows.map((row) => row.agent_id),
  );
  return rows.flatMap((row) => {
    const occupancy = occupancies.get(row.agent_id) ?? 0;
    return routed(row, { skills: skills.get(row.agent_id) ?? {}, most, occupancy }) ?? [];
  });
}

type Known = Required<Pick<RoutingAgent, 'skills' | 'most' | 'occupancy'>>;

function routed(row: AgentLine, known: Known): RoutingAgent | null {
  const slots = (row.slots ?? []).map(([number, kind, state]) => ({
    number,
    kind,
    state,
    contact_id: null,
    since: row.since,
  }));
  const agent = agentOf(row, slots as unknown as SlotRow[]);
  return agentForRouting(agent, { ...known, queues: row.queues });
}

/** Two chats beside a call, or as many chats as there are places for. */
async function readMost(call: Reading): Promise<number> {
  const { rows } = await sql<{ most: number }>`/* hot contact_most */
    select greatest((c->>'chat')::integer, (c->>'voice')::integer + (c->>'chatBesideVoice')::integer) as most
    from (select settings->'concurrency' as c from contacts.settings) s`.execute(call.tx);
  return rows[0]?.most ?? 1;
}
