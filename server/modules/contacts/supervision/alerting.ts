import type { BoardState, ContactAlert, ContactSettings, QueueNumbers } from '@tongli/contracts/contacts';
import type { Deviation } from './volume.ts';

/** An alert before anybody took it. */
export type Found = Omit<ContactAlert, 'taken'>;

/** What alerts are drawn from: the board, the day's numbers, and what each queue usually has at this time of this weekday. */
export interface Watched {
  readonly board: BoardState;
  readonly numbers: readonly QueueNumbers[];
  readonly settings: ContactSettings;
  /** Queues whose arrivals are off their pattern as of the quarter hour that began at `quarter`. */
  readonly volumes: readonly (Deviation & { readonly queueId: string })[];
  readonly quarter: number;
  /** By reason: the minutes it may last. */
  readonly mostMinutes: ReadonlyMap<string, number | null>;
  readonly now: number;
}

type Suggestion = ContactAlert['suggestion'];
type Agent = BoardState['agents'][number];

const minutesSince = (at: string, now: number): number => (now - Date.parse(at)) / 60_000;
const none = { queueId: null, agentId: null, contactId: null, pattern: null };

const isFree = ({ status, slots }: Agent): boolean =>
  status === 'ready' && slots.every(({ state }) => state === 'idle');

/** Free agents of a queue in which nobody waits, or somebody on a break; else the customers are told. */
/** Who eats is left in peace, and whose browser is gone would hear nothing ring. */
const unreachable = new Set(['meal', 'connectionLost']);

export function suggestFor({ board, numbers }: Pick<Watched, 'board' | 'numbers'>, queueId: string): Suggestion {
  const calm = new Set(numbers.filter(({ waiting }) => waiting === 0).map((one) => one.queueId));
  const idle = board.agents.filter((agent) => isFree(agent) && !agent.queueIds.includes(queueId));
  const movable = idle.filter(({ queueIds }) => queueIds.some((id) => calm.has(id)));
  if (movable.length > 0) {
    const fromQueueId = movable[0]?.queueIds.find((id) => calm.has(id)) ?? null;
    return { code: 'move-agents', agentIds: movable.slice(0, 5).map(({ id }) => id), fromQueueId, toQueueId: queueId };
  }
  const resting = board.agents.filter(
    ({ status, reason, queueIds }) =>
      status === 'notReady' && !unreachable.has(reason ?? '') && queueIds.includes(queueId),
  );
  if (resting.length > 0)
    return {
      code: 'end-break',
      agentIds: resting.slice(0, 5).map(({ id }) => id),
      fromQueueId: null,
      toQueueId: queueId,
    };
  return { code: 'offer-callback', agentIds: [], fromQueueId: null, toQueueId: queueId };
}

/** What a queue is held to; of one that the reader does not see, and of no queue, the house's. */
const targetsFor = ({ board, settings }: Watched, queueId: string | null) =>
  board.queues.find(({ id }) => id === queueId)?.targets ?? settings.targets;

const secondsSince = (at: string, now: number): number => Math.floor((now - Date.parse(at)) / 1_000);

function waitingLong(watched: Watched): Found[] {
  const { board, now } = watched;
  const bound = (queueId: string | null) => targetsFor(watched, queueId).poorWaitSeconds;
  const waiting = board.contacts.filter(({ state }) => state === 'queued' || state === 'offered');
  const late = waiting.filter(({ queueId, queuedAt }) => secondsSince(queuedAt, now) >= bound(queueId));
  const longest = new Map(late.toReversed().map((contact) => [contact.queueId ?? '', contact]));
  return [...longest].map(([queueId, { id, queuedAt }]) => ({
    ...none,
    ...{ key: `waiting-long ${queueId}`, code: 'waiting-long' as const, queueId, contactId: id, since: queuedAt },
    ...{ value: secondsSince(queuedAt, now), bound: bound(queueId) },
    suggestion: suggestFor(watched, queueId),
  }));
}

/** Fewer than so many say nothing about a share. */
const fewest = 20;

