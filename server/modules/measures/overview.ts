import { dayRange } from '@tongli/calendar';
import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { getOverview as endpoint } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call, Refusal } from '../../platform/call.ts';
import { checkRange } from '../../platform/range.ts';
import { businessDay } from '../org/index.ts';
import { measures } from './catalogue/index.ts';
import { earlier } from './dates.ts';
import { maximumDays } from './definition.ts';
import { every, stored } from './observations.ts';
import { ofProject } from './store.ts';

type Overview = ReplyOf<typeof endpoint>;
type Counts = Overview['total'];

/** Sums of the counted parts, before rates are made of them. */
interface Parts {
  readonly lodged: number;
  readonly closed: number;
  readonly onTime: number;
  readonly timed: number;
  readonly daysToClose: number;
  readonly dated: number;
}

interface PartsRow extends Parts {
  readonly grain: 'day' | 'product' | 'area';
  readonly code: string;
}

const noParts: Parts = { lodged: 0, closed: 0, onTime: 0, timed: 0, daysToClose: 0, dated: 0 };

/** Counts by day, by product and by area. Today counts as far as it has come; days to come are left out. */
export async function getOverview(call: Call, query: QueryOf<typeof endpoint>): Promise<Overview | Refusal> {
  const refused = checkRange(query, 'query', maximumDays);
  if (refused) return refused;
  const { today } = await businessDay(call);
  const rows = await readParts(call, query);
  const byDay = new Map(rows.filter(({ grain }) => grain === 'day').map((row) => [row.code, row]));
  const days = dayRange(query.from, earlier(query.to, today));
  return {
    days: days.map((date) => ({ date, ...countsOf(byDay.get(date) ?? noParts) })),
    byProduct: breakdown(rows, 'product'),
    byArea: breakdown(rows, 'area'),
    total: countsOf([...byDay.values()].reduce(added, noParts)),
    asOf: call.now.toISOString(),
  };
}

function countsOf({ lodged, closed, onTime, timed, daysToClose, dated }: Parts): Counts {
  return {
    lodged,
    closed,
    onTimeRate: timed === 0 ? null : onTime / timed,
    timed,
    meanDaysToClose: dated === 0 ? null : daysToClose / dated,
    dated,
  };
}

function added(a: Parts, b: Parts): Parts {
  return {
    lodged: a.lodged + b.lodged,
    closed: a.closed + b.closed,
    onTime: a.onTime + b.onTime,
    timed: a.timed + b.timed,
    daysToClose: a.daysToClose + b.daysToClose,
    dated: a.dated + b.dated,
  };
}

/** Most complaints first. Codes whose every complaint was reclassified away are left out. */
function breakdown(rows: readonly PartsRow[], grain: 'product' | 'area'): Overview['byProduct'] {
  return rows
    .filter((row) => row.grain === grain && (row.lodged > 0 || row.closed > 0))
    .sort((a, b) => b.lodged - a.lodged || b.closed - a.closed || (a.code < b.code ? -1 : 1))
    .map((row) => ({ code: row.code, ...countsOf(row) }));
}

async function readParts(call: Call, query: QueryOf<typeof endpoint>): Promise<readonly PartsRow[]> {
  const product = sql`product = ${stored(query.product)}`;
  const area = sql`area = ${stored(query.area)}`;
  const eachProduct = query.product === '' ? sql`product <> ${every}` : product;
  const eachArea = query.area === '' ? sql`area <> ${every}` : area;
  const parts = sql`
    coalesce(sum(value) filter (where measure = 'lodged'), 0) as lodged,
    coalesce(sum(value) filter (where measure = 'closed'), 0) as closed,
    coalesce(sum(value) filter (where measure = 'closed-on-time'), 0) as "onTime",
    coalesce(sum(value) filter (where measure = 'timed'), 0) as timed,
    coalesce(sum(value) filter (where measure = 'days-to-close'), 0) as "daysToClose",
    coalesce(sum(value) filter (where measure = 'dated'), 0) as dated
    from measures.observation
    where measure = any(${measures}::text[]) and day between ${query.from}::date and ${query.to}::date
      and ${ofProject(call, query.projectId)}`;
  const { rows } = await sql<PartsRow>`
    select 'day' as grain, day::text as code, ${parts} and ${product} and ${area} group by day
    union all
    select 'product', product, ${parts} and ${eachProduct} and ${area} group by product
    union all
    select 'area', area, ${parts} and ${product} and ${eachArea} group by area`.execute(call.tx);
  return rows;
}
