import type { BoardState } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { readSettings } from '../settings/store.ts';
import { targetsOf } from '../settings/targets.ts';
import { type LiveRow, type QueueRow, tables } from '../store.ts';

type SlotTuple = readonly [number, 'voice' | 'chat', string, string, string | null];

interface AgentLine {
  readonly id: string;
  readonly unit_id: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly since: Date;
  readonly slots: SlotTuple[] | null;
  readonly queues: string[];
}

type BoardAgent = BoardState['agents'][number];

async function readAgents(call: Call): Promise<BoardAgent[]> {
  const { rows } = await sql<AgentLine>`
    select p.agent_id as id, p.unit_id, p.status, p.reason, p.since,
      (select jsonb_agg(jsonb_build_array(s.number, s.kind, s.state, s.since, s.contact_id) order by s.number)
       from contacts.slot s where s.agent_id = p.agent_id) as slots,
      array(select queue_id from contacts.queue_agent q where q.agent_id = p.agent_id) as queues
    from contacts.presence p
    where p.status <> 'signedOut' and ${inScope(call, { unit: sql.ref('p.unit_id') })}`.execute(call.tx);
  const names = await describePeople(
    call,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, unit_id: unitId, status, reason, since, slots, queues }) => ({
    ...{ id, name: names.get(id) ?? '', unitId, reason, queueIds: queues },
    status: status as BoardAgent['status'],
    since: since.toISOString(),
    slots: (slots ?? []).map(([number, kind, state, at, contactId]) => ({
      ...{ number, kind, contactId, since: new Date(at).toISOString() },
      state: state as BoardAgent['slots'][number]['state'],
    })),
  }));
}

/**
 * Those in reach, and those of the whole project that somebody in reach serves: of these a leader of a branch sees what their own people
 * do in them, and no more.
 */
const readQueues = (call: Call): Promise<QueueRow[]> =>
  tables(call)
    .selectFrom('contacts.queue as queue')
    .selectAll('queue')
    .where('queue.retired', '=', false)
    .where(({ or, ref, exists, selectFrom }) =>
      or([
        inScope(call, { project: ref('queue.project_id'), unit: ref('queue.unit_id') }),
        exists(
          selectFrom('contacts.queue_agent as member')
            .innerJoin('contacts.presence as agent', 'agent.agent_id', 'member.agent_id')
            .select('member.agent_id')
            .whereRef('member.queue_id', '=', 'queue.id')
            .where('queue.unit_id', 'is', null)
            .where('agent.status', '<>', 'signedOut')
            .where(inScope(call, { project: ref('queue.project_id'), unit: sql.ref('agent.unit_id') })),
        ),
      ]),
    )
    .orderBy('queue.code')
    .execute();

/** Those in reach, and those that somebody in reach has in hand. */
const readContacts = (call: Call) =>
  tables(call)
    .selectFrom('contacts.live as live')
    .leftJoin('contacts.presence as agent', 'agent.agent_id', 'live.agent_id')
    .selectAll('live')
    .where(({ or, ref }) =>
      or([
        inScope(call, { project: ref('live.project_id'), unit: ref('live.unit_id') }),
        inScope(call, { project: ref('live.project_id'), unit: ref('agent.unit_id') }),
      ]),
    )
    .orderBy('live.queued_at')
    .execute();

/** What stands on the board of whoever asks. */
export async function readBoard(call: Call): Promise<BoardState> {
  const queues = await readQueues(call);
  const { settings } = await readSettings(call);
  const contacts = (await readContacts(call)) as LiveRow[];
  return {
    now: call.now.toISOString(),
    queues: queues.map((row) => ({
      ...{ id: row.id, code: row.code, name: { zh: row.name_zh, en: row.name_en }, projectId: row.project_id },
      answerWithinSeconds: row.answer_within_seconds,
      targets: targetsOf(settings.targets, row),
    })),
    contacts: contacts.map((row) => ({
      ...{ id: row.contact_id, number: row.number, held: row.held, projectId: row.project_id },
      channel: row.channel as BoardState['contacts'][number]['channel'],
      state: row.state as BoardState['contacts'][number]['state'],
      ...{ queueId: row.queue_id, agentId: row.agent_id },
      ...{ queuedAt: row.queued_at.toISOString(), since: row.since.toISOString() },
    })),
    agents: await readAgents(call),
  };
}
