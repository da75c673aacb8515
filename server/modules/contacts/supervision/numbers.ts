import type { QueueNumbers } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { numbersOf } from '../history/counting.ts';
import { sliceOf, sumsOf } from '../history/numbers.ts';
import { listQueueRows } from '../queues/queues.ts';

interface Now {
  readonly id: string;
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly ready: number;
  readonly free: number;
}

async function readNow(call: Call, ids: readonly string[]): Promise<Map<string, Now>> {
  const { rows } = await sql<Now>`
    select q.id, coalesce(w.waiting, 0)::integer as waiting, w.oldest, coalesce(a.ready, 0)::integer as ready, coalesce(a.free, 0)::integer as free
    from unnest(${[...ids]}::uuid[]) q (id)
    left join (select queue_id, count(*) as waiting, min(queued_at) as oldest from contacts.live where state in ('queued', 'offered')
      group by 1) w on w.queue_id = q.id
    left join (select m.queue_id, count(*) as ready, count(*) filter (where exists (
        select from contacts.slot s where s.agent_id = m.agent_id and s.state = 'idle')) as free
      from contacts.queue_agent m join contacts.presence p on p.agent_id = m.agent_id where p.status = 'ready' group by 1) a
      on a.queue_id = q.id`.execute(call.tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of each queue, now and since the site's midnight. */
export async function readBoardNumbers(call: Call): Promise<{ queues: QueueNumbers[]; now: string }> {
  const rows = await listQueueRows(call);
  const { today } = await businessDay(call);
  const slice = await sliceOf(call, { from: today, to: today, by: 'queue' });
  const sums = 'refusal' in slice ? [] : await sumsOf(call, slice);
  const now = await readNow(
    call,
    rows.map(({ id }) => id),
  );
  const queues = rows.map((row) => {
    const numbers = numbersOf(sums.filter(({ key }) => key === row.id));
    const at = now.get(row.id);
    return {
      ...{ queueId: row.id, name: { zh: row.name_zh, en: row.name_en }, projectId: row.project_id },
      waiting: at?.waiting ?? 0,
      longestWaitSeconds: at?.oldest ? Math.round((call.now.getTime() - at.oldest.getTime()) / 1_000) : 0,
      ...{
        agentsReady: at?.ready ?? 0,
        agentsFree: at?.free ?? 0,
        offered: numbers.offered,
        answered: numbers.answered,
      },
      ...{ abandoned: numbers.abandoned, overflowed: numbers.overflowed, refused: numbers.refused, open: numbers.open },
      callbacks: numbers.callback,
      serviceLevel: numbers.serviceLevel.abandonsNegative,
      averageAnswerSeconds: numbers.averageAnswerSeconds,
      abandonedShare: numbers.abandonmentRate,
    };
  });
  return { queues, now: call.now.toISOString() };
}
