import { explain, type RoutingAgent, type RoutingRules, type WaitingContact } from '@tongli/routing';

export interface Stage {
  readonly afterSeconds: number;
  readonly able: number;
  /** Able at this stage and not before. */
  readonly came: readonly string[];
  /** To which queue it goes then; null: it stays. */
  readonly overflowsTo: string | null;
}

const unable = new Set(['not-in-queue', 'level']);

/** Who of these agents could take such a contact the longer it waits: at once, as openings come, and when it overflows. */
export function stagesOf(
  contact: WaitingContact,
  {
    now,
    rules,
    agents,
  }: { readonly now: number; readonly rules: RoutingRules; readonly agents: readonly RoutingAgent[] },
): Stage[] {
  const queue = rules.queues.find(({ queueId }) => queueId === contact.queueId);
  if (!queue) return [];
  const { openings = [], preferSeconds = 0, overflow } = queue;
  const waits = [
    0,
    ...openings.map(({ afterSeconds }) => afterSeconds),
    ...(contact.preferred && preferSeconds > 0 ? [preferSeconds] : []),
    ...(overflow ? [overflow.afterSeconds] : []),
  ];
  const known = new Set<string>();
  return [...new Set(waits)]
    .toSorted((a, b) => a - b)
    .map((afterSeconds) => {
      const since = now - afterSeconds * 1_000;
      const all = explain({ ...contact, queuedAt: since, inQueueSince: since }, { now, rules, agents })
        .filter(({ excludedBy }) => !unable.has(excludedBy ?? ''))
        .map(({ agentId }) => agentId);
      // While it waits for its own agent, who must be ready for that, nobody else gets it.
      const own = agents.find(({ agentId }) => agentId === contact.preferred?.agentId);
      const waits = afterSeconds < preferSeconds && own?.ready === true && all.includes(own.agentId);
      const able = waits ? [own.agentId] : all;
      const came = able.filter((agentId) => !known.has(agentId));
      for (const agentId of came) known.add(agentId);
      const overflowsTo = overflow?.afterSeconds === afterSeconds ? overflow.toQueueId : null;
      return { afterSeconds, able: able.length, came, overflowsTo };
    });
}
