import { addDays, type IsoDate, localDate, startOfDay } from '@tongli/calendar';
import type { ContactNumbers } from '@tongli/contracts/contacts';
import { type RawBuilder, sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay } from '../../org/index.ts';
import { logsOf } from '../life/closing.ts';
import { readSettings } from '../settings/store.ts';
import { tables } from '../store.ts';
import { numbersOf, type Sums } from './counting.ts';
import { visitsOf } from './visits.ts';

export interface NumbersQuery {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly by: 'total' | 'day' | 'hour' | 'queue' | 'channel' | 'code';
  readonly queueId?: string | undefined;
  readonly channel?: string | undefined;
  readonly shortAbandonSeconds?: number | undefined;
  readonly withinSeconds?: number | undefined;
}

/** Of which stays, cut by what, and which cuts. */
interface Slice extends NumbersQuery {
  readonly start: Date;
  readonly end: Date;
  readonly zone: string;
  readonly shortMs: number;
}

type Keyed = Sums & { readonly key: string };

const keys: Readonly<Record<NumbersQuery['by'], (zone: string) => RawBuilder<string>>> = {
  total: () => sql`''`,
  day: (zone) => sql`(v.entered_at at time zone ${zone})::date::text`,
  hour: (zone) => sql`to_char(v.entered_at at time zone ${zone}, 'HH24')`,
  queue: () => sql`v.queue_id::text`,
  channel: () => sql`v.channel`,
  code: () => sql`coalesce(k.code, '')`,
};

/** Stays of closed contacts. A contact of several codes counts under each of them. */
async function closedSums(call: Call, slice: Slice): Promise<Keyed[]> {
  const { start, end, by, zone, queueId, channel, withinSeconds, shortMs } = slice;
  const within =
    withinSeconds === undefined ? sql`v.answer_within_seconds * 1000` : sql`${withinSeconds * 1_000}::bigint`;
  const codes = sql`left join contacts.contact c on c.id = v.contact_id left join lateral unnest(c.wrap_up_codes) k (code) on true`;
  const { rows } = await sql<Keyed>`
    select ${keys[by](zone)} as key, v.outcome, count(*)::integer as count,
      (count(*) filter (where v.wait_ms <= ${within}))::integer as within,
      (count(*) filter (where v.wait_ms < ${shortMs}))::integer as short,
      (count(*) filter (where v.transferred))::integer as transferred, sum(v.wait_ms)::float8 as wait, sum(v.talk_ms)::float8 as talk,
      sum(v.hold_ms)::float8 as hold, sum(v.wrap_up_ms)::float8 as "wrapUp"
    from contacts.visit v ${by === 'code' ? codes : sql``}
    where v.entered_at >= ${start} and v.entered_at < ${end}
      and ${inScope(call, { project: sql.ref('v.project_id'), unit: sql.ref('v.unit_id') })}
      and (${queueId ?? null}::uuid is null or v.queue_id = ${queueId ?? null}::uuid)
      and (${channel ?? null}::text is null or v.channel = ${channel ?? null}::text)
    group by 1, 2`.execute(call.tx);
  return rows;
}

/** Stays of contacts that are not closed, from their logs; those that have an outcome already count as such. */
async function openSums(call: Call, slice: Slice): Promise<Keyed[]> {
  const live = await tables(call)
    .selectFrom('contacts.live')
    .select(['contact_id', 'channel'])
    .where(({ ref }) => inScope(call, { project: ref('project_id'), unit: ref('unit_id') }))
    .execute();
  const logs =
    live.length === 0
      ? new Map()
      : await logsOf(
          call,
          live.map(({ contact_id: id }) => id),
        );
  const targets = await targetsOf(call, slice);
  const within = ({ waitMs, queueId }: { waitMs: number; queueId: string }) => waitMs <= (targets.get(queueId) ?? 0);
  return live.flatMap(({ contact_id: id, channel }) =>
    visitsOf(logs.get(id) ?? [], call.now.getTime())
      .filter(({ enteredAt }) => enteredAt >= slice.start.getTime() && enteredAt < slice.end.getTime())
      .filter(({ queueId }) => (slice.queueId ?? queueId) === queueId && (slice.channel ?? channel) === channel)
      .map((visit) => ({
        key: keyOf(slice, visit, channel),
        outcome: visit.outcome,
        count: 1,
        within: visit.outcome !== null && within(visit) ? 1 : 0,
        short: visit.waitMs < slice.shortMs ? 1 : 0,
        transferred: visit.transferred ? 1 : 0,
        ...{ wait: visit.waitMs, talk: visit.talkMs, hold: visit.holdMs, wrapUp: visit.wrapUpMs },
      })),
  );
}

async function targetsOf(call: Call, { withinSeconds }: Slice): Promise<Map<string, number>> {
  const rows = await tables(call).selectFrom('contacts.queue').select(['id', 'answer_within_seconds']).execute();
  return new Map(rows.map((row) => [row.id, (withinSeconds ?? row.answer_within_seconds) * 1_000]));
}

function keyOf(
  { by, zone }: Slice,
  { enteredAt, queueId }: { enteredAt: number; queueId: string },
  channel: string,
): string {
  const at = new Date(enteredAt);
  if (by === 'day') return localDate(zone as never, at);
  if (by === 'queue') return queueId;
  if (by === 'channel') return channel;
  if (by === 'hour')
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return '';
}

export async function sumsOf(call: Call, slice: Slice): Promise<Keyed[]> {
  return [...(await closedSums(call, slice)), ...(await openSums(call, slice))];
}

const mostDays = 400;

export async function sliceOf(call: Call, query: NumbersQuery): Promise<Slice | Refusal> {
  const {
    today,
    calendar: { zone },
  } = await businessDay(call);
  const { from = query.to ?? today, to = query.from ?? today } = query;
  if (to < from) return refuse('ends-before-it-begins', { status: 422, field: 'query.to' });
  const [start, end] = [startOfDay(zone, from), startOfDay(zone, addDays(to, 1))];
  if (end.getTime() - start.getTime() > mostDays * 86_400_000)
    return refuse('too-many-days', { status: 422, field: 'query.to', params: { maximum: mostDays } });
  const { settings } = await readSettings(call);
  return { ...query, start, end, zone, shortMs: (query.shortAbandonSeconds ?? settings.shortAbandonSeconds) * 1_000 };
}

export async function getNumbers(call: Call, query: NumbersQuery) {
  const slice = await sliceOf(call, query);
  if ('refusal' in slice) return slice;
  const sums = await sumsOf(call, slice);
  const names = query.by === 'queue' ? await queueNames(call) : new Map<string, { zh: string; en: string }>();
  const groups = [...Map.groupBy(sums, ({ key }) => key)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    rows: groups.map(([key, own]) => ({ key, name: names.get(key) ?? null, numbers: numbersOf(own) })),
    total: await totalOf(call, slice, sums),
    shortAbandonSeconds: slice.shortMs / 1_000,
    asOf: call.now.toISOString(),
  };
}

/** By code a contact may stand in several rows: the total does not count it twice. */
async function totalOf(call: Call, slice: Slice, sums: readonly Keyed[]): Promise<ContactNumbers> {
  return numbersOf(slice.by === 'code' ? await sumsOf(call, { ...slice, by: 'total' }) : sums);
}

async function queueNames(call: Call) {
  const rows = await tables(call).selectFrom('contacts.queue').select(['id', 'name_zh', 'name_en']).execute();
  return new Map(rows.map(({ id, name_zh: zh, name_en: en }) => [id, { zh, en }]));
}