function abandoning(watched: Watched): Found[] {
  const { numbers, board } = watched;
  const bound = (queueId: string) => targetsFor(watched, queueId).poorAbandonedPercent;
  return numbers
    .filter(({ queueId, offered, abandonedShare }) => offered >= fewest && (abandonedShare ?? 0) * 100 > bound(queueId))
    .map(({ queueId, abandonedShare }) => ({
      ...none,
      ...{ key: `abandoning ${queueId}`, code: 'abandoning' as const, queueId, since: board.now },
      ...{ value: Math.round((abandonedShare ?? 0) * 100), bound: bound(queueId) },
      suggestion: suggestFor(watched, queueId),
    }));
}

/** A place that rings does so for as long as the queue lets it. */
const stateLimits = { talking: 'talkMinutes', hold: 'holdMinutes', wrapUp: 'wrapUpMinutes' } as const;

function stateLimit(watched: Watched, { state, contactId }: Agent['slots'][number]): number | null {
  if (state === 'idle' || state === 'offered') return null;
  const contact = watched.board.contacts.find(({ id }) => id === contactId);
  return targetsFor(watched, contact?.queueId ?? null)[stateLimits[state]];
}

function statesLong(watched: Watched): Found[] {
  const { board, mostMinutes, now } = watched;
  return board.agents.flatMap((agent): Found[] => {
    const look = { code: 'look-in' as const, agentIds: [agent.id], fromQueueId: null, toQueueId: null };
    const contacts = agent.slots.flatMap((slot) => {
      const [bound, minutes] = [stateLimit(watched, slot), minutesSince(slot.since, now)];
      if (bound === null || minutes < bound) return [];
      const { number, contactId, since } = slot;
      const about = { key: `state-long ${agent.id} ${number}`, agentId: agent.id, contactId, since, bound };
      return [{ ...none, ...about, code: 'state-long' as const, value: Math.floor(minutes), suggestion: look }];
    });
    const most = agent.status === 'notReady' ? (mostMinutes.get(agent.reason ?? '') ?? null) : null;
    if (most === null || minutesSince(agent.since, now) < most) return contacts;
    const rest = {
      ...none,
      ...{
        key: `break-long ${agent.id}`,
        code: 'break-long' as const,
        agentId: agent.id,
        since: agent.since,
        bound: most,
      },
      value: Math.floor(minutesSince(agent.since, now)),
      suggestion: { ...look, code: 'end-break' as const },
    };
    return [...contacts, rest];
  });
}

function nobodyThere(watched: Watched): Found[] {
  const { board, numbers } = watched;
  return numbers
    .filter(({ queueId, waiting }) => waiting > 0 && !board.agents.some(({ queueIds }) => queueIds.includes(queueId)))
    .map(({ queueId, waiting }) => ({
      ...none,
      ...{
        key: `nobody-there ${queueId}`,
        code: 'nobody-there' as const,
        queueId,
        since: board.now,
        value: waiting,
        bound: 0,
      },
      suggestion: suggestFor(watched, queueId),
    }));
}

const quarterMs = 15 * 60_000;

/** Too many: announce it, and whoever is free helps. Too few: is the line dead? There is nothing to press. */
function volumes(watched: Watched): Found[] {
  return watched.volumes.map(({ queueId, code, from, quarters, value, bound, expected, source }) => {
    const start = new Date(watched.quarter + from * quarterMs).toISOString();
    const moved = code === 'volume-high' ? suggestFor(watched, queueId) : null;
    const announced = { code: 'announce' as const, agentIds: [], fromQueueId: null, toQueueId: queueId };
    return {
      ...none,
      ...{ key: `${code} ${queueId}`, code, queueId, since: start, value, bound },
      suggestion: code === 'volume-low' ? null : moved?.code === 'move-agents' ? moved : announced,
      pattern: { from: start, minutes: quarters * 15, expected: Math.round(expected * 10) / 10, source },
    };
  });
}

/** Everything that a leader should look at, each with what could be done. */
export const alertsOf = (watched: Watched): Found[] =>
  [waitingLong, nobodyThere, abandoning, volumes, statesLong].flatMap((find) => find(watched));
