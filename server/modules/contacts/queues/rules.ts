import { type Opening, type QueueRules, ROUTING_DEFAULTS, type RoutingRules } from '@tongli/routing';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export interface SkillNeed {
  readonly skillId: string;
  readonly level: number;
  readonly steps: readonly { readonly afterSeconds: number; readonly level: number }[];
}

interface RuledRow {
  readonly id: string;
  readonly skills: unknown;
  readonly rule: string;
  readonly priority: number;
  readonly prefer_seconds: number;
  readonly help_after_seconds: number | null;
  readonly help_queue_id: string | null;
  readonly overflow_after_seconds: number | null;
  readonly overflow_queue_id: string | null;
}

/** A queue's settings as the engine reads them: what opens together is one opening. */
export function rulesOf(row: RuledRow): QueueRules {
  const needs = row.skills as readonly SkillNeed[];
  const overflow = row.overflow_after_seconds;
  return {
    queueId: row.id,
    skills: needs.map(({ skillId: skill, level }) => ({ skill, level })),
    selection: row.rule as QueueRules['selection'],
    priority: row.priority,
    openings: openingsOf(needs, row),
    preferSeconds: row.prefer_seconds,
    ...(overflow === null ? {} : { overflow: { afterSeconds: overflow, toQueueId: row.overflow_queue_id } }),
  };
}

function openingsOf(needs: readonly SkillNeed[], row: RuledRow): Opening[] {
  const help = row.help_after_seconds;
  const times = needs.flatMap(({ steps }) => steps.map(({ afterSeconds }) => afterSeconds));
  const all = [...new Set(help === null ? times : [...times, help])].toSorted((a, b) => a - b);
  return all.map((afterSeconds) => {
    const levels = needs.flatMap(({ skillId: skill, steps }) =>
      steps.filter((step) => step.afterSeconds === afterSeconds).map(({ level }) => ({ skill, level })),
    );
    const also = help === afterSeconds && row.help_queue_id !== null ? { alsoQueueId: row.help_queue_id } : {};
    return { afterSeconds, ...(levels.length > 0 ? { levels } : {}), ...also };
  });
}

/** How many candidates a decision keeps. */
const kept = 12;

export async function loadRules(call: Pick<Call, 'tx'>): Promise<RoutingRules> {
  const rows = await tables(call)
    .selectFrom('contacts.queue')
    .selectAll()
    .where('retired', '=', false)
    .orderBy('id')
    .execute();
  const { settings } = await tables(call).selectFrom('contacts.settings').select('settings').executeTakeFirstOrThrow();
  const { ageingSeconds = ROUTING_DEFAULTS.ageingSeconds } = settings as { ageingSeconds?: number };
  return { queues: rows.map(rulesOf), ageingSeconds, candidatesKept: kept };
}
