import type { AgentStatus, Presence } from '@tongli/contracts/contacts';
import { agentStatusChanged } from '@tongli/contracts/contacts';
import type { AgentCommand } from '@tongli/routing';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { unitOf } from '../../org/index.ts';
import { commit } from '../life/committing.ts';
import { lockAgents } from '../life/loading.ts';
import { commandAgent, type Working, type WorkingAgent } from '../life/working.ts';
import { readSettings } from '../settings/store.ts';
import { tables } from '../store.ts';

export interface StatusInput {
  readonly status: AgentStatus;
  readonly reason: string | null;
  readonly watched?: boolean;
}

/** Reasons that only the system gives. */
const given = new Set(['noAnswer', 'connectionLost', 'forced']);

async function checkReason(call: Call, { status, reason }: StatusInput): Promise<Refusal | null> {
  if (status !== 'notReady') return null;
  if (reason === null) return refuse('reason-needed', { status: 422, field: 'body.reason' });
  if (given.has(reason)) return null;
  const row = await tables(call)
    .selectFrom('contacts.reason')
    .select('code')
    .where('code', '=', reason)
    .where('retired', '=', false)
    .executeTakeFirst();
  return row ? null : refuse('unknown-reason', { status: 422, field: 'body.reason' });
}

/** What somebody says of themselves, or a leader of them. `signedOut` is refused while they have contacts. */
export async function setStatus(
  call: Call,
  agentId: string,
  input: StatusInput,
  by: 'agent' | 'leader' | 'system' = 'agent',
): Promise<Refusal | null> {
  const refused = by === 'system' ? null : await checkReason(call, input);
  if (refused) return refused;
  const agent = await lockAgent(call, agentId, input);
  if (agent === null) return input.status === 'signedOut' ? null : refuse('agent-signed-out');
  const { working, signedIn } = agent;
  const command: AgentCommand =
    input.status === 'ready'
      ? { do: 'ready', by }
      : input.status === 'signedOut'
        ? { do: 'signOut', by }
        : { do: 'notReady', reason: input.reason ?? 'forced', by };
  const no = commandAgent(working, agentId, command, { byId: call.actor.id });
  if (no) return no;
  await commitStatus(call, working, agentId, signedIn);
  return null;
}

/** Writes down what was decided on an agent's status, and says so. */
export async function commitStatus(call: Call, working: Working, agentId: string, allSlots = false): Promise<void> {
  const agent = working.agents.get(agentId);
  if (!agent || agent.log.length === 0) return;
  await commit(call, working, {
    happenings: [{ definition: agentStatusChanged, subjectId: agentId, payload: statusFact(agent, allSlots) }],
  });
}

function statusFact({ presence, state, setBy, slots }: WorkingAgent, allSlots: boolean) {
  return {
    status: state.status,
    reason: state.reason,
    unitId: presence.unit_id,
    byId: setBy,
    version: presence.version + 1,
    slots: (allSlots ? slots : []).map((slot) => ({
      agentId: slot.agent_id,
      number: slot.number,
      kind: slot.kind as 'voice' | 'chat',
      state: 'idle' as const,
      contactId: null,
      role: null,
      version: slot.version,
    })),
  };
}

/** The agent, signed in where they are not; null where they are not and need not be. */
async function lockAgent(
  call: Call,
  agentId: string,
  { status, watched = true }: StatusInput,
): Promise<{ working: Working; signedIn: boolean } | null> {
  const found = await lockAgents(call, [agentId]);
  const there = found.get(agentId)?.presence.status;
  const isIn = there !== undefined && there !== 'signedOut';
  if (!isIn && status === 'signedOut') return null;
  if (!isIn) await signIn(call, agentId, watched);
  const agents = isIn ? found : await lockAgents(call, [agentId]);
  return { working: { contacts: new Map(), agents, now: call.now.getTime() }, signedIn: !isIn };
}

/** Whoever signs in begins not ready, with as many places as the settings say. A browser has some seconds to connect. */
async function signIn(call: Call, agentId: string, watched: boolean): Promise<void> {
  const { settings } = await readSettings(call);
  const unitId = await unitOf(call, agentId);
  const { voice, chat } = settings.concurrency;
  await sql`
    insert into contacts.presence (agent_id, unit_id, status, reason, since, set_by, idle_since, watched, lost_at)
    values (${agentId}, ${unitId}, 'notReady', 'signedIn', ${call.now}, ${call.actor.id}, ${call.now}, ${watched}, null)
    on conflict (agent_id) do update set status = 'notReady', reason = 'signedIn', since = excluded.since, set_by = excluded.set_by,
      idle_since = excluded.idle_since, watched = excluded.watched, unit_id = excluded.unit_id, lost_at = null, lost = false,
      version = presence.version + 1`.execute(call.tx);
  await sql`delete from contacts.slot where agent_id = ${agentId}`.execute(call.tx);
  await sql`
    insert into contacts.slot (agent_id, number, kind, state, since)
    select ${agentId}, n, case when n <= ${voice}::integer then 'voice' else 'chat' end, 'idle', ${call.now}
    from generate_series(1, ${voice + chat}::integer) n`.execute(call.tx);
}

export async function getPresence(call: Call, agentId: string): Promise<Presence> {
  const row = await tables(call)
    .selectFrom('contacts.presence')
    .selectAll()
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  const slots = await tables(call)
    .selectFrom('contacts.slot')
    .selectAll()
    .where('agent_id', '=', agentId)
    .orderBy('number')
    .execute();
  return {
    agentId,
    status: (row?.status ?? 'signedOut') as AgentStatus,
    reason: row?.reason ?? null,
    since: (row?.since ?? new Date(0)).toISOString(),
    setById: row?.set_by ?? null,
    slots: row?.status === 'signedOut' ? [] : slots.map(slotOf),
    queues: await queuesOf(call, agentId),
    version: row?.version ?? 0,
  };
}

function slotOf(slot: import('../store.ts').SlotRow): Presence['slots'][number] {
  return {
    number: slot.number,
    kind: slot.kind as 'voice' | 'chat',
    state: slot.state as Presence['slots'][number]['state'],
    since: slot.since.toISOString(),
    until: slot.until?.toISOString() ?? null,
    contactId: slot.contact_id,
    role: slot.role as Presence['slots'][number]['role'],
  };
}

async function queuesOf(call: Call, agentId: string): Promise<Presence['queues']> {
  const rows = await tables(call)
    .selectFrom('contacts.queue_agent as member')
    .innerJoin('contacts.queue as queue', 'queue.id', 'member.queue_id')
    .select(['queue.id', 'queue.code', 'queue.name_zh', 'queue.name_en', 'queue.project_id'])
    .where('member.agent_id', '=', agentId)
    .where('queue.retired', '=', false)
    .orderBy('queue.code')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    projectId: row.project_id,
  }));
}

/** Whether something that another module knows keeps somebody from taking contacts. */
export type DecideReady = (call: Call, agentId: string) => Promise<Refusal | null>;

/** One's own, after one has said something of oneself. */
export async function setOwnPresence(
  call: Call,
  input: StatusInput,
  decideReady: DecideReady,
): Promise<Presence | Refusal> {
  const agentId = call.actor.id ?? '';
  const kept = input.status === 'ready' ? await decideReady(call, agentId) : null;
  const refused = kept ?? (await setStatus(call, agentId, input));
  return isRefusal(refused) ? refused : getPresence(call, agentId);
}
