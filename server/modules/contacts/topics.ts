import * as contract from '@tongli/contracts/contacts';
import { z } from 'zod';
import { changes, type ServedTopic, serve } from '../../platform/realtime/topic.ts';
import { findContact } from './history/list.ts';
import { typingHints } from './messages/typing.ts';
import { attend } from './presence/attendance.ts';
import { getPresence } from './presence/presence.ts';
import { tables } from './store.ts';
import { readBoard } from './supervision/board.ts';

type Mine = z.infer<typeof contract.mineTopic.change>;

/** To everyone who has or had the contact in hand: what became of it, for them. */
const toAgents =
  (what: Mine['what'], former: Mine['what'] = 'changed') =>
  ({ subjectId, payload }: { subjectId: string; payload: contract.ContactFact }) => {
    const ids = new Set([...payload.slots.map(({ agentId }) => agentId), payload.agentId, payload.fromAgentId]);
    return [...ids].flatMap((key) =>
      key === null
        ? []
        : [{ key, change: { what: key === payload.agentId ? what : former, contactId: subjectId, broadcastId: null } }],
    );
  };

/** Nobody watches what others have in hand. While it is watched, the agent's browser is there. */
const mine = serve(contract.mineTopic, {
  admits: async (call, key) => key === call.actor.id,
  state: async (call, key) => ({ version: (await getPresence(call, key)).version }),
  attended: attend,
  sources: [
    changes(contract.contactQueued, toAgents('changed', 'gone')),
    changes(contract.contactOffered, toAgents('offered')),
    changes(contract.contactConnected, toAgents('connected')),
    changes(contract.contactHeld, toAgents('held')),
    changes(contract.contactResumed, toAgents('resumed')),
    changes(contract.contactTransferred, toAgents('changed', 'ended')),
    changes(contract.contactJoined, toAgents('changed', 'changed')),
    changes(contract.contactEnded, toAgents('ended', 'ended')),
    changes(contract.contactClosed, toAgents('closed', 'closed')),
    changes(contract.contactChanged, toAgents('changed')),
    changes(contract.customerPresenceChanged, ({ subjectId, payload: { agentId } }) =>
      agentId === null ? [] : [{ key: agentId, change: { what: 'changed', contactId: subjectId, broadcastId: null } }],
    ),
    changes(contract.contactMessageSent, ({ subjectId, payload: { agentIds } }) =>
      agentIds.map((key) => ({ key, change: { what: 'changed', contactId: subjectId, broadcastId: null } as const })),
    ),
    changes(contract.callChanged, ({ subjectId, payload: { agentIds } }) =>
      agentIds.map((key) => ({ key, change: { what: 'changed', contactId: subjectId, broadcastId: null } as const })),
    ),
    ...[contract.outageStarted, contract.outageEnded].map((fact) =>
      changes(fact as typeof contract.outageStarted, ({ payload: { agentIds = [] } }) =>
        agentIds.map((key) => ({ key, change: { what: 'changed', contactId: null, broadcastId: null } as const })),
      ),
    ),
    changes(contract.agentStatusChanged, ({ subjectId }) => [
      { key: subjectId, change: { what: 'presence', contactId: null, broadcastId: null } },
    ]),
    changes(contract.agentStaffed, ({ subjectId }) => [
      { key: subjectId, change: { what: 'presence', contactId: null, broadcastId: null } },
    ]),
    changes(contract.broadcastSent, ({ subjectId, payload: { agentIds } }) =>
      agentIds.map((key) => ({ key, change: { what: 'broadcast', contactId: null, broadcastId: subjectId } as const })),
    ),
  ],
});

const isId = (key: string) => z.uuid().safeParse(key).success;

/** Every fact on a contact with which it is in another state. */
const moves = [
  ...[contract.contactQueued, contract.contactOffered, contract.contactConnected, contract.contactHeld],
  ...[contract.contactResumed, contract.contactTransferred, contract.contactJoined, contract.contactEnded],
  ...[contract.contactClosed, contract.contactChanged],
] as const;

/** To whoever may read it, or has it in hand. */
const oneContact = serve(contract.contactTopic, {
  hints: typingHints,
  admits: async (call, key) => {
    if (!isId(key)) return false;
    if (await findContact(call, key)) return true;
    const slot = tables(call).selectFrom('contacts.slot').select('number').where('contact_id', '=', key);
    return (await slot.where('agent_id', '=', call.actor.id ?? '').executeTakeFirst()) !== undefined;
  },
  state: async (call, key) => {
    const live = await tables(call)
      .selectFrom('contacts.live')
      .selectAll()
      .where('contact_id', '=', key)
      .executeTakeFirst();
    const state = (live?.state ?? 'closed') as contract.ContactState;
    return { version: live?.version ?? 0, lastSeq: live?.last_message ?? 0, state };
  },
  sources: [
    ...moves.map((fact) =>
      changes(fact, ({ subjectId, payload: { state, held, version } }) => [
        { key: subjectId, change: { what: 'state' as const, state, held, version } },
      ]),
    ),
    changes(contract.contactMessageSent, ({ subjectId, payload: { seq, author, authorId } }) => [
      { key: subjectId, change: { what: 'message' as const, seq, author, authorId } },
    ]),
    changes(contract.callChanged, ({ subjectId, payload: { session } }) => [
      { key: subjectId, change: { what: 'call' as const, session } },
    ]),
    changes(contract.customerPresenceChanged, ({ subjectId, payload: { present } }) => [
      { key: subjectId, change: { what: 'customer' as const, present } },
    ]),
  ],
});

