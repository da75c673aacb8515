import type { ChartAnnotation, ChartDefinition } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { ofProject, tables } from '../store.ts';

/** As many as a chart can show and a reader can take in. */
const mostOnAChart = 300;

/**
 * What was written on the days of a chart, in their order: for its slice, for a wider one that holds it, or for a part of it.
 */
export async function annotationsOn(
  call: Call,
  { indicator, projectId, product, area, from, to }: ChartDefinition,
): Promise<ChartAnnotation[]> {
  const rows = await tables(call)
    .selectFrom('measures.annotation')
    .select(['id', 'project_id', 'on_date', 'product', 'area', 'text', 'by_name', 'noted_at'])
    .where('indicator', '=', indicator)
    .where('removed_at', 'is', null)
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .where(ofProject(call, projectId))
    .where(sql<boolean>`(${product} in ('', product) or product = '')`)
    .where(sql<boolean>`(${area} in ('', area) or area = '')`)
    .orderBy('on_date')
    .orderBy('noted_at')
    .limit(mostOnAChart)
    .execute();
  return rows.map(({ id, project_id, on_date: on, by_name: byName, noted_at: at, ...said }) => ({
    ...{ ...said, id, on, byName, at: at.toISOString() },
    mayRemove: holds(call.actor, 'measures.chart', { projectId: project_id, unitId: null }),
  }));
}
