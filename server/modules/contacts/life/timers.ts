import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { commitStatus } from '../presence/presence.ts';
import { actOn, dismissOthers, placeOf } from './acting.ts';
import { lockAgents } from './loading.ts';
import { commandAgent, commandContact, type Working } from './working.ts';

interface Due {
  readonly id: string;
  readonly state: string;
}

/** Offers that were not taken, agents who did not come back, wrap-up that has run out. */
export const contactTimer: Timer = {
  name: 'contacts',
  due: sql<Date | null>`select min(until) from contacts.live where until is not null`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<Due>`
      select contact_id as id, state from contacts.live where until <= ${call.now} order by contact_id limit ${limit}
      for no key update skip locked`.execute(call.tx);
    for (const { id, state } of rows) await fire(call, id, state);
    return rows.length;
  },
};

async function fire(call: Call, id: string, state: string): Promise<void> {
  const done = await actOn(call, id, (acting) => {
    const { working } = acting;
    if (state === 'offered') return commandContact(working, id, { do: 'timeOut' });
    if (state === 'wrapUp') return commandContact(working, id, { do: 'finishWrapUp', by: 'timer' });
    return commandContact(working, id, { do: 'giveUpAgent' }) ?? dismissOthers(acting);
  });
  if (isRefusal(done)) throw new Error(`contacts: ${id} was due and ${done.refusal}`);
}

/** Wrap-up of a contact that has gone on to somebody else, and colleagues who were asked in and did not come. */
const besides = sql`s.until is not null and not exists (
  select from contacts.live l where l.contact_id = s.contact_id and l.agent_id = s.agent_id and l.until is not null)`;

export const placeTimer: Timer = {
  name: 'contact-places',
  due: sql<Date | null>`select min(s.until) from contacts.slot s where ${besides}`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{ contact_id: string; agent_id: string }>`
      select s.contact_id, s.agent_id from contacts.slot s where s.until <= ${call.now} and ${besides} limit ${limit}`.execute(
      call.tx,
    );
    for (const { contact_id: id, agent_id: agentId } of rows) await free(call, id, agentId);
    return rows.length;
  },
};

/** The contact may be closed by now, and its place not. */
async function free(call: Call, id: string, agentId: string): Promise<void> {
  const act = (working: Working) => {
    const place = placeOf(working.agents.get(agentId), id);
    if (!place) return null;
    const offered = place.slot.state === 'offered';
    return commandAgent(
      working,
      agentId,
      offered ? { do: 'withdraw', contactId: id, because: 'timedOut' } : { do: 'free', contactId: id },
    );
  };
  const done = await actOn(call, id, ({ working }) => act(working), { joins: true });
  if (!isRefusal(done)) return;
  const working = { contacts: new Map(), agents: await lockAgents(call, [agentId]), now: call.now.getTime() };
  act(working);
  await commitStatus(call, working, agentId);
}
