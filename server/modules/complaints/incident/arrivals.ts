import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** The counts by which bursts are watched are kept for five minutes each. */
export const cellMinutes = 5;
const cellMs = cellMinutes * 60_000;
/** Facts may come this late and still count in their cell. */
export const graceMs = 20_000;
/** What fewer cases do within two hours is no burst, and nothing is looked at for it. */
export const leastCases = 5;
const nearMs = 7_200_000;

export const cellOf = (at: Date): Date => new Date(Math.floor(at.getTime() / cellMs) * cellMs);
export const cellEnd = (at: Date): Date => new Date(cellOf(at).getTime() + cellMs);

export interface Arrival {
  readonly projectId: string;
  readonly at: Date;
  readonly product: string;
  readonly area: string;
}

/** Counts what was lodged; where a burst is possible at all, the watch is set for the end of the cell. */
export async function noteArrivals(call: Call, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  await sql`
    insert into complaints.arrival_cell (project_id, at, product, area, count)
    select project_id, at, product, area, count(*) from unnest(
      ${arrivals.map(({ projectId }) => projectId)}::uuid[], ${arrivals.map(({ at }) => cellOf(at))}::timestamptz[],
      ${arrivals.map(({ product }) => product)}::text[], ${arrivals.map(({ area }) => area)}::text[])
      as told (project_id, at, product, area)
    group by 1, 2, 3, 4
    on conflict (project_id, at, product, area) do update set count = arrival_cell.count + excluded.count`.execute(
    call.tx,
  );
  for (const [projectId, own] of Map.groupBy(arrivals, (arrival) => arrival.projectId))
    await setWatch(call, projectId, own);
}

async function setWatch(call: Call, projectId: string, arrivals: readonly Arrival[]): Promise<void> {
  const latest = new Date(Math.max(...arrivals.map(({ at }) => at.getTime())));
  const { rows } = await sql<{ busy: boolean }>`
    select exists (select from complaints.arrival_cell
      where project_id = ${projectId} and at > ${new Date(latest.getTime() - nearMs)} and at <= ${latest}
      group by product, area having sum(count) >= ${leastCases}) as busy`.execute(call.tx);
  const nextAt = rows[0]?.busy ? new Date(cellEnd(latest).getTime() + graceMs) : null;
  if (nextAt === null) return;
  const start = cellOf(new Date(Math.min(...arrivals.map(({ at }) => at.getTime()))));
  await tables(call)
    .insertInto('complaints.burst_watch')
    .values({ project_id: projectId, watched_until: start, next_at: nextAt })
    .onConflict((conflict) =>
      conflict.column('project_id').doUpdateSet({ next_at: sql`least(burst_watch.next_at, excluded.next_at)` }),
    )
    .execute();
}

/** Counts of a project from `from` up to and without `to`, in the order of time. */
export const readCells = (call: Call, projectId: string, from: Date, to: Date) =>
  tables(call)
    .selectFrom('complaints.arrival_cell')
    .select(['at', 'product', 'area', 'count'])
    .where('project_id', '=', projectId)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at')
    .orderBy('product')
    .orderBy('area')
    .execute();
