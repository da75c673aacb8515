import type { IsoDate } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { foundingProject } from '../org/index.ts';
import { amountOf, type Measure, measuresOf, type Recipe } from './catalogue/index.ts';
import { cover, type Source, uncover } from './coverage.ts';
import type { DayCount } from './series.ts';
import { ofProject, tables } from './store.ts';

/** So many more (or, corrected, fewer) of a measure on a business date. `''` is an unspecified product or area. */
export interface Observation {
  readonly measure: Measure;
  /** Left out or null in facts from before there were several: they belong to the first. */
  readonly projectId?: string | null;
  readonly day: IsoDate;
  readonly product: string;
  readonly area: string;
  readonly value: number;
  /** Left out for what was lodged here. */
  readonly source?: Source;
}

/** Stored in place of a product or an area for the sum over all of them; no code of the business tree can be this. */
export const every = '*';

/** A slice as definitions and queries state it, where `''` means every product or area. */
export interface Slice {
  readonly product: string;
  readonly area: string;
}

export const stored = (code: string) => (code === '' ? every : code);

/**
 * Adds what was counted to its own slice and to the wider ones. Sums are exact, so the order of facts leaves no trace. What was
 * lodged also shows that its source was counting on that date.
 */
export async function observe(call: Call, observations: readonly Observation[]): Promise<void> {
  const founding = await foundingProject(call);
  const counted = observations
    .filter(({ value }) => value !== 0)
    .map((one) => ({ ...one, projectId: one.projectId ?? founding }));
  if (counted.length === 0) return;
  const withdrawn = counted.filter(isWithdrawn);
  const lodged = counted.filter((one) => one.measure === 'lodged' && !isWithdrawn(one));
  await cover(
    call,
    lodged.map(({ projectId, source = 'live', day }) => ({ projectId, source, day })),
  );
  await uncover(call, new Set(withdrawn.map(({ source }) => source.importId)));
  await sql`
    insert into measures.observation as held (project_id, measure, product, area, day, value)
    select "projectId", measure, coalesce(product, ${every}), coalesce(area, ${every}), day, sum(value)
    from (
      select "projectId", measure, product, area, day, (select sum(one.value) from unnest(given.amounts) one (value)) as value
      from jsonb_to_recordset(${JSON.stringify(grouped(counted))}::jsonb)
        as given ("projectId" uuid, measure text, day date, product text, area text, amounts numeric[])
    ) summed
    group by "projectId", measure, day, cube (product, area)
    order by 2, 3, 4, 5, 1
    on conflict (measure, product, area, day, project_id) do update set value = held.value + excluded.value`.execute(
    call.tx,
  );
  if (withdrawn.length > 0) await dropEmpty(call, withdrawn);
}

interface Counted extends Omit<Observation, 'value' | 'source'> {
  /** Single values, to be added up exactly where numbers are. */
  readonly amounts: number[];
}

/** Together what goes into the same sums: many facts are of few slices. */
function grouped(observations: readonly Observation[]): Counted[] {
  const groups = new Map<string, Counted>();
  for (const { projectId, measure, product, area, day, value } of observations) {
    const key = `${measure}\n${day}\n${projectId}\n${product}\n${area}`;
    const own = groups.get(key);
    if (own) own.amounts.push(value);
    else groups.set(key, { projectId: projectId ?? null, measure, product, area, day, amounts: [value] });
  }
  return [...groups.values()];
}

type Withdrawn = Observation & { readonly source: Exclude<Source, 'live'> };

const isWithdrawn = <One extends Observation>(one: One): one is One & Withdrawn =>
  one.value < 0 && one.source !== undefined && one.source !== 'live';

/** Where everything was withdrawn nothing was counted: what is left of it would only widen the span of the charts. */
async function dropEmpty(call: Call, withdrawn: readonly Observation[]): Promise<void> {
  await sql`
    delete from measures.observation held
    using (
      select distinct measure, day, product, area from (
        select measure, day, coalesce(product, ${every}) as product, coalesce(area, ${every}) as area
        from jsonb_to_recordset(${JSON.stringify(withdrawn)}::jsonb) as given (measure text, day date, product text, area text)
        group by measure, day, cube (product, area)
      ) slices
    ) slice
    where held.measure = slice.measure and held.day = slice.day and held.product = slice.product
      and held.area = slice.area and held.value = 0`.execute(call.tx);
}

export interface Range {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What an indicator is made of, by day; days with nothing are left out. */
export async function readDays(
  call: Call,
  recipe: Recipe,
  slice: Slice & { readonly projectId?: string | undefined },
  range: Range,
): Promise<ReadonlyMap<IsoDate, DayCount>> {
  const rows = await tables(call)
    .selectFrom('measures.observation')
    .select(['measure', 'day'])
    .select(({ fn }) => fn.sum<number>('value').as('value'))
    .where('measure', 'in', measuresOf(recipe))
    .where('product', '=', stored(slice.product))
    .where('area', '=', stored(slice.area))
    .where('day', '>=', range.from)
    .where('day', '<=', range.to)
    .where(ofProject(call, slice.projectId))
    .groupBy(['measure', 'day'])
    .execute();
  const { count, size, per = 1 } = recipe;
  const days = Map.groupBy(rows, ({ day }) => day);
  return new Map(
    [...days].map(([day, own]) => {
      const sums = new Map<string, number>(own.map(({ measure, value }) => [measure, value]));
      const above = amountOf(count, sums);
      if (size === 'calendar-days') return [day, { count: above, size: 0 }];
      const below = amountOf(size, sums) / per;
      // Above a line with nothing below it stands nothing that a chart could show.
      return [day, { count: below > 0 ? above : 0, size: below }];
    }),
  );
}

/** What says since when complaints are on record, here or in a ledger. */
const ofComplaints: readonly Measure[] = ['lodged', 'closed', 'timed'];

/** First and last business date with anything counted, of some measures; null before the first. */
export async function readSpan(
  call: Call,
  of: readonly Measure[] = ofComplaints,
  projectId?: string,
): Promise<Range | null> {
  const { from, to } = await tables(call)
    .selectFrom('measures.observation')
    .select(({ fn }) => [fn.min('day').as('from'), fn.max('day').as('to')])
    .where('measure', 'in', [...of])
    .where('product', '=', every)
    .where('area', '=', every)
    .where(ofProject(call, projectId))
    .executeTakeFirstOrThrow();
  return from === null || to === null ? null : { from, to };
}