type BoardChange = z.infer<typeof contract.boardTopic.change>;
const nothing: BoardChange = { contacts: [], slots: [], statuses: [], staffed: [], settings: false };

/** What is so last; a contact, a place and an agent stand in it once. */
function merge(all: readonly BoardChange[]): BoardChange {
  const last = <T>(rows: readonly T[], key: (row: T) => string) => [
    ...new Map(rows.map((row) => [key(row), row])).values(),
  ];
  return {
    contacts: last(
      all.flatMap(({ contacts }) => contacts),
      ({ id }) => id,
    ),
    gone: last(
      all.flatMap(({ gone = [] }) => gone),
      ({ id }) => id,
    ),
    slots: last(
      all.flatMap(({ slots }) => slots),
      ({ agentId, number }) => `${agentId} ${number}`,
    ),
    statuses: last(
      all.flatMap(({ statuses }) => statuses),
      ({ agentId }) => agentId,
    ),
    staffed: [...new Set(all.flatMap(({ staffed }) => staffed))],
    settings: all.some(({ settings }) => settings),
  };
}

const slotChanges = (slots: contract.ContactFact['slots'], since: string): BoardChange['slots'] =>
  slots.map(({ agentId, number, kind, state, contactId }) => ({ agentId, number, kind, state, contactId, since }));

const split = <One>(all: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] => [
  all.filter(isFirst),
  all.filter((one) => !isFirst(one)),
];

/** Changes a fifth of a second together: a board that moves more often nobody reads. */
const board = serve(contract.boardTopic, {
  admits: async (_call, key) => key === '',
  state: readBoard,
  gather: { everyMs: 200, merge },
  sources: [
    ...moves.map((fact) =>
      changes(fact, ({ subjectId: id, occurredAt, payload }) => {
        const { number, channel, state, held, projectId, unitId, queueId, agentId, queuedAt } = payload;
        const { fromAgentId, slots } = payload;
        const since = occurredAt.toISOString();
        const contact = { id, number, channel, state, held, projectId, queueId, agentId, queuedAt, since };
        const change = { ...nothing, slots: slotChanges(slots, since) };
        // Whoever leads an agent sees what they do, whosever queue it is for; and of a contact only while that agent has it.
        const [owners, others] = split(slots, (slot) => slot.agentId === agentId);
        const here = [{ projectId, unitId }, ...owners.flatMap((slot) => placesOf(slot.unitId ?? null))];
        const gone = fromAgentId === null || fromAgentId === agentId ? [] : [{ id, agentId: fromAgentId, since }];
        const elsewhere = others.flatMap((slot) => placesOf(slot.unitId ?? null));
        return [
          ...(elsewhere.length > 0 ? [{ key: '', change: { ...change, gone }, places: elsewhere }] : []),
          { key: '', change: { ...change, contacts: [contact] }, places: here },
        ];
      }),
    ),
    changes(contract.agentStatusChanged, ({ subjectId, occurredAt, payload: { status, reason, unitId, slots } }) => {
      const since = occurredAt.toISOString();
      const statuses = [{ agentId: subjectId, status, reason, since, unitId }];
      const change = { ...nothing, statuses, slots: slotChanges(slots, since) };
      return [{ key: '', change, places: placesOf(unitId) }];
    }),
    changes(contract.agentStaffed, ({ subjectId, payload: { unitId } }) => [
      { key: '', change: { ...nothing, staffed: [subjectId] }, places: placesOf(unitId) },
    ]),
    ...[
      ...[contract.queueChanged, contract.outageStarted, contract.outageEnded, contract.contactSettingsChanged],
      ...[contract.alertTaken, contract.alertSettled],
    ].map((fact) =>
      changes(fact as typeof contract.contactSettingsChanged, () => [
        { key: '', change: { ...nothing, settings: true } },
      ]),
    ),
  ],
});

/** Agents belong to no project: a leader of a project sees them as those of a branch do. */
const placesOf = (unitId: string | null) => [{ projectId: null, unitId }];

export const topics: readonly ServedTopic[] = [mine, oneContact, board];
