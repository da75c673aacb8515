import { estimateWait } from '@tongli/routing';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';

/** Of the queue, as far as a wait can be told from it. */
interface Load {
  readonly waiting: number;
  /** Signed in, ready or busy, for this queue. */
  readonly agents: number;
  readonly free: number;
  readonly handle_seconds: number | null;
}

const usualHandleSeconds = 300;

/** Handling times are those of the queue's last hundred contacts. */
export async function readLoad(call: Call, queueId: string): Promise<Load> {
  const { rows } = await sql<Load>`/* hot queue_load */
    select (select count(*)::integer from contacts.live where queue_id = ${queueId} and state in ('queued', 'offered')) as waiting,
      (select count(*)::integer from contacts.queue_agent m join contacts.presence p on p.agent_id = m.agent_id
       where m.queue_id = ${queueId} and p.status <> 'signedOut' and (p.status = 'ready' or exists (
         select from contacts.slot s where s.agent_id = p.agent_id and s.state <> 'idle'))) as agents,
      (select count(*)::integer from contacts.queue_agent m join contacts.presence p on p.agent_id = m.agent_id
       where m.queue_id = ${queueId} and p.status = 'ready' and exists (
         select from contacts.slot s where s.agent_id = p.agent_id and s.state = 'idle')) as free,
      (select (avg(talk_ms + hold_ms + wrap_up_ms) / 1000)::float8 from (
         select talk_ms, hold_ms, wrap_up_ms from contacts.visit where queue_id = ${queueId} and outcome = 'answered'
         order by entered_at desc limit 100) v) as handle_seconds`.execute(call.tx);
  return rows[0] ?? { waiting: 0, agents: 0, free: 0, handle_seconds: null };
}

/** For whoever stands at this place; 0 where somebody is free; null where nobody serves the queue. */
export function expectedWait({ agents, free, handle_seconds: handle }: Load, position: number): number | null {
  if (free >= position) return 0;
  const estimate = estimateWait({ position, agents, handleSeconds: Math.max(handle ?? usualHandleSeconds, 1) });
  return estimate && Math.round(estimate.mean);
}

/** 1 is next: who has more points, a point being worth some waiting, or came earlier, stands before. */
export async function readPosition(call: Call, contactId: string): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`/* hot queue_position */
    with ageing as (select (settings->>'ageingSeconds')::float8 as seconds from contacts.settings),
      placed as (select l.contact_id, l.queued_at - make_interval(secs => (l.priority + case when l.front then 100 else 0 end) * a.seconds) as at,
        l.queue_id from contacts.live l, ageing a where l.state in ('queued', 'offered'))
    select (select count(*)::integer from placed o where o.queue_id = p.queue_id and (o.at, o.contact_id) <= (p.at, p.contact_id)) as position
    from placed p where p.contact_id = ${contactId}`.execute(call.tx);
  return rows[0]?.position ?? null;
}
