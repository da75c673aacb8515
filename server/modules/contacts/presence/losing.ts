import { agentStatusChanged } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { actOn } from '../life/acting.ts';
import { lockAgents } from '../life/loading.ts';
import { commandAgent, commandContact, type Working } from '../life/working.ts';
import { tables } from '../store.ts';
import { commitStatus } from './presence.ts';

/** Seconds without a connection after which an agent's browser counts as gone. */
const patience = sql`interval '6 seconds'`;

const mineOf = (call: Call, agentId: string) =>
  tables(call)
    .selectFrom('contacts.live')
    .select('contact_id')
    .where('agent_id', '=', agentId)
    .where('state', 'in', ['offered', 'connected'])
    .orderBy('contact_id')
    .execute();

/** Offers go back at once, conversations wait for the agent for a while, and the agent is not ready. */
export async function loseAgent(call: Call, agentId: string): Promise<void> {
  for (const { contact_id: id } of await mineOf(call, agentId))
    await actOn(call, id, ({ working }) => commandContact(working, id, { do: 'loseAgent', agentId }));
  const working = { contacts: new Map(), agents: await lockAgents(call, [agentId]), now: call.now.getTime() };
  commandAgent(working, agentId, { do: 'notReady', reason: 'connectionLost', by: 'system' }, { byId: null });
  await commitStatus(call, working, agentId);
  await tables(call).updateTable('contacts.presence').set({ lost: true }).where('agent_id', '=', agentId).execute();
}

/** Back in time: conversations go on. */
async function regainAgent(call: Call, agentId: string): Promise<void> {
  for (const { contact_id: id } of await mineOf(call, agentId))
    await actOn(call, id, ({ working, contact }) =>
      contact.state.state === 'connected' && contact.state.reconnectUntil !== null
        ? commandContact(working, id, { do: 'returnAgent', agentId })
        : null,
    );
  const before = await lockAgents(call, [agentId]);
  const wasLost = before.get(agentId)?.presence.lost === true;
  await tables(call)
    .updateTable('contacts.presence')
    .set({ lost_at: null, lost: false, version: sql<number>`version + 1` })
    .where('agent_id', '=', agentId)
    .execute();
  const working = { contacts: new Map(), agents: await lockAgents(call, [agentId]), now: call.now.getTime() };
  // Whoever has said of themselves since how they are is as they said.
  if (!wasLost || working.agents.get(agentId)?.state.reason !== 'connectionLost')
    return tellStatus(call, working, agentId);
  commandAgent(working, agentId, { do: 'notReady', reason: 'reconnected', by: 'system' }, { byId: null });
  await commitStatus(call, working, agentId);
}

/** A page that was loaded anew changes nothing; that its agent is there is told all the same: the router learns of it. */
async function tellStatus(call: Call, { agents }: Working, agentId: string): Promise<void> {
  const agent = agents.get(agentId);
  if (!agent) return;
  const { status, reason } = agent.state;
  const { unit_id: unitId, version } = agent.presence;
  await append(call, agentStatusChanged, agentId, { status, reason, unitId, byId: agent.setBy, version, slots: [] });
}

const isBack = sql<boolean>`(not p.watched or exists (select from contacts.attendance a where a.agent_id = p.agent_id))`;

export const lostTimer: Timer = {
  name: 'contact-agents',
  due: sql<Date | null>`select min(case when ${isBack} then p.lost_at else p.lost_at + ${patience} end) from contacts.presence p
    where p.lost_at is not null and (not p.lost or ${isBack})`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{ id: string; back: boolean }>`
      select p.agent_id as id, ${isBack} as back from contacts.presence p
      where p.lost_at is not null and (${isBack} or (not p.lost and p.lost_at + ${patience} <= ${call.now}))
      order by p.agent_id limit ${limit}`.execute(call.tx);
    for (const { id, back } of rows) await (back ? regainAgent(call, id) : loseAgent(call, id));
    return rows.length;
  },
};
