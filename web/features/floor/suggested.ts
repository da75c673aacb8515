import type { ContactAlert } from '@tongli/contracts/contacts';
import type { Board } from './board.ts';

/** What a suggestion comes to, request by request. */
export type Act =
  | { readonly act: 'ready'; readonly agentId: string }
  | {
      readonly act: 'queues';
      readonly agentId: string;
      readonly queueIds: readonly string[];
      readonly seen: readonly string[];
    };

/** Agents keep their other queues; the one that they come from is left where it is named. */
export function actsOf({ suggestion }: Pick<ContactAlert, 'suggestion'>, board: Pick<Board, 'agents'>): readonly Act[] {
  if (!suggestion) return [];
  const { code, agentIds, fromQueueId, toQueueId } = suggestion;
  if (code === 'end-break') return agentIds.map((agentId) => ({ act: 'ready', agentId }));
  if (code !== 'move-agents' || toQueueId === null) return [];
  return agentIds.flatMap((agentId) => {
    const agent = board.agents.get(agentId);
    if (!agent) return [];
    const others = agent.queueIds.filter((id) => id !== fromQueueId && id !== toQueueId);
    return [{ act: 'queues', agentId, queueIds: [...others, toQueueId], seen: agent.queueIds } as const];
  });
}
