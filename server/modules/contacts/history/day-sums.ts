import type { IsoDate } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { Keyed, Slice } from './numbers.ts';
import { asksWho, type SliceQuery } from './slices.ts';

/** Of counted days, those cells that a slice asks for; `d` is the table. */
export function inCells(call: Call, cut: string, days: readonly IsoDate[], { channel }: SliceQuery) {
  const ref = (column: string) => sql.ref<string | null>(`d.${column}`);
  return sql<boolean>`d.cut = ${cut} and d.day = any(${[...days]}::date[])
    and ${inScope(call, { project: ref('project_id'), unit: ref('unit_id') })}
    ${channel === undefined ? sql`` : sql`and d.channel = ${channel}`}`;
}

type Cut = 'queue' | 'hour' | 'code' | 'agent';

/** By what days are counted such that this slice can be read from them; null where the stays must be asked. */
export function cutOf(slice: Pick<Slice, keyof SliceQuery | 'by' | 'withinSeconds'>): Cut | null {
  const { by, queueId, channel, withinSeconds } = slice;
  const plain = queueId === undefined && withinSeconds === undefined;
  if (asksWho(slice) || by === 'agent')
    return plain && channel === undefined && ['total', 'day', 'agent'].includes(by) ? 'agent' : null;
  if (by === 'code' || by === 'hour') return plain ? by : null;
  return 'queue';
}

const keyOf = ({ by }: Slice) => {
  if (by === 'total') return sql`''`;
  if (by === 'day') return sql`d.day::text`;
  return by === 'channel' ? sql`d.channel` : sql`d.key`;
};

const served = (
  unitId: string,
) => sql`(d.key in (select agent_id::text from contacts.presence where unit_id = ${unitId}::uuid)
  or d.key = '' and d.unit_id = ${unitId}::uuid)`;

/** What counted days come to. */
export async function daySums(call: Call, slice: Slice, cut: Cut, days: readonly IsoDate[]): Promise<Keyed[]> {
  const { queueId, agentId, unitId, withinSeconds, shortAsked, shortUsual } = slice;
  const within =
    withinSeconds === undefined
      ? sql`d.within`
      : sql`(select count(*) from unnest(d.waits) w where w <= ${withinSeconds * 1_000}::bigint)`;
  const short = sql`coalesce(${shortAsked}::integer, (q.targets->>'shortAbandonSeconds')::integer, ${shortUsual}::integer) * 1000`;
  const { rows } = await sql<Keyed>`
    select ${keyOf(slice)} as key, d.outcome, sum(d.count)::integer as count, sum(${within})::integer as within,
      coalesce(sum((select count(*) from unnest(d.waits) w where w < ${short})) filter (where d.outcome = 'abandoned'), 0)::integer as short,
      sum(d.transferred)::integer as transferred, sum(d.wait_ms)::float8 as wait, sum(d.talk_ms)::float8 as talk,
      sum(d.hold_ms)::float8 as hold, sum(d.wrap_up_ms)::float8 as "wrapUp"
    from contacts.stay_day d left join contacts.queue q on q.id = d.queue_id
    where ${inCells(call, cut, days, slice)}
      ${queueId === undefined ? sql`` : sql`and d.key = ${queueId}`}
      ${agentId === undefined ? sql`` : sql`and d.key = ${agentId}`}
      ${unitId === undefined ? sql`` : sql`and ${served(unitId)}`}
    group by 1, 2`.execute(call.tx);
  return rows;
}
