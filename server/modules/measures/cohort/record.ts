import type { ListQuery } from '@tongli/contracts/kernel';
import type { Cohort, CohortHead, CohortReading, CohortWho } from '@tongli/contracts/measures';
import { studentCritical, wilson } from '@tongli/spc';
import { type Selectable, sql } from 'kysely';
import { allowanceOf, type Call, forbidden, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { ofProject, tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';
import { decideReading, shareOf } from './cohort.ts';

type CohortRow = Selectable<MeasuresTables['measures.cohort']>;
type ReadingRow = Selectable<MeasuresTables['measures.cohort_reading']>;
type Names = ReadonlyMap<string, string>;

const z95 = studentCritical(0.05, Number.POSITIVE_INFINITY);

export const findCohort = (call: Call, id: string): Promise<CohortRow | undefined> =>
  tables(call)
    .selectFrom('measures.cohort')
    .selectAll()
    .where('id', '=', id)
    .where(ofProject(call, null))
    .executeTakeFirst();

export const readingsOf = (call: Call, cohortId: string): Promise<ReadingRow[]> =>
  tables(call)
    .selectFrom('measures.cohort_reading')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .orderBy('read_at', 'desc')
    .orderBy('to_on', 'desc')
    .execute();

const headOf = (row: CohortRow, readings: number, names: Names): CohortHead => ({
  ...{ id: row.id, projectId: row.project_id, name: row.name, who: row.who as CohortWho },
  ...{ from: row.from_on, to: row.to_on, members: row.members, readings },
  ...{ frozenAt: row.frozen_at.toISOString(), frozenBy: names.get(row.frozen_by_id) ?? '' },
});

const mayDefine = (call: Call, projectId: string) => holds(call.actor, 'measures.define', { projectId, unitId: null });

function satisfactionOf({ satisfied, answers }: ReadingRow): CohortReading['satisfaction'] {
  const share = shareOf(satisfied, answers);
  return share.value === null
    ? { ...share, lower: null, upper: null }
    : { ...share, ...wilson(satisfied, answers, z95) };
}

function toldOf(row: ReadingRow, members: number, names: Names): Pick<CohortReading, 'churn' | 'revenue' | 'told'> {
  if (row.told_at === null) return { churn: null, revenue: null, told: null };
  return {
    churn: shareOf(row.lost ?? 0, members),
    revenue: shareOf(Number(row.revenue_minor), Number(row.total_minor)),
    told: { source: row.source ?? '', at: row.told_at.toISOString(), by: names.get(row.told_by_id ?? '') ?? '' },
  };
}

function readingOf(row: ReadingRow, { members }: CohortRow, may: boolean, names: Names): CohortReading {
  const told = row.told_at === null ? null : refuse('told-already');
  return {
    ...{ id: row.id, from: row.from_on, to: row.to_on, readAt: row.read_at.toISOString() },
    ...{ readBy: names.get(row.read_by_id) ?? '', known: row.known, satisfaction: satisfactionOf(row) },
    ...{ reach: shareOf(row.reached, row.known), completeness: shareOf(row.complete, row.known) },
    ...toldOf(row, members, names),
    tell: allowanceOf(may ? told : forbidden),
  };
}

export async function getCohort(call: Call, id: string): Promise<Cohort | Refusal> {
  const row = await findCohort(call, id);
  if (!row) return notFound;
  const readings = await readingsOf(call, id);
  const people = [row.frozen_by_id, ...readings.flatMap(({ read_by_id: by, told_by_id: told }) => [by, told ?? by])];
  const names = await describePeople(call, people);
  const may = mayDefine(call, row.project_id);
  const periods = readings.map(({ from_on: from, to_on: to }) => ({ from, to }));
  return {
    ...headOf(row, readings.length, names),
    readings: readings.map((reading) => readingOf(reading, row, may, names)),
    actions: { read: allowanceOf(may ? decideReading(periods) : forbidden) },
  };
}

const columns: ListColumns = {
  who: { expression: sql`cohort.who`, type: 'text' },
  frozenAt: { expression: sql`cohort.frozen_at`, type: 'instant' },
};

export async function listCohorts(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('measures.cohort as cohort')
    .selectAll('cohort')
    .select(
      sql<number>`(select count(*)::integer from measures.cohort_reading reading where reading.cohort_id = cohort.id)`.as(
        'readings',
      ),
    )
    .where(ofProject(call, null));
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`cohort.id`);
  const names = await describePeople(
    call,
    rows.map((row) => row.frozen_by_id),
  );
  return { items: rows.map((row) => headOf(row, row.readings, names)), nextCursor };
}
