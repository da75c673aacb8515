import type { BoardContact, QueueNumbers, QueueTargets } from '@tongli/contracts/contacts';
import type { AgentLine, agentStates, StateCounts } from './agents.ts';
import type { Board } from './board.ts';

/** A queue as it stands: by the second from the board, since midnight from its numbers. */
export interface QueueLine {
  readonly id: string;
  readonly queue: Board['queues'][number];
  readonly waiting: readonly BoardContact[];
  /** When whoever waits longest came; null where nobody waits. */
  readonly oldest: number | null;
  readonly agents: StateCounts;
  readonly numbers: QueueNumbers | null;
}

const isWaiting = ({ state }: BoardContact) => state === 'queued' || state === 'offered';
const none: StateCounts = { offered: 0, talking: 0, hold: 0, wrapUp: 0, free: 0, notReady: 0 };

function countByQueue(lines: readonly AgentLine[]): Map<string, Record<(typeof agentStates)[number], number>> {
  const counts = new Map<string, Record<(typeof agentStates)[number], number>>();
  for (const { agent, state } of lines) {
    for (const id of agent.queueIds) {
      const own = counts.get(id) ?? { ...none };
      own[state] += 1;
      counts.set(id, own);
    }
  }
  return counts;
}

/** Every queue of a project (null: of all), in which most wait first; the order of those in calm ones is by name. */
export function queueLines(
  board: Board,
  lines: readonly AgentLine[],
  numbers: readonly QueueNumbers[],
  projectId: string | null,
): QueueLine[] {
  const counts = countByQueue(lines);
  const waiting = new Map<string | null, BoardContact[]>();
  for (const contact of [...board.contacts.values()].filter(isWaiting))
    waiting.set(contact.queueId, [...(waiting.get(contact.queueId) ?? []), contact]);
  return board.queues
    .filter((queue) => projectId === null || queue.projectId === projectId)
    .map((queue) => {
      const own = (waiting.get(queue.id) ?? []).sort((a, b) => Date.parse(a.queuedAt) - Date.parse(b.queuedAt));
      const oldest = own[0] ? Date.parse(own[0].queuedAt) : null;
      const ownNumbers = numbers.find(({ queueId }) => queueId === queue.id) ?? null;
      return { id: queue.id, queue, waiting: own, oldest, agents: counts.get(queue.id) ?? none, numbers: ownNumbers };
    })
    .sort((a, b) => b.waiting.length - a.waiting.length || a.queue.code.localeCompare(b.queue.code));
}

/** What a wall shows of some queues together; shares are null where there is nothing to divide by. */
export interface Together {
  readonly waiting: number;
  readonly oldest: number | null;
  readonly answered: number;
  readonly serviceLevel: number | null;
  readonly abandonedShare: number | null;
  /** The strictest of each that any of them is held to; null without a queue. */
  readonly targets: QueueTargets | null;
}

function strictest(all: readonly QueueTargets[]): QueueTargets | null {
  const [first] = all;
  if (!first) return null;
  const better = (key: keyof QueueTargets, of: typeof Math.min) => of(...all.map((one) => one[key]));
  const least = Object.fromEntries(
    (Object.keys(first) as (keyof QueueTargets)[]).map((key) => [key, better(key, Math.min)]),
  ) as QueueTargets;
  return {
    ...least,
    ...{ levelPercent: better('levelPercent', Math.max), poorLevelPercent: better('poorLevelPercent', Math.max) },
  };
}

/** The service level is of answered and abandoned, the abandoned of all that were offered: so they add up. */
export function together(lines: readonly QueueLine[]): Together {
  const known = lines.flatMap(({ numbers }) => numbers ?? []);
  const sum = (of: (one: QueueNumbers) => number) => known.reduce((total, one) => total + of(one), 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const ended = ({ answered, abandoned }: QueueNumbers) => answered + abandoned;
  const oldest = lines.flatMap((line) => line.oldest ?? []);
  return {
    waiting: lines.reduce((total, line) => total + line.waiting.length, 0),
    oldest: oldest.length === 0 ? null : Math.min(...oldest),
    answered: sum(({ answered }) => answered),
    serviceLevel: share(
      sum((one) => (one.serviceLevel ?? 0) * ended(one)),
      sum(ended),
    ),
    abandonedShare: share(
      sum(({ abandoned }) => abandoned),
      sum(({ offered }) => offered),
    ),
    targets: strictest(lines.map(({ queue }) => queue.targets)),
  };
}
