import type { BoardAgent } from '@tongli/contracts/contacts';

/** What an agent is seen to do. `free`: ready and with nothing in hand. */
export const agentStates = ['offered', 'talking', 'hold', 'wrapUp', 'free', 'notReady'] as const;
export type AgentState = (typeof agentStates)[number];

/** An agent with what is to be shown of them. */
export interface AgentLine {
  readonly agent: BoardAgent;
  readonly state: AgentState;
  /** Since when: of several contacts the one that has gone on longest. */
  readonly since: number;
}

/** What most wants to be seen comes first. */
const busy = ['talking', 'hold', 'offered', 'wrapUp'] as const;

export function lineOf(agent: BoardAgent): AgentLine {
  const times = (meant: BoardAgent['slots']) => meant.map(({ since }) => Date.parse(since));
  for (const state of busy) {
    const slots = agent.slots.filter((slot) => slot.state === state);
    if (slots.length > 0) return { agent, state, since: Math.min(...times(slots)) };
  }
  const status = Date.parse(agent.since);
  if (agent.status === 'notReady') return { agent, state: 'notReady', since: status };
  return { agent, state: 'free', since: Math.max(status, ...times(agent.slots)) };
}

export interface AgentFilter {
  readonly text: string;
  readonly queueId: string | null;
  readonly unitId: string | null;
  readonly state: AgentState | null;
}

const order = (state: AgentState) => agentStates.indexOf(state);

/** Those who are meant, by state, and in each whoever has been in it longest first. */
export function chosen(lines: readonly AgentLine[], { text, queueId, unitId, state }: AgentFilter): AgentLine[] {
  const sought = text.trim().toLowerCase();
  return lines
    .filter(
      ({ agent, state: own }) =>
        (sought === '' || agent.name.toLowerCase().includes(sought)) &&
        (queueId === null || agent.queueIds.includes(queueId)) &&
        (unitId === null || agent.unitId === unitId) &&
        (state === null || own === state),
    )
    .sort((a, b) => order(a.state) - order(b.state) || a.since - b.since || (a.agent.id < b.agent.id ? -1 : 1));
}

export type StateCounts = Readonly<Record<AgentState, number>>;

export function countStates(lines: readonly AgentLine[]): StateCounts {
  const counts = { offered: 0, talking: 0, hold: 0, wrapUp: 0, free: 0, notReady: 0 };
  for (const { state } of lines) counts[state] += 1;
  return counts;
}
