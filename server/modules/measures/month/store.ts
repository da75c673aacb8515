import { type Indicator, indicator } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { firstDay, type MonthOf } from './components.ts';

/** One at a time for each project: a dispute is in time or it is not, a correction goes into an open month. */
export const holdMonths = (call: Call, projectId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`measures.month ${projectId}`}, 0))`.execute(call.tx);

export interface KeptMonth {
  readonly month: string;
  readonly lockedAt: Date;
  readonly lockedBy: string;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly version: number;
}

export async function readKept(call: Call, projectId: string): Promise<KeptMonth[]> {
  const { rows } = await sql<KeptMonth>`
    select to_char(month, 'YYYY-MM') as month, locked_at as "lockedAt", locked_by as "lockedBy", signed_at as "signedAt",
      signed_by as "signedBy", version
    from measures.month where project_id = ${projectId}::uuid order by month desc`.execute(call.tx);
  return rows;
}

export interface PublishedRow {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly indicator: Indicator;
  readonly value: number | null;
  readonly count: number;
  readonly size: number;
  readonly target: number | null;
}

/** As they were published, within reach; of one place where it is named. */
export async function readPublished(
  call: Call,
  { projectId, month }: MonthOf,
  { unitId, personId }: { readonly unitId: string | null; readonly personId: string | null },
): Promise<PublishedRow[]> {
  const where = personId
    ? sql`figure.person_id = ${personId}::uuid`
    : sql`figure.person_id is null and figure.unit_id is not distinct from ${unitId}::uuid`;
  const { rows } = await sql<Omit<PublishedRow, 'indicator'> & { definition: unknown }>`
    select figure.unit_id as "unitId", figure.person_id as "personId", kept.definition, figure.value, figure.count, figure.size,
      figure.target
    from measures.month_figure figure join measures.month_indicator kept using (project_id, month, code)
    where figure.project_id = ${projectId}::uuid and figure.month = ${firstDay(month)} and ${where}
      and ${inScope(call, { project: sql.ref('figure.project_id'), unit: sql.ref('figure.unit_id') })}
    order by kept.place`.execute(call.tx);
  return rows.map(({ definition, ...row }) => ({ ...row, indicator: indicator.parse(definition) }));
}

/** The one month, or that it is not locked. */
export const keptOne = (kept: readonly KeptMonth[], month: string): KeptMonth | undefined =>
  kept.find((one) => one.month === month);

export interface DisputeRow {
  readonly id: string;
  readonly projectId: string;
  readonly month: string;
  readonly indicator: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly value: number | null;
  readonly count: number;
  readonly size: number;
  readonly raisedAt: Date;
  readonly raisedBy: string;
  readonly raisedByName: string;
  readonly reason: string;
  readonly evidence: string;
  readonly state: 'open' | 'corrected' | 'declined';
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
  readonly version: number;
}

const disputeColumns = sql`id, project_id as "projectId", to_char(month, 'YYYY-MM') as month, indicator, unit_id as "unitId",
  person_id as "personId", value, count, size, raised_at as "raisedAt", raised_by as "raisedBy", raised_by_name as "raisedByName",
  reason, evidence, state, answered_at as "answeredAt", answered_by as "answeredBy", answer, version`;

/** Of a month, within reach; or what one has raised oneself, and what was raised about oneself. */
export async function readDisputes(call: Call, { projectId, month }: MonthOf, ofPerson: string | null) {
  const whose = ofPerson
    ? sql`(raised_by = ${ofPerson}::uuid or person_id = ${ofPerson}::uuid)`
    : inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') });
  const { rows } = await sql<DisputeRow>`
    select ${disputeColumns} from measures.month_dispute
    where project_id = ${projectId}::uuid and month = ${firstDay(month)} and ${whose}
    order by state = 'open' desc, raised_at desc limit 200`.execute(call.tx);
  return rows;
}

export async function findDispute(call: Call, id: string): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`
    select ${disputeColumns} from measures.month_dispute
    where id = ${id}::uuid and ${inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') })}`.execute(
    call.tx,
  );
  return rows[0];
}

export async function openDisputesOf(call: Call, projectId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ month: string; open: number }>`
    select to_char(month, 'YYYY-MM') as month, count(*)::int as open from measures.month_dispute
    where project_id = ${projectId}::uuid and state = 'open'
      and ${inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') })} group by 1`.execute(call.tx);
  return new Map(rows.map(({ month, open }) => [month, open]));
}

export interface CorrectionRow {
  readonly id: string;
  readonly bookedIn: string;
  readonly ofMonth: string;
  readonly origin: 'dispute' | 'late';
  readonly measure: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly delta: number;
  readonly reason: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

export async function readCorrections(call: Call, { projectId, month }: MonthOf, ofPerson: string | null) {
  const whose = ofPerson
    ? sql`person_id = ${ofPerson}::uuid`
    : inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') });
  const { rows } = await sql<CorrectionRow>`
    select id::text, to_char(booked_month, 'YYYY-MM') as "bookedIn", to_char(of_month, 'YYYY-MM') as "ofMonth", origin, measure,
      unit_id as "unitId", person_id as "personId", delta::float8 as delta, reason, made_at as "madeAt", made_by as "madeBy"
    from measures.month_correction
    where project_id = ${projectId}::uuid and (booked_month = ${firstDay(month)} or of_month = ${firstDay(month)}) and ${whose}
    order by month_correction.id desc limit 200`.execute(call.tx);
  return rows;
}

export async function correctionsByMonth(call: Call, projectId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ month: string; all: number }>`
    select to_char(booked_month, 'YYYY-MM') as month, count(*)::int as all from measures.month_correction
    where project_id = ${projectId}::uuid and ${inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') })}
    group by 1`.execute(call.tx);
  return new Map(rows.map(({ month, all }) => [month, all]));
}
