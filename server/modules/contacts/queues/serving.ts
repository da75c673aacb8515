import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

const serving = (call: Pick<Call, 'tx'>) =>
  tables(call)
    .selectFrom('contacts.queue_agent as member')
    .innerJoin('contacts.queue as queue', 'queue.id', 'member.queue_id')
    .where('queue.retired', '=', false);

/** The queues that somebody serves, with their projects. */
export async function queuesServedBy(call: Call, agentId: string): Promise<{ id: string; projectId: string }[]> {
  return serving(call)
    .select(['queue.id', 'queue.project_id as projectId'])
    .where('member.agent_id', '=', agentId)
    .orderBy('queue.id')
    .execute();
}

/** Whoever serves one of these queues; of a project where none is named. */
export async function agentsServing(
  call: Call,
  of: { readonly queueIds: readonly string[] } | { readonly projectId: string },
): Promise<string[]> {
  if ('queueIds' in of && of.queueIds.length === 0) return [];
  const rows = await serving(call)
    .select('member.agent_id')
    .distinct()
    .where(({ eb }) =>
      'queueIds' in of ? eb('queue.id', 'in', [...of.queueIds]) : eb('queue.project_id', '=', of.projectId),
    )
    .execute();
  return rows.map(({ agent_id: id }) => id);
}

/** Those of these ids that are queues of the project and in use. */
export async function queuesAmong(call: Call, projectId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(call)
    .selectFrom('contacts.queue')
    .select('id')
    .where('id', 'in', [...ids])
    .where('project_id', '=', projectId)
    .where('retired', '=', false)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
