import type { Action, Verdict } from '@tongli/contracts/improvement';
import type { Bilingual, ListQuery } from '@tongli/contracts/kernel';
import type { ControlChart } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { drawChart } from '../../measures/index.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { inReach, tables } from '../store.ts';
import { actionAllowances } from './action.ts';
import { callerOf, factsOf, originOf } from './store.ts';
import { trainingOf } from './training.ts';
import { splitChart } from './verification.ts';

const selectActions = (call: Call) =>
  tables(call).selectFrom('improvement.action as action').selectAll('action').where(inReach(call, 'action'));

type Row = Awaited<ReturnType<ReturnType<typeof selectActions>['executeTakeFirstOrThrow']>>;

async function replies(call: Call, rows: readonly Row[]): Promise<Action[]> {
  const people = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  const verdicts = await latestVerdicts(
    call,
    rows.map((row) => row.id),
  );
  const training = await trainingOf(
    call,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...plainAction(row),
    training: [...(training.get(row.id) ?? [])],
    ownerName: people.get(row.owner_id) ?? '',
    overdue: row.state === 'open' && row.due_at <= call.now,
    verdict: verdicts.get(row.id) ?? null,
    actions: actionAllowances(factsOf(row), callerOf(call, row)),
  }));
}

function plainAction(row: Row) {
  const { state, version, ownerId, dueOn, doneOn, verifyOn } = factsOf(row);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as Action['kind'],
    state,
    title: maskText(row.title),
    description: maskText(row.description),
    rootCauseId: row.root_cause_id,
    ownerId,
    dueOn,
    doneOn,
    evidence: row.evidence && maskText(row.evidence),
    verifyOn,
    plannedCostMinor: row.planned_cost_minor,
    actualCostMinor: row.actual_cost_minor,
    createdAt: row.created_at.toISOString(),
    version,
  };
}

/** The latest verdict of each action; the earlier ones said "too little data" and stay on record. */
async function latestVerdicts(call: Call, ids: readonly string[]): Promise<Map<string, Verdict>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('improvement.verdict')
    .distinctOn('action_id')
    .selectAll()
    .where('action_id', 'in', [...ids])
    .orderBy('action_id')
    .orderBy('attempt', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.action_id,
      {
        verdict: row.verdict as Verdict['verdict'],
        explanation: row.explanation as Bilingual,
        before: row.before as Verdict['before'],
        after: row.after as Verdict['after'],
        relativeChange: row.relative_change,
        pValue: row.p_value,
        decidedAt: row.decided_at.toISOString(),
      },
    ]),
  );
}

export async function getAction(call: Call, id: string): Promise<Action | Refusal> {
  const row = await selectActions(call).where('action.id', '=', id).executeTakeFirst();
  const [reply] = row ? await replies(call, [row]) : [];
  return reply ?? notFound;
}

/** The action with its chart up to today: split once two points lie after the action, null where it can no longer be drawn. */
export async function getActionWithChart(
  call: Call,
  id: string,
): Promise<(Action & { chart: ControlChart | null }) | Refusal> {
  const action = await getAction(call, id);
  if (isRefusal(action)) return action;
  const origin = await originOf(call, action.rootCauseId);
  const { today } = await businessDay(call);
  const draw = (splitOn: string | null) => drawChart(call, splitChart(origin.chart, origin.chartType, splitOn, today));
  const split = await draw(action.doneOn);
  const drawn = isRefusal(split) ? await draw(null) : split;
  return { ...action, chart: isRefusal(drawn) ? null : drawn };
}

const indicator = sql`(select triage.chart->>'indicator' from improvement.root_cause root_cause
  join improvement.triage triage on triage.id = root_cause.triage_id where root_cause.id = action.root_cause_id)`;

const columns: ListColumns = {
  indicator: { expression: indicator, type: 'text' },
  state: { expression: sql`action.state`, type: 'text' },
  ownerId: { expression: sql`action.owner_id`, type: 'uuid' },
  rootCauseId: { expression: sql`action.root_cause_id`, type: 'uuid' },
  dueOn: { expression: sql`action.due_on`, type: 'date' },
  createdAt: { expression: sql`action.created_at`, type: 'instant' },
};

export async function listActions(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectActions(call), query, columns, sql<string>`action.id`);
  return { items: await replies(call, rows), nextCursor };
}
