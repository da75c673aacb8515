import type { ParetoBar, RootCause, Why } from '@tongli/contracts/improvement';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { ChartDefinition, ChartSignal } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { getSignals, lastDay } from '../../measures/index.ts';
import { describePeople } from '../../org/index.ts';
import { inReach, placeOf, tables } from '../store.ts';
import { rootCauseAllowances } from './root-cause.ts';

/** Which complaints to count: dates of receipt from first to last, and `''` for every product or area. */
export interface CauseSlice {
  readonly projectId: string;
  readonly from: string;
  readonly to: string;
  readonly product: string;
  readonly area: string;
}

/** Complaints by cause lie beyond this module's map: whoever wires the house says how they are read. */
export type ReadCauses = (call: Call, slice: CauseSlice) => Promise<ParetoBar[]>;

const selectRootCauses = (call: Call) =>
  tables(call)
    .selectFrom('improvement.root_cause as root_cause')
    .innerJoin('improvement.study as study', (join) =>
      join.onRef('study.root_cause_id', '=', 'root_cause.id').onRef('study.version', '=', 'root_cause.study_version'),
    )
    .innerJoin('improvement.triage as triage', 'triage.id', 'root_cause.triage_id')
    .selectAll('root_cause')
    .select(['triage.chart', 'triage.signal_id'])
    .select(['study.problem', 'study.team', 'study.whys'])
    .where(inReach(call, 'root_cause'));

type Row = Awaited<ReturnType<ReturnType<typeof selectRootCauses>['executeTakeFirstOrThrow']>>;

function plainRow(row: Row) {
  const concluded = row.cause !== null && row.conclusion !== null;
  return {
    id: row.id,
    number: row.number,
    state: row.state as RootCause['state'],
    problem: row.problem,
    indicator: (row.chart as ChartDefinition).indicator,
    conclusion: concluded ? { cause: row.cause ?? '', text: maskText(row.conclusion ?? '') } : null,
    openedAt: row.opened_at.toISOString(),
    concludedAt: row.concluded_at?.toISOString() ?? null,
  };
}

export async function getRootCause(call: Call, id: string, readCauses: ReadCauses): Promise<RootCause | Refusal> {
  const row = await selectRootCauses(call).where('root_cause.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const chart = row.chart as ChartDefinition;
  const signal = (await getSignals(call, [row.signal_id])).get(row.signal_id)?.signal;
  if (!signal) throw new Error(`root cause ${row.number}: its signal ${row.signal_id} is gone`);
  const period = periodOf(chart, signal);
  const people = await describePeople(call, row.team);
  const whys = row.whys as Why[];
  const { product, area } = chart;
  const plain = plainRow(row);
  return {
    ...plain,
    triageId: row.triage_id,
    triages: await triagesOf(call, row),
    chart,
    period,
    team: row.team.map((person) => ({ id: person, name: people.get(person) ?? '' })),
    whys,
    pareto: await readCauses(call, { ...period, projectId: row.project_id, product, area }),
    actionIds: await actionsOf(call, id),
    version: row.version,
    actions: rootCauseAllowances(
      { state: plain.state, version: row.version },
      whys,
      holds(call.actor, 'improvement.lead', placeOf(row)),
    ),
  };
}

/** The triage that opened it, then those that joined, in the order of their numbers. */
async function triagesOf(call: Call, { id, triage_id: first }: Row): Promise<RootCause['triages']> {
  const rows = await tables(call)
    .selectFrom('improvement.triage')
    .select(['id', 'number'])
    .where('root_cause_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
}

/** A point of a weekly chart is named after its first day and covers the days up to its last. */
function periodOf({ bucket }: ChartDefinition, { from, to }: ChartSignal): RootCause['period'] {
  return { from, to: lastDay(bucket, to) };
}

async function actionsOf(call: Call, id: string): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('improvement.action')
    .select('id')
    .where('root_cause_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

const columns: ListColumns = {
  state: { expression: sql`root_cause.state`, type: 'text' },
  indicator: { expression: sql`triage.chart->>'indicator'`, type: 'text' },
  openedAt: { expression: sql`root_cause.opened_at`, type: 'instant' },
};

export async function listRootCauses(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectRootCauses(call), query, columns, sql<string>`root_cause.id`);
  return { items: rows.map(plainRow), nextCursor };
}
