import type { WaitRange } from '@tongli/contracts/contacts';
import { estimateWait, learnPatience, waitRange } from '@tongli/routing';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';

/** Of the queue, as far as a wait can be told from it. */
interface Load {
  readonly waiting: number;
  /** Ready, whether busy or not, for this queue. */
  readonly agents: number;
  /** With a free place; not counted further than to who would come next. */
  readonly free: number;
  /** Null where it is not asked for. */
  readonly handle_seconds: number | null;
  /** All that was waited, by whoever came lately, and how many of them left. */
  readonly waited_seconds: number | null;
  readonly abandons: number | null;
}

const usualHandleSeconds = 300;

/**
 * Handling times are those of the queue's last hundred contacts, patience that of its last five hundred; where somebody is free for all
 * who wait neither is asked.
 */
const loadOf = (queueId: string) => sql<Load>`
    with w as (select count(*)::integer as waiting from contacts.live where queue_id = ${queueId} and state in ('queued', 'offered')),
      f as (select count(*)::integer as free from (
        select from contacts.queue_agent m join contacts.presence p on p.agent_id = m.agent_id
        where m.queue_id = ${queueId} and p.status = 'ready' and exists (
          select from contacts.slot s where s.agent_id = p.agent_id and s.state = 'idle')
        limit (select waiting + 1 from w)) one)
    select w.waiting, f.free, case when f.free > w.waiting then f.free else (
        select count(*)::integer from contacts.queue_agent m join contacts.presence p on p.agent_id = m.agent_id
        where m.queue_id = ${queueId} and p.status = 'ready') end as agents,
      case when f.free > w.waiting then null else (select (avg(talk_ms + hold_ms + wrap_up_ms) / 1000)::float8 from (
        select talk_ms, hold_ms, wrap_up_ms from contacts.visit where queue_id = ${queueId} and outcome = 'answered'
        order by entered_at desc limit 100) v) end as handle_seconds, p.waited_seconds, p.abandons
    from w cross join f left join lateral (
      select (sum(wait_ms) / 1000)::float8 as waited_seconds, count(*) filter (where outcome = 'abandoned')::integer as abandons from (
        select wait_ms, outcome from contacts.visit where queue_id = ${queueId} and outcome <> 'refused'
        order by entered_at desc limit 500) v) p on f.free <= w.waiting`;

const nobody: Load = { waiting: 0, agents: 0, free: 0, handle_seconds: null, waited_seconds: null, abandons: null };

export async function readLoad(call: Call, queueId: string): Promise<Load> {
  const { rows } = await sql<Load>`/* hot queue_load */ ${loadOf(queueId)}`.execute(call.tx);
  return rows[0] ?? nobody;
}

interface Expected {
  readonly expectedWaitSeconds: number | null;
  readonly expectedWait: WaitRange | null;
}

/** For whoever stands at this place; 0 where somebody is free; null where nobody serves the queue. Those ahead may lose patience. */
export function expectedWait(load: Load, position: number): Expected {
  const { agents, free, handle_seconds: handle, waited_seconds: waitedSeconds, abandons } = load;
  if (free >= position) return { expectedWaitSeconds: 0, expectedWait: { fromSeconds: 0, toSeconds: 0 } };
  const problem = { position, agents, handleSeconds: Math.max(handle ?? usualHandleSeconds, 1) };
  const patience = learnPatience({ waitedSeconds: waitedSeconds ?? 0, abandons: abandons ?? 0 });
  const range = waitRange(problem, patience);
  const mean = estimateWait({ ...problem, ...(patience ? { patienceSeconds: patience.seconds } : {}) })?.mean ?? null;
  return {
    expectedWaitSeconds: mean === null ? null : Math.round(mean),
    expectedWait: range && { fromSeconds: Math.floor(range.fromSeconds), toSeconds: Math.ceil(range.toSeconds) },
  };
}

/** 1 is next: who has more points, a point being worth some waiting, or came earlier, stands before. */
const positionOf = (contactId: string) => sql<number>`
    with ageing as (select (settings->>'ageingSeconds')::float8 as seconds from contacts.settings),
      placed as (select l.contact_id, l.queued_at - make_interval(secs => (l.priority + case when l.front then 100 else 0 end) * a.seconds) as at,
        l.queue_id from contacts.live l, ageing a where l.state in ('queued', 'offered'))
    select (select count(*)::integer from placed o where o.queue_id = p.queue_id and (o.at, o.contact_id) <= (p.at, p.contact_id))
    from placed p where p.contact_id = ${contactId}`;

/** How long whoever waits in a queue still waits, and at which place. */
export async function readWait(call: Call, queueId: string, contactId: string) {
  const { rows } = await sql<Load & { position: number | null }>`/* hot queue_wait */
    select one.*, (${positionOf(contactId)}) as position from (${loadOf(queueId)}) one`.execute(call.tx);
  const position = rows[0]?.position ?? 1;
  return { position, ...expectedWait(rows[0] ?? nobody, position) };
}
