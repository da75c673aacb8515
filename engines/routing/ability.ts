import type { QueueRules, RoutingAgent, RoutingRules, SkillNeed } from './types.ts';

/** From which opening on an agent may answer a queue's contacts, and the levels brought along. */
export type Ability = { readonly opening: number; readonly level: number };

/** A queue's needs after each opening: stage 0 from the start, stage n from the n-th opening on. */
export type Stage = {
  readonly afterSeconds: number;
  readonly needs: readonly SkillNeed[];
  readonly also: QueueRules | null;
};

export function stagesOf(queue: QueueRules, rules: RoutingRules): Stage[] {
  const stages: Stage[] = [{ afterSeconds: 0, needs: queue.skills, also: null }];
  let needs = queue.skills;
  for (const { afterSeconds, levels = [], alsoQueueId } of queue.openings ?? []) {
    const lowered = new Map(levels.map(({ skill, level }) => [skill, level]));
    needs = needs.map(({ skill, level }) => ({ skill, level: lowered.get(skill) ?? level }));
    const also = rules.queues.find(({ queueId }) => queueId === alsoQueueId) ?? null;
    stages.push({ afterSeconds, needs, also });
  }
  return stages;
}

function isMember(agent: RoutingAgent, { queueId, skills }: QueueRules): boolean {
  // Without named queues skills decide; a queue that needs none is for those who signed in to it.
  return agent.queues === null ? skills.length > 0 : agent.queues.includes(queueId);
}

const meets = (agent: RoutingAgent, needs: readonly SkillNeed[]): boolean =>
  needs.every(({ skill, level }) => (agent.skills[skill] ?? 0) >= level);

const sumOfLevels = (agent: RoutingAgent, needs: readonly SkillNeed[]): number =>
  needs.reduce((sum, { skill }) => sum + (agent.skills[skill] ?? 0), 0);

/** Null: at no opening. */
export function abilityOf(agent: RoutingAgent, queue: QueueRules, stages: readonly Stage[]): Ability | null {
  const member = isMember(agent, queue);
  for (const [opening, { needs, also }] of stages.entries()) {
    if (member && meets(agent, needs)) return { opening, level: sumOfLevels(agent, needs) };
    if (also && isMember(agent, also) && meets(agent, also.skills))
      return { opening, level: sumOfLevels(agent, also.skills) };
  }
  return null;
}

/** How many openings have happened after this many milliseconds in the queue. */
export function openingsAfter(stages: readonly Stage[], waitedMs: number): number {
  let count = 0;
  while (count + 1 < stages.length && (stages[count + 1]?.afterSeconds ?? 0) * 1000 <= waitedMs) count++;
  return count;
}
