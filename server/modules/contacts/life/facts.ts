import * as contract from '@tongli/contracts/contacts';
import type { ContactFact as FactName } from '@tongli/routing';
import type { Happening } from '../../../platform/events/append.ts';
import type { Working, WorkingAgent, WorkingContact } from './working.ts';

/** An offer that was not taken is a contact that waits again; who leaves or was written up is a contact that closes. */
const definitions = {
  queued: contract.contactQueued,
  offerMissed: contract.contactQueued,
  offered: contract.contactOffered,
  connected: contract.contactConnected,
  held: contract.contactHeld,
  resumed: contract.contactResumed,
  transferred: contract.contactTransferred,
  ended: contract.contactEnded,
  closed: contract.contactClosed,
  wrapped: null,
  abandoned: null,
} as const satisfies Record<FactName, unknown>;

type Fact = typeof contract.contactQueued;

/** The places of these agents that had or have the contact, as they are now. */
export function slotFacts(agents: Iterable<WorkingAgent>, concerns: (contactId: string) => boolean) {
  return [...agents].flatMap((agent) =>
    agent.state.slots.flatMap((slot) => {
      const before = agent.slots.find(({ number }) => number === slot.slot);
      const concerned = [before?.contact_id, slot.contactId].some((id) => typeof id === 'string' && concerns(id));
      if (!concerned) return [];
      return {
        agentId: agent.state.agentId,
        number: slot.slot,
        kind: before?.kind === 'voice' ? ('voice' as const) : ('chat' as const),
        state: slot.state,
        contactId: slot.contactId,
        role: agent.roles.get(slot.slot) ?? null,
        version: (before?.version ?? 0) + 1,
        unitId: agent.presence.unit_id,
      };
    }),
  );
}

export function factOf({ agents }: Working, { row, state, log }: WorkingContact): contract.ContactFact {
  return {
    number: row.number,
    channel: row.channel as contract.ContactChannel,
    state: state.state,
    held: state.state === 'connected' && state.held,
    cause: log.at(-1)?.cause ?? 'changed',
    projectId: row.project_id,
    unitId: row.unit_id,
    queueId: state.queueId,
    customerId: row.customer_id,
    agentId: 'agentId' in state ? state.agentId : null,
    fromAgentId: row.agent_id,
    queuedAt: new Date(state.queuedAt).toISOString(),
    outcome: state.state === 'closed' ? state.outcome : null,
    version: row.version + 1,
    slots: slotFacts(agents.values(), (id) => id === row.contact_id),
  };
}

/** A contact that closes tells its stays in queues. */
export function happeningsOf(
  working: Working,
  contact: WorkingContact,
  stays: readonly contract.StayFact[] | undefined,
): Happening[] {
  const names = new Set([...contact.facts].map((name) => definitions[name] as Fact | null));
  return [...names].flatMap((definition) =>
    definition === null
      ? []
      : [
          {
            definition,
            subjectId: contact.row.contact_id,
            payload: {
              ...factOf(working, contact),
              ...(stays && definition === definitions.closed ? { stays: [...stays] } : {}),
            },
          },
        ],
  );
}
