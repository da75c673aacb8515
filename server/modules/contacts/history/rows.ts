import type { ContactRow } from '@tongli/contracts/contacts';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import type { ContactTableRow, LiveRow } from '../store.ts';
import { type LogLine, type Totals, totalsOf } from './visits.ts';

export type Whole = ContactTableRow & {
  readonly live: LiveRow | null;
  readonly queue_zh: string | null;
  readonly queue_en: string | null;
  readonly queue_screens: string | null;
  /** Null where it is closed: then its row says what its log came to. */
  readonly log: readonly LogLine[] | null;
};

const logOf = sql`(
  select jsonb_agg(jsonb_build_object('at', round(extract(epoch from g.at) * 1000)::bigint, 'state', g.state, 'held', g.held,
      'cause', g.cause, 'queueId', g.queue_id, 'agentId', g.agent_id, 'outcome', g.outcome) order by g.seq)
  from contacts.contact_log g where g.contact_id = l.contact_id)`;

/** Contacts as `contact`, with what they are doing now where they are not closed; to be described, with its log. */
export function selectContacts(
  call: Pick<Call, 'tx'>,
  { logs = true }: { readonly logs?: boolean } = {},
): SelectQueryBuilder<{ contact: Whole }, 'contact', Whole> {
  const whole = sql<Whole>`(
    select c.*, to_jsonb(l.*) as live, ${logs ? logOf : sql`null`} as log, q.name_zh as queue_zh, q.name_en as queue_en,
      q.screens as queue_screens
    from contacts.contact c left join contacts.live l on l.contact_id = c.id
    left join contacts.queue q on q.id = coalesce(l.queue_id, c.queue_id))`;
  return call.tx.selectFrom(whole.as('contact')).selectAll() as never;
}

/** Who has it, or had it last. */
export const agentIdOf = ({ live, agent_id: last }: Whole): string | null => live?.agent_id ?? last;

/** As they are shown, in their order. */
export async function describeContacts(call: Call, rows: readonly Whole[]): Promise<ContactRow[]> {
  const names = await describePeople(
    call,
    rows.flatMap((row) => agentIdOf(row) ?? []),
  );
  return rows.map((row) => describeRow(call, row, names));
}

/** What is still going on is counted until now. */
export function describeRow(call: Pick<Call, 'now'>, row: Whole, names: ReadonlyMap<string, string>): ContactRow {
  const agentId = agentIdOf(row);
  const totals = row.log === null ? kept(row) : totalsOf(row.log, call.now.getTime());
  return rowOf(row, totals, { id: agentId, name: agentId === null ? '' : (names.get(agentId) ?? '') });
}

const kept = (row: Whole): Totals => ({
  waitMs: row.wait_ms,
  talkMs: row.talk_ms,
  holdMs: row.hold_ms,
  wrapUpMs: row.wrap_up_ms,
  answeredAt: row.answered_at?.getTime() ?? null,
  endedAt: row.ended_at?.getTime() ?? null,
});

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const seconds = (milliseconds: number): number => Math.round(milliseconds / 1_000);

function rowOf(row: Whole, totals: Totals, agent: { id: string | null; name: string }): ContactRow {
  const { live } = row;
  return {
    id: row.id,
    number: row.number,
    channel: row.channel as ContactRow['channel'],
    means: row.means as ContactRow['means'],
    state: (live?.state ?? 'closed') as ContactRow['state'],
    held: live?.held ?? false,
    outcome: row.outcome as ContactRow['outcome'],
    refusal: row.refusal as ContactRow['refusal'],
    projectId: row.project_id,
    unitId: row.unit_id,
    queueId: live?.queue_id ?? row.queue_id,
    queueName: row.queue_zh === null ? null : { zh: row.queue_zh, en: row.queue_en ?? '' },
    customerId: row.customer_id,
    agentId: agent.id,
    agentName: agent.name,
    language: row.language as ContactRow['language'],
    startedAt: row.started_at.toISOString(),
    answeredAt: iso(totals.answeredAt),
    endedAt: live !== null && live.state !== 'wrapUp' ? null : iso(totals.endedAt),
    closedAt: row.closed_at?.toISOString() ?? null,
    waitSeconds: seconds(totals.waitMs),
    talkSeconds: seconds(totals.talkMs),
    holdSeconds: seconds(totals.holdMs),
    wrapUpSeconds: seconds(totals.wrapUpMs),
    transfers: live?.transfers ?? row.transfers,
    wrapUpCodes: row.wrap_up_codes,
    rating: row.rating,
    version: live?.version ?? row.version,
  };
}
