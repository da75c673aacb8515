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
export function suggestFor({ board, numbers }: Pick<Watched, 'board' | 'numbers'>, queueId: string): Suggestion {
  const calm = new Set(numbers.filter(({ waiting }) => waiting === 0).map((one) => one.queueId));
  const idle = board.agents.filter((agent) => isFree(agent) && !agent.queueIds.includes(queueId));
  const movable = idle.filter(({ queueIds }) => queueIds.some((id) => calm.has(id)));
  if (movable.length > 0) {
    const fromQueueId = movable[0]?.queueIds.find((id) => calm.has(id)) ?? null;
    return { code: 'move-agents', agentIds: movable.slice(0, 5).map(({ id }) => id), fromQueueId, toQueueId: queueId };
  }
  const resting = board.agents.filter(
    ({ status, reason, queueIds }) => status === 'notReady' && reason !== 'meal' && queueIds.includes(queueId),
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

function waitingLong(watched: Watched): Found[] {
  const { board, settings, now } = watched;
  const waiting = board.contacts.filter(({ state }) => state === 'queued' || state === 'offered');
  const late = waiting.filter(({ queuedAt }) => minutesSince(queuedAt, now) >= settings.alertWaitMinutes);
  const longest = new Map(late.toReversed().map((contact) => [contact.queueId ?? '', contact]));
  return [...longest].map(([queueId, { id, queuedAt }]) => ({
    ...none,
    ...{ key: `waiting-long ${queueId}`, code: 'waiting-long' as const, queueId, contactId: id, since: queuedAt },
    ...{ value: Math.floor(minutesSince(queuedAt, now)), bound: settings.alertWaitMinutes },
    suggestion: suggestFor(watched, queueId),
  }));
}

/** Fewer than so many say nothing about a share. */
const fewest = 20;

function abandoning(watched: Watched): Found[] {
  const { numbers, settings, board } = watched;
  return numbers
    .filter(
      ({ offered, abandonedShare }) => offered >= fewest && (abandonedShare ?? 0) * 100 >= settings.alertAbandonPercent,
    )
    .map(({ queueId, abandonedShare }) => ({
      ...none,
      ...{ key: `abandoning ${queueId}`, code: 'abandoning' as const, queueId, since: board.now },
      ...{ value: Math.round((abandonedShare ?? 0) * 100), bound: settings.alertAbandonPercent },
      suggestion: suggestFor(watched, queueId),
    }));
}

function statesLong({ board, settings, mostMinutes, now }: Watched): Found[] {
  return board.agents.flatMap((agent): Found[] => {
    const look = { code: 'look-in' as const, agentIds: [agent.id], fromQueueId: null, toQueueId: null };
    const long = agent.slots.filter(
      ({ state, since }) => state !== 'idle' && minutesSince(since, now) >= settings.alertStateMinutes,
    );
    const contacts = long.map(({ number, since, contactId }) => ({
      ...none,
      ...{ key: `state-long ${agent.id} ${number}`, code: 'state-long' as const, agentId: agent.id, contactId, since },
      ...{ value: Math.floor(minutesSince(since, now)), bound: settings.alertStateMinutes, suggestion: look },
    }));
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
