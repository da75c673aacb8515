import type { alertEntry, IndicatorAlert } from '@tongli/contracts/measures';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';
import { nameOf } from './finding.ts';

export type ThresholdRow = Selectable<MeasuresTables['measures.threshold']>;
export type AlertRow = Selectable<MeasuresTables['measures.alert']>;
export type EntryCode = z.infer<typeof alertEntry>['code'];

/** The caller's own: a row of no unit is seen by those only who are not narrowed to a branch. */
export const inReach = (call: Call) => inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') });

export const placeOf = (row: { readonly project_id: string; readonly unit_id: string | null }) => ({
  projectId: row.project_id,
  unitId: row.unit_id,
});

export const unknownIndicator = (code: string) =>
  refuse('unknown-indicator', { status: 422, field: 'body.indicator', params: { indicator: code } });

/** What events say of it. */
export const aboutOf = async (call: Call, row: Pick<AlertRow, 'project_id' | 'unit_id' | 'indicator'>) => ({
  ...placeOf(row),
  indicator: row.indicator,
  name: await nameOf(call, row.indicator),
});

/** What has become of it, in words of the one who says so. */
export async function addEntry(
  call: Call,
  alertId: string,
  entry: { readonly code: EntryCode; readonly text?: string; readonly value?: number | null },
): Promise<void> {
  await sql`
    insert into measures.alert_entry (alert_id, place, code, at, by_name, text, value)
    select ${alertId}::uuid, coalesce(max(place), 0) + 1, ${entry.code}, ${call.now}::timestamptz,
      ${call.actor.id === null ? '' : call.actor.name}, ${entry.text ?? ''}, ${entry.value ?? null}::double precision
    from measures.alert_entry where alert_id = ${alertId}::uuid`.execute(call.tx);
}

export type AlertChange = Partial<Omit<AlertRow, 'id' | 'threshold_id' | 'indicator' | 'project_id' | 'unit_id'>>;

export async function saveAlert(call: Call, { id, version }: AlertRow, change: AlertChange): Promise<AlertRow> {
  return tables(call)
    .updateTable('measures.alert')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function lockAlert(call: Call, id: string): Promise<AlertRow | Refusal> {
  const row = await tables(call)
    .selectFrom('measures.alert')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  return row ?? notFound;
}

export const stateOf = ({ state }: AlertRow) => state as IndicatorAlert['state'];

/** Of a threshold that is gone: its alerts are watched no longer, so none of them can still come back. */
export async function withdrawAlerts(call: Call, thresholdId: string): Promise<void> {
  const rows = await tables(call)
    .updateTable('measures.alert')
    .set({ recovered_at: call.now })
    .where('threshold_id', '=', thresholdId)
    .where('recovered_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of rows) await addEntry(call, id, { code: 'withdrawn' });
}
