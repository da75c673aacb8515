import type { IsoDate } from '@tongli/calendar';
import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { inCells } from './day-sums.ts';
import { inSpans, type Parts, partsOf, type Span } from './days.ts';
import { asksWho, inSlice, type Period, periodOf, type SliceQuery } from './slices.ts';

const withContact = (query: SliceQuery) =>
  asksWho(query) ? sql`join contacts.contact c on c.id = v.contact_id` : sql``;

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly transferred: number;
  readonly overflowed: number;
}

const onward = (call: Call, query: SliceQuery, spans: readonly Span[]) =>
  sql`contacts.visit n join contacts.visit v on v.contact_id = n.contact_id and v.number = n.number - 1 ${withContact(query)}
    where n.number > 1 and ${inSpans(sql`n.entered_at`, spans)} and ${inSlice(call, query, 'v')}`;

async function flowsIn(call: Call, query: SliceQuery, spans: readonly Span[]): Promise<Flow[]> {
  const { rows } = await sql<Flow>`
    select v.queue_id as "from", n.queue_id as "to", (count(*) filter (where v.transferred))::integer as transferred,
      (count(*) filter (where not v.transferred))::integer as overflowed
    from ${onward(call, query, spans)} group by 1, 2`.execute(call.tx);
  return rows;
}

async function flowsOn(call: Call, query: SliceQuery, days: readonly IsoDate[]): Promise<Flow[]> {
  const { rows } = await sql<Flow>`
    select d.queue_id as "from", d.key as "to", coalesce(sum(d.count) filter (where d.outcome = 'transferred'), 0)::integer as transferred,
      coalesce(sum(d.count) filter (where d.outcome = 'overflowed'), 0)::integer as overflowed
    from contacts.stay_day d
    where ${inCells(call, 'flow', days, query)} ${query.queueId === undefined ? sql`` : sql`and d.queue_id = ${query.queueId}::uuid`}
    group by 1, 2`.execute(call.tx);
  return rows;
}

/** Of all stays of a contact project, unit and channel are the same: unless a queue is asked for, the onward ones need not be looked back from. */
async function countContacts(call: Call, query: SliceQuery, period: Period): Promise<number> {
  const { start, end } = period;
  const alone = query.queueId === undefined && !asksWho(query);
  const of = (column: string) => sql.ref<string | null>(`n.${column}`);
  const stays = alone
    ? sql`contacts.visit n where n.number > 1 and n.entered_at >= ${start} and n.entered_at < ${end}
        and ${inScope(call, { project: of('project_id'), unit: of('unit_id') })}
        ${query.channel === undefined ? sql`` : sql`and n.channel = ${query.channel}`}`
    : onward(call, query, [period]);
  const { rows } = await sql<{ contacts: number }>`
    select count(*)::integer as contacts from (select from ${stays} group by n.contact_id) one`.execute(call.tx);
  return rows[0]?.contacts ?? 0;
}

interface QueueName {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

const shownMost = 500;

/** From which queue to which, the busiest ways first. */
export async function getTransfers(call: Call, query: SliceQuery) {
  const period = await periodOf(call, query);
  if (isRefusal(period)) return period;
  const { counted, rest }: Parts = asksWho(query) ? { counted: [], rest: [period] } : await partsOf(call, period);
  const flows = [
    ...(counted.length > 0 ? await flowsOn(call, query, counted) : []),
    ...(rest.length > 0 ? await flowsIn(call, query, rest) : []),
  ];
  const { rows } = await sql<QueueName>`select id, name_zh as zh, name_en as en from contacts.queue`.execute(call.tx);
  const names = new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
  const nameOf = (id: string) => names.get(id) ?? { zh: '', en: '' };
  const ways = [...Map.groupBy(flows, ({ from, to }) => `${from} ${to}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const add = (key: 'transferred' | 'overflowed') => own.reduce((sum, flow) => sum + flow[key], 0);
    return [
      {
        ...{ fromQueueId: first.from, fromName: nameOf(first.from) },
        ...{ toQueueId: first.to, toName: nameOf(first.to) },
        ...{ transferred: add('transferred'), overflowed: add('overflowed') },
      },
    ];
  });
  return {
    flows: ways.toSorted((a, b) => b.transferred + b.overflowed - a.transferred - a.overflowed).slice(0, shownMost),
    contacts: await countContacts(call, query, period),
    asOf: call.now.toISOString(),
  };
}
