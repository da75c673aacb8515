import { randomUUID } from 'node:crypto';
import type { Offer, Overflow } from '@tongli/routing';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { commit, type Decided } from '../life/committing.ts';
import { lockAgents, lockContacts } from '../life/loading.ts';
import { commandContact } from '../life/working.ts';

export interface Offered {
  readonly done: number;
  /** What could not be had: somebody else had it in hand, or it was not as it had seemed. */
  readonly contactIds: readonly string[];
  readonly agentIds: readonly string[];
}

/** Two who route at once would each hold what the other needs, and neither would get on. */
const turn = { space: 7_420_021, key: 2 } as const;

async function isTurn(call: Call): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`/* hot offer_turn */
    select pg_try_advisory_xact_lock(${turn.space}::integer, ${turn.key}::integer) as mine`.execute(call.tx);
  return rows[0]?.mine ?? false;
}

interface Wanted {
  readonly offers: readonly Offer[];
  readonly overflows: readonly Overflow[];
}

/** Nothing could be had. */
export const noneOf = ({ offers, overflows }: Wanted): Offered => ({
  done: 0,
  contactIds: [...offers, ...overflows].map(({ contactId }) => contactId),
  agentIds: offers.map(({ agentId }) => agentId),
});

/**
 * Makes offers real, each if contact and place are as they were when it was decided: whoever decided on an older picture, or beside
 * somebody else who decides, offers nothing twice. Nobody is waited for.
 */
export async function commitOffers(call: Call, wanted: Wanted): Promise<Offered> {
  const { offers, overflows } = wanted;
  const none = noneOf(wanted);
  if (none.contactIds.length === 0 || !(await isTurn(call))) return none;
  const contacts = await lockContacts(call, none.contactIds, { skipLocked: true });
  const agents = await lockAgents(call, none.agentIds, { skipLocked: true });
  const working = { contacts, agents, now: call.now.getTime() };
  const decisions: Decided[] = [];
  const missed: Offer[] = [];
  for (const offer of offers) {
    const decision = decidedOf(call, offer);
    const { contactId, agentId, slot } = offer;
    const refused = agents.get(agentId)?.presence.lost_at
      ? true
      : commandContact(working, contactId, { do: 'offer', agentId, slot }, decision.id);
    if (refused) missed.push(offer);
    else decisions.push(decision);
  }
  const failed = overflows.filter(
    ({ contactId, toQueueId }) => commandContact(working, contactId, { do: 'overflow', toQueueId }) !== null,
  );
  await commit(call, working, { decisions });
  return {
    done: offers.length + overflows.length - missed.length - failed.length,
    contactIds: [...missed, ...failed].map(({ contactId }) => contactId),
    agentIds: missed.map(({ agentId }) => agentId),
  };
}

function decidedOf(call: Call, { contactId, agentId, reason }: Offer): Decided {
  return {
    id: randomUUID(),
    contact_id: contactId,
    at: call.now,
    agent_id: agentId,
    rule: reason.rule,
    waited_ms: Math.round(reason.waitedSeconds * 1_000),
    considered: reason.able,
    candidates: reason.candidates,
  };
}
