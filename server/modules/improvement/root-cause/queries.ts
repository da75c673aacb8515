import type { RootCause, Why } from '@tongli/contracts/improvement';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { ChartDefinition, ChartSignal } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { getSignals, lastDay } from '../../measures/index.ts';
import type { Beyond, CaseSlice } from '../beyond.ts';
import { placeOf, tables } from '../store.ts';
import { inReachOrTeam, memberOf, teamOf } from '../team/store.ts';
import { citedBy, restsOn } from './evidence.ts';
import { paretoOf } from './pareto.ts';
import { earlierOf, hasFailed } from './reopening.ts';
import { rootCauseAllowances } from './root-cause.ts';
import { type Attribution, casesByCause, citedIn, partsOf, sharesOf } from './shares.ts';
import { attributionOf, handOf, readWhys } from './store.ts';

const selectRootCauses = (call: Call) =>
  tables(call)
    .selectFrom('improvement.root_cause as root_cause')
    .innerJoin('improvement.study as study', (join) =>
      join.onRef('study.root_cause_id', '=', 'root_cause.id').onRef('study.version', '=', 'root_cause.study_version'),
    )
    .innerJoin('improvement.triage as triage', 'triage.id', 'root_cause.triage_id')
    .selectAll('root_cause')
    .select(['triage.chart', 'triage.signal_id'])
    .select(['study.problem', 'study.whys'])
    .where(inReachOrTeam(call, 'root-cause', 'root_cause'));

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

/** Reads the row with all that its page shows, or counts only: what both need of the complaints under study. */
async function findRow(call: Call, id: string): Promise<Row | undefined> {
  return selectRootCauses(call).where('root_cause.id', '=', id).executeTakeFirst();
}

async function periodAndSlice(call: Call, row: Row): Promise<CaseSlice> {
  const chart = row.chart as ChartDefinition;
  const signal = (await getSignals(call, [row.signal_id])).get(row.signal_id)?.signal;
  if (!signal) throw new Error(`root cause ${row.number}: its signal ${row.signal_id} is gone`);
  const { product, area } = chart;
  return { ...periodOf(chart, signal), projectId: row.project_id, product, area };
}

/** The complaints that an analysis is about, of a row that the caller reaches. */
export async function sliceOf(call: Call, id: string): Promise<CaseSlice> {
  const row = await findRow(call, id);
  if (!row) throw new Error(`root cause ${id} is out of reach`);
  return periodAndSlice(call, row);
}

export async function getRootCause(call: Call, id: string, beyond: Beyond): Promise<RootCause | Refusal> {
  const row = await findRow(call, id);
  if (!row) return notFound;
  const slice = await periodAndSlice(call, row);
  const whys = readWhys(row.whys);
  const counts = await beyond.countCasesBy(call, slice);
  const attributed = await attributionOf(call, id);
  const studied = {
    total: counts.cause.reduce((sum, { cases }) => sum + cases, 0),
    cited: await beyond.casesWithin(call, slice, citedIn(whys, attributed)),
  };
  const plain = plainRow(row);
  const current = { state: plain.state, version: row.version };
  const hand = await handOf(call, id, placeOf(row));
  const asked = await memberOf(call, 'root-cause', id, call.actor.id);
  return {
    ...plain,
    conclusion: plain.conclusion && { ...plain.conclusion, causeId: row.cause_id },
    triageId: row.triage_id,
    triages: await triagesOf(call, row),
    chart: row.chart as ChartDefinition,
    period: { from: slice.from, to: slice.to },
    team: await teamOf(call, 'root-cause', id),
    whys,
    cited: await citedBy(call, row.project_id, whys, beyond),
    paretos: {
      cause: paretoOf(counts.cause),
      product: paretoOf(counts.product),
      area: paretoOf(counts.area),
      step: paretoOf(counts.step),
    },
    shares: sharesOf(studied, whys, attributed),
    earlier: await earlierOf(call, id),
    actionIds: await actionsOf(call, id),
    version: row.version,
    actions: {
      ...rootCauseAllowances(current, whys, hand, restsOn(whys, attributed), await hasFailed(call, id)),
      ...(asked ? { answerInvitation: { allowed: true, refusal: null } } : {}),
    },
  };
}

const mostListed = 200;

/** The complaints of one part of the shares, or of one cause with all below it. */
export async function listCauseCases(
  call: Call,
  id: string,
  { of, alone }: { of: string; alone?: 'true' | undefined },
  { readCases }: Pick<Beyond, 'readCases'>,
) {
  const row = await findRow(call, id);
  if (!row) return notFound;
  const cases = await readCases(call, await periodAndSlice(call, row));
  const belongs = belonging(
    { of, alone: alone === 'true' },
    cases.map(({ number }) => number),
    readWhys(row.whys),
    await attributionOf(call, id),
  );
  const own = cases.filter(({ number }) => belongs(number));
  return { items: own.slice(0, mostListed), total: own.length };
}

function belonging(
  { of, alone }: { of: string; alone: boolean },
  numbers: readonly string[],
  whys: readonly Why[],
  attributed: Attribution,
) {
  const ofCause = alone ? undefined : casesByCause(whys, attributed).get(of);
  if (ofCause) return (number: string) => ofCause.has(number);
  const parts = partsOf(numbers, whys, attributed);
  return (number: string) => {
    const found = parts.get(number);
    return found?.causeId === of || found?.part === of;
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
