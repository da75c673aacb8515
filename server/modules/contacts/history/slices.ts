import { addDays, type IsoDate, startOfDay } from '@tongli/calendar';
import { type RawBuilder, sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay } from '../../org/index.ts';

/** Of which contacts numbers are asked for. */
export interface SliceQuery {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly queueId?: string | undefined;
  readonly channel?: string | undefined;
  readonly unitId?: string | undefined;
  readonly agentId?: string | undefined;
}

export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly today: IsoDate;
  readonly start: Date;
  readonly end: Date;
  readonly zone: string;
}

const mostDays = 400;

/** The instants between which the dates of a slice lie. */
export async function periodOf(call: Call, query: SliceQuery): Promise<Period | Refusal> {
  const {
    today,
    calendar: { zone },
  } = await businessDay(call);
  const { to = today, from = to } = query;
  if (to < from) return refuse('ends-before-it-begins', { status: 422, field: 'query.to' });
  const [start, end] = [startOfDay(zone, from), startOfDay(zone, addDays(to, 1))];
  if (end.getTime() - start.getTime() > mostDays * 86_400_000)
    return refuse('too-many-days', { status: 422, field: 'query.to', params: { maximum: mostDays } });
  return { from, to, today, start, end, zone };
}

/** Weekday and half hour of a zone's clock in one number; Monday midnight is 0. */
export const weekSlotOf = (at: RawBuilder<unknown>, zone: string) => sql<number>`
  (extract(isodow from ${at} at time zone ${zone})::integer - 1) * 48 + extract(hour from ${at} at time zone ${zone})::integer * 2
    + extract(minute from ${at} at time zone ${zone})::integer / 30`;

/** Whether a slice asks for who served: that stands with the contact, not with a stay. */
export const asksWho = ({ unitId, agentId }: SliceQuery): boolean => unitId !== undefined || agentId !== undefined;

/** Of `row`, a stay or a contact, with its contact as `c`. */
export function inSlice(call: Call, { queueId, channel, unitId, agentId }: SliceQuery, row: 'v' | 'c') {
  const of = (column: string) => sql.ref<string | null>(`${row}.${column}`);
  const conditions = [
    sql`${inScope(call, { project: of('project_id'), unit: of('unit_id') })}`,
    ...(queueId === undefined ? [] : [sql`${of('queue_id')} = ${queueId}::uuid`]),
    ...(channel === undefined ? [] : [sql`${of('channel')} = ${channel}`]),
    ...(agentId === undefined ? [] : [sql`c.agent_id = ${agentId}::uuid`]),
    ...(unitId === undefined
      ? []
      : [
          sql`(c.agent_id = any(array(select agent_id from contacts.presence where unit_id = ${unitId}::uuid))
            or c.agent_id is null and ${of('unit_id')} = ${unitId}::uuid)`,
        ]),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
