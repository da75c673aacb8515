import type { Report, ReportCadence, ReportResult } from '@tongli/contracts/measures';
import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { reaches } from '../../../platform/permissions/scope.ts';
import { ofProject, tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';

/** What a report is, but for where. */
export type Definition = Pick<Report, 'title' | 'period' | 'rows' | 'indicators' | 'compared' | 'charted'>;

type Row = Selectable<MeasuresTables['measures.report']>;
export type ScheduleRow = Selectable<MeasuresTables['measures.report_schedule']>;
type RunRow = Selectable<MeasuresTables['measures.report_run']>;
export type DeliveryRow = Selectable<MeasuresTables['measures.report_delivery']>;

export interface Kept extends Pick<Report, 'id' | 'projectId' | 'unitId' | 'version' | 'changedBy'> {
  readonly definition: Definition;
  readonly changedAt: Date;
}

export interface Run extends Pick<Kept, 'id' | 'projectId' | 'unitId' | 'definition'> {
  readonly reportId: string;
  readonly result: ReportResult;
  readonly toldBy: string;
  readonly scheduled: boolean;
  readonly language: 'zh' | 'en';
}

const keptOf = (row: Row): Kept => ({
  ...{ id: row.id, projectId: row.project_id, unitId: row.unit_id, definition: row.definition as Definition },
  ...{ changedAt: row.changed_at, changedBy: row.changed_by, version: row.version },
});

/** The whole of its place lies within reach: of a part of it a report would say something else. */
const inReach = (call: Call, { projectId, unitId }: Pick<Kept, 'projectId' | 'unitId'>) =>
  reaches(call.scope, { projectId, unitId });

export async function readReports(call: Call): Promise<Kept[]> {
  const rows = await tables(call)
    .selectFrom('measures.report')
    .selectAll()
    .where('removed_at', 'is', null)
    .where(ofProject(call, null))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(keptOf).filter((one) => inReach(call, one));
}

export async function findReport(call: Call, id: string, { lock = false } = {}): Promise<Kept | undefined> {
  const row = await tables(call)
    .selectFrom('measures.report')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where(ofProject(call, null))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  const kept = row && keptOf(row);
  return kept && inReach(call, kept) ? kept : undefined;
}

export const cadenceOf = (row: ScheduleRow) => ({ cadence: row.cadence as ReportCadence, minute: row.minute });

export async function readSchedules(call: Call, reportIds: readonly string[]): Promise<Map<string, ScheduleRow>> {
  if (reportIds.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('measures.report_schedule')
    .selectAll()
    .where('report_id', 'in', [...reportIds])
    .execute();
  return new Map(rows.map((row) => [row.report_id, row]));
}

export async function readRecipients(call: Call, reportIds: readonly string[]) {
  if (reportIds.length === 0) return [];
  return tables(call)
    .selectFrom('measures.report_recipient')
    .selectAll()
    .where('report_id', 'in', [...reportIds])
    .orderBy('person_id')
    .execute();
}

const runOf = (row: RunRow): Run => ({
  ...{ id: row.id, reportId: row.report_id, projectId: row.project_id, unitId: row.unit_id },
  ...{ definition: row.definition as Definition, result: row.result as ReportResult },
  ...{ toldBy: row.told_by, scheduled: row.scheduled, language: row.language as Run['language'] },
});

export async function findRun(call: Call, id: string): Promise<Run | undefined> {
  const row = await tables(call)
    .selectFrom('measures.report_run')
    .selectAll()
    .where('id', '=', id)
    .where(ofProject(call, null))
    .executeTakeFirst();
  const run = row && runOf(row);
  return run && inReach(call, run) ? run : undefined;
}

/** What was told last of each report, for a list. */
export async function readLastRuns(call: Call, reportIds: readonly string[]) {
  if (reportIds.length === 0) return new Map<string, { id: string; asOf: string }>();
  const rows = await tables(call)
    .selectFrom('measures.report_run')
    .select(['id', 'report_id', 'as_of'])
    .distinctOn('report_id')
    .where('report_id', 'in', [...reportIds])
    .orderBy('report_id')
    .orderBy('as_of', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.report_id, { id: row.id, asOf: row.as_of.toISOString() }]));
}

export async function readDeliveries(call: Call, runId: string): Promise<DeliveryRow[]> {
  return tables(call)
    .selectFrom('measures.report_delivery')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('person_name')
    .orderBy('id')
    .execute();
}
