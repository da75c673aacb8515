import { localDate } from '@tongli/calendar';
import type { ContactNumbers, OwnTargets, QueueTargets } from '@tongli/contracts/contacts';
import { type RawBuilder, sql } from 'kysely';
import type { Call, Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { logsOf } from '../life/closing.ts';
import { readSettings } from '../settings/store.ts';
import { targetsOf } from '../settings/targets.ts';
import { tables } from '../store.ts';
import { numbersOf, type Sums } from './counting.ts';
import { cutOf, daySums } from './day-sums.ts';
import { inSpans, partsOf, type Span } from './days.ts';
import { asksWho, inSlice, type Period, periodOf, type SliceQuery } from './slices.ts';
import { visitsOf } from './visits.ts';

export interface NumbersQuery extends SliceQuery {
  readonly by: 'total' | 'day' | 'hour' | 'queue' | 'channel' | 'code' | 'agent';
  readonly shortAbandonSeconds?: number | undefined;
  readonly withinSeconds?: number | undefined;
}

/** Of which stays, cut by what, and which cuts. */
export interface Slice extends NumbersQuery {
  readonly period: Period;
  /** What counts as short: as asked for, else by queue, else the house's. */
  readonly shortAsked: number | null;
  readonly shortUsual: number;
}

export type Keyed = Sums & { readonly key: string };

const keys: Readonly<Record<NumbersQuery['by'], (zone: string) => RawBuilder<string>>> = {
  total: () => sql`''`,
  day: (zone) => sql`(v.entered_at at time zone ${zone})::date::text`,
  hour: (zone) => sql`to_char(v.entered_at at time zone ${zone}, 'HH24')`,
  queue: () => sql`v.queue_id::text`,
  channel: () => sql`v.channel`,
  code: () => sql`coalesce(k.code, '')`,
  agent: () => sql`coalesce(c.agent_id::text, '')`,
};

/** Stays of closed contacts: as they were counted, where that tells, else one by one. */
async function closedSums(call: Call, slice: Slice): Promise<Keyed[]> {
  const cut = cutOf(slice);
  if (cut === null) return staySums(call, slice, [slice.period]);
  const { counted, rest } = await partsOf(call, slice.period);
  return [
    ...(counted.length > 0 ? await daySums(call, slice, cut, counted) : []),
    ...(rest.length > 0 ? await staySums(call, slice, rest) : []),
  ];
}

/** A contact of several codes counts under each of them. */
async function staySums(call: Call, slice: Slice, spans: readonly Span[]): Promise<Keyed[]> {
  const { by, withinSeconds, shortAsked, shortUsual } = slice;
  const within =
    withinSeconds === undefined ? sql`v.answer_within_seconds * 1000` : sql`${withinSeconds * 1_000}::bigint`;
  const short = sql`coalesce(${shortAsked}::integer, (q.targets->>'shortAbandonSeconds')::integer, ${shortUsual}::integer) * 1000`;
  const contact =
    by === 'code' || by === 'agent' || asksWho(slice) ? sql`join contacts.contact c on c.id = v.contact_id` : sql``;
  const codes = by === 'code' ? sql`left join lateral unnest(c.wrap_up_codes) k (code) on true` : sql``;
  const { rows } = await sql<Keyed>`
    select ${keys[by](slice.period.zone)} as key, v.outcome, count(*)::integer as count,
      (count(*) filter (where v.wait_ms <= ${within}))::integer as within,
      (count(*) filter (where v.wait_ms < ${short}))::integer as short,
      (count(*) filter (where v.transferred))::integer as transferred, sum(v.wait_ms)::float8 as wait, sum(v.talk_ms)::float8 as talk,
      sum(v.hold_ms)::float8 as hold, sum(v.wrap_up_ms)::float8 as "wrapUp"
    from contacts.visit v join contacts.queue q on q.id = v.queue_id ${contact} ${codes}
    where ${inSpans(sql`v.entered_at`, spans)} and ${inSlice(call, slice, 'v')}
    group by 1, 2`.execute(call.tx);
  return rows;
}

const servedIn = (
  unitId: string,
) => sql<boolean>`(agent_id in (select agent_id from contacts.presence where unit_id = ${unitId}::uuid)
  or agent_id is null and unit_id = ${unitId}::uuid)`;

/** Stays of contacts that are not closed, from their logs; those that have an outcome already count as such. */
async function openSums(call: Call, slice: Slice): Promise<Keyed[]> {
  const { start, end } = slice.period;
  const live = await tables(call)
    .selectFrom('contacts.live')
    .select(['contact_id', 'channel', 'agent_id'])
    .where(({ ref }) => inScope(call, { project: ref('project_id'), unit: ref('unit_id') }))
    .$if(slice.agentId !== undefined, (select) => select.where('agent_id', '=', slice.agentId ?? ''))
    .$if(slice.unitId !== undefined, (select) => select.where(servedIn(slice.unitId ?? '')))
    .execute();
  const logs =
    live.length === 0
      ? new Map()
      : await logsOf(
          call,
          live.map(({ contact_id: id }) => id),
        );
  const targets = await readTargets(call, slice);
  const within = ({ waitMs, queueId }: Stay) => waitMs <= (targets.get(queueId)?.withinMs ?? 0);
  const isShort = ({ waitMs, queueId }: Stay) => waitMs < (targets.get(queueId)?.shortMs ?? 0);
  return live.flatMap(({ contact_id: id, channel, agent_id: agentId }) =>
    visitsOf(logs.get(id) ?? [], call.now.getTime())
      .filter(({ enteredAt }) => enteredAt >= start.getTime() && enteredAt < end.getTime())
      .filter(({ queueId }) => (slice.queueId ?? queueId) === queueId && (slice.channel ?? channel) === channel)
      .map((visit) => ({
        key: slice.by === 'agent' ? (agentId ?? '') : keyOf(slice, visit, channel),
        outcome: visit.outcome,
        count: 1,
        within: visit.outcome !== null && within(visit) ? 1 : 0,
        short: isShort(visit) ? 1 : 0,
        transferred: visit.transferred ? 1 : 0,
        ...{ wait: visit.waitMs, talk: visit.talkMs, hold: visit.holdMs, wrapUp: visit.wrapUpMs },
      })),
  );
}

interface Stay {
  readonly waitMs: number;
  readonly queueId: string;
}

async function readTargets(call: Call, { withinSeconds, shortAsked, shortUsual }: Slice) {
  const rows = await tables(call)
    .selectFrom('contacts.queue')
    .select(['id', 'answer_within_seconds', 'targets'])
    .execute();
  return new Map(
    rows.map(({ id, answer_within_seconds: usual, targets }) => {
      const own = (targets as OwnTargets).shortAbandonSeconds;
      const limits = { withinMs: (withinSeconds ?? usual) * 1_000, shortMs: (shortAsked ?? own ?? shortUsual) * 1_000 };
      return [id, limits] as const;
    }),
  );
}

function keyOf(
  { by, period: { zone } }: Slice,
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

export async function sliceOf(call: Call, query: NumbersQuery): Promise<Slice | Refusal> {
  const period = await periodOf(call, query);
  if ('refusal' in period) return period;
  const { settings } = await readSettings(call);
  const short = { shortAsked: query.shortAbandonSeconds ?? null, shortUsual: settings.targets.shortAbandonSeconds };
  return { ...query, ...short, period };
}

export async function getNumbers(call: Call, query: NumbersQuery) {
  const slice = await sliceOf(call, query);
  if ('refusal' in slice) return slice;
  const sums = await sumsOf(call, slice);
  const described = await describeKeys(call, query.by, sums);
  const groups = [...Map.groupBy(sums, ({ key }) => key)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    rows: groups.map(([key, own]) => ({
      ...{ key, numbers: numbersOf(own) },
      ...(described.get(key) ?? { name: null, targets: null }),
    })),
    total: await totalOf(call, slice, sums),
    shortAbandonSeconds: slice.shortAsked,
    asOf: call.now.toISOString(),
  };
}

/** By code a contact may stand in several rows: the total does not count it twice. */
async function totalOf(call: Call, slice: Slice, sums: readonly Keyed[]): Promise<ContactNumbers> {
  return numbersOf(slice.by === 'code' ? await sumsOf(call, { ...slice, by: 'total' }) : sums);
}

interface Described {
  readonly name: { readonly zh: string; readonly en: string };
  readonly targets: QueueTargets | null;
}

async function describeKeys(
  call: Call,
  by: NumbersQuery['by'],
  sums: readonly Keyed[],
): Promise<Map<string, Described>> {
  if (by === 'queue') return describeQueues(call);
  if (by !== 'agent') return new Map();
  const people = await describePeople(
    call,
    [...new Set(sums.map(({ key }) => key))].filter((key) => key !== ''),
  );
  return new Map([...people].map(([id, name]) => [id, { name: { zh: name, en: name }, targets: null }]));
}

async function describeQueues(call: Call): Promise<Map<string, Described>> {
  const { settings } = await readSettings(call);
  const rows = await tables(call)
    .selectFrom('contacts.queue')
    .select(['id', 'name_zh', 'name_en', 'targets'])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { name: { zh: row.name_zh, en: row.name_en }, targets: targetsOf(settings.targets, row) },
    ]),
  );
}
