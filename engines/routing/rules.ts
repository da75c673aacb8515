import type { QueueRules, RoutingRules } from './types.ts';

export const ROUTING_DEFAULTS = {
  ageingSeconds: 60,
  frontPriority: 100,
  occupancyBand: 0.05,
  candidatesKept: 5,
} as const;

export type RulesFault = {
  readonly code:
    | 'queue-twice'
    | 'level-out-of-range'
    | 'skill-twice'
    | 'openings-not-rising'
    | 'opening-opens-nothing'
    | 'opening-raises-level'
    | 'opening-unknown-skill'
    | 'unknown-queue'
    | 'negative-seconds'
    | 'overflow-circle'
    | 'number-out-of-range';
  readonly queueId: string | null;
};

const isLevel = (level: number) => Number.isInteger(level) && level >= 1 && level <= 9;

/** What is wrong with the rules, all of it; empty: `assign` and the router may use them. */
export function faultsOf(rules: RoutingRules): RulesFault[] {
  const faults: RulesFault[] = [];
  const known = new Map(rules.queues.map((queue) => [queue.queueId, queue]));
  if (known.size < rules.queues.length) faults.push({ code: 'queue-twice', queueId: null });
  const { ageingSeconds = 60, occupancyBand = 0.05, candidatesKept = 5, frontPriority = 0 } = rules;
  const inRange = ageingSeconds > 0 && occupancyBand > 0 && candidatesKept >= 1 && Number.isFinite(frontPriority);
  if (!inRange || !Number.isFinite(ageingSeconds)) faults.push({ code: 'number-out-of-range', queueId: null });
  for (const queue of rules.queues) {
    for (const code of [...skillFaults(queue), ...openingFaults(queue, known), ...overflowFaults(queue, known)])
      faults.push({ code, queueId: queue.queueId });
  }
  return faults;
}

function* skillFaults({ skills, preferSeconds = 0, priority = 0 }: QueueRules): Generator<RulesFault['code']> {
  if (!skills.every(({ level }) => isLevel(level))) yield 'level-out-of-range';
  if (new Set(skills.map(({ skill }) => skill)).size < skills.length) yield 'skill-twice';
  if (!(preferSeconds >= 0)) yield 'negative-seconds';
  if (!Number.isFinite(priority)) yield 'number-out-of-range';
}

function* openingFaults(queue: QueueRules, known: ReadonlyMap<string, QueueRules>): Generator<RulesFault['code']> {
  const levels = new Map(queue.skills.map(({ skill, level }) => [skill, level]));
  let before = 0;
  for (const { afterSeconds, levels: lowered = [], alsoQueueId } of queue.openings ?? []) {
    if (!(afterSeconds > before)) yield 'openings-not-rising';
    before = afterSeconds;
    if (lowered.length === 0 && alsoQueueId === undefined) yield 'opening-opens-nothing';
    if (alsoQueueId !== undefined && !known.has(alsoQueueId)) yield 'unknown-queue';
    for (const { skill, level } of lowered) {
      const needed = levels.get(skill);
      if (needed === undefined) yield 'opening-unknown-skill';
      else if (!isLevel(level)) yield 'level-out-of-range';
      else if (level > needed) yield 'opening-raises-level';
      levels.set(skill, level);
    }
  }
}

function* overflowFaults(queue: QueueRules, known: ReadonlyMap<string, QueueRules>): Generator<RulesFault['code']> {
  const passed = new Set<string>();
  if (queue.overflow && !(queue.overflow.afterSeconds >= 0)) yield 'negative-seconds';
  for (let at: QueueRules | undefined = queue; at; ) {
    if (passed.has(at.queueId)) return yield 'overflow-circle';
    passed.add(at.queueId);
    const to: string | null | undefined = at.overflow?.toQueueId;
    if (to === null || to === undefined) return;
    at = known.get(to);
    if (!at) return yield 'unknown-queue';
  }
}
