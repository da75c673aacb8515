import type { LiveNow } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { readBoardNumbers } from '../modules/contacts/index.ts';
import type { Call } from '../platform/call.ts';

interface Now {
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly ready: number;
  readonly free: number;
}

/** Who serves two of the queues is one agent. */
async function readNow(call: Call, queueIds: readonly string[]): Promise<Now> {
  const { rows } = await sql<Now>`
    select waiting.count::integer as waiting, waiting.oldest, agents.ready::integer as ready, agents.free::integer as free
    from (select count(*), min(queued_at) as oldest from contacts.live
        where state in ('queued', 'offered') and queue_id = any(${[...queueIds]}::uuid[])) waiting,
      (select count(*) as ready, count(*) filter (where exists (
          select from contacts.slot s where s.agent_id = p.agent_id and s.state = 'idle')) as free
        from contacts.presence p where p.status = 'ready' and exists (
          select from contacts.queue_agent m where m.agent_id = p.agent_id and m.queue_id = any(${[...queueIds]}::uuid[]))) agents`.execute(
    call.tx,
  );
  return rows[0] ?? { waiting: 0, oldest: null, ready: 0, free: 0 };
}

/** While these words are the same, nobody waits who did not, nobody was answered and no agent's state changed. */
export async function readLiveMark(tx: Call['tx']): Promise<string> {
  const { rows } = await sql<{ mark: string }>`/* hot live_mark */
    select concat_ws('.', waiting.count, waiting.versions, waiting.newest, changed.seq) as mark
    from (select count(*), sum(version) as versions, extract(epoch from max(queued_at)) as newest from contacts.live
        where state in ('queued', 'offered')) waiting,
      (select max(seq) as seq from contacts.agent_log) changed`.execute(tx);
  return rows[0]?.mark ?? '';
}

/** What queues and agents do now, and since the site's midnight, of those queues of a project that are in reach; none named: of all. */
export async function readLiveNow(
  call: Call,
  { projectId, queueIds }: { readonly projectId: string; readonly queueIds: readonly string[] },
): Promise<LiveNow> {
  const { queues } = await readBoardNumbers(call);
  const meant = queues.filter(
    (queue) => queue.projectId === projectId && (queueIds.length === 0 || queueIds.includes(queue.queueId)),
  );
  const sum = (of: (queue: (typeof meant)[number]) => number) => meant.reduce((total, queue) => total + of(queue), 0);
  const [answered, abandoned] = [sum((queue) => queue.answered), sum((queue) => queue.abandoned)];
  // Each queue's level is of answered and abandoned: so weighed they add up.
  const kept = sum((queue) => (queue.serviceLevel ?? 0) * (queue.answered + queue.abandoned));
  const now = await readNow(
    call,
    meant.map(({ queueId }) => queueId),
  );
  return {
    ...{ waiting: now.waiting, longestSince: now.oldest?.toISOString() ?? null },
    ...{ agentsReady: now.ready, agentsFree: now.free, offered: sum((queue) => queue.offered), answered, abandoned },
    serviceLevel: answered + abandoned === 0 ? null : kept / (answered + abandoned),
  };
}
