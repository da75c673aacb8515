import {
  type CaseRisk,
  type EscalationLevel,
  type Interception,
  type InterceptionOutcome,
  interceptionState,
  type RiskRow,
  riskStanding,
} from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { recourseOf } from '../recourse.ts';
import { findCase, inReach, tables, visible } from '../store.ts';
import { standingOf } from './intercepting.ts';
import { decideInterception, interceptionActs } from './interception.ts';
import { readReasons } from './reasons.ts';
import { type InterceptionRow, interceptionsOf, type StepRow, stepsOf } from './store.ts';

const columns: ListColumns = {
  standing: { expression: sql`coalesce(interception.state, 'watched')`, type: 'text', known: riskStanding.options },
  state: { expression: sql`complaint.state`, type: 'text' },
  score: { expression: sql`risk.score`, type: 'number' },
  ownerId: { expression: sql`interception.owner_id`, type: 'uuid' },
  enteredAt: { expression: sql`interception.entered_at`, type: 'instant' },
};

const standings = (query: ListQuery): readonly string[] =>
  query.filters.find(({ field }) => field === 'standing')?.value.split(',') ?? [];

/** By what it asks for: those that were entered are found by the interceptions, of which there are few, and not by a look at each case. */
function columnsFor(query: ListQuery): ListColumns {
  const asked = standings(query);
  if (asked.length === 0 || asked.includes('watched')) return columns;
  return {
    ...columns,
    standing: { expression: sql`interception.state`, type: 'text', known: interceptionState.options },
  };
}

/** Those that nobody was given are nearly all: said so that the planner knows, and takes the riskiest in order instead of sorting all. */
function asksForWatched(query: ListQuery): boolean {
  const asked = standings(query);
  return asked.length > 0 && asked.every((one) => one === 'watched');
}

const isWatched = sql<boolean>`not exists (select from complaints.interception had
  where had.complaint_id = complaint.id and had.round = complaint.reopen_count)`;

const without = (query: ListQuery, name: string): ListQuery => ({
  ...query,
  filters: query.filters.filter(({ field }) => field !== name),
});

const summaryLength = 80;

/** Open cases with a risk, and what is being done about it since they were last taken up. */
export async function listRisks(call: Call, query: ListQuery) {
  const all = tables(call)
    .selectFrom('complaints.risk as risk')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'risk.complaint_id')
    .leftJoin('complaints.interception as interception', (join) =>
      join
        .onRef('interception.complaint_id', '=', 'complaint.id')
        .onRef('interception.round', '=', 'complaint.reopen_count'),
    )
    .select(['complaint.id', 'complaint.number', 'complaint.state', 'complaint.facts', 'complaint.lodged_at'])
    .select(['risk.score', 'risk.reasons', 'risk.scored_at', 'interception.state as standing', 'interception.owner_id'])
    .select(['interception.entered_at', 'interception.take_by', 'interception.taken_at', 'interception.outcome'])
    .where(inReach(call))
    .where(visible);
  const [select, left] = asksForWatched(query) ? [all.where(isWatched), without(query, 'standing')] : [all, query];
  const { rows, ...page } = await readCountedPage(call.tx, select, left, columnsFor(query), sql<string>`complaint.id`);
  const names = await describePeople(call, present(rows.map((row) => row.owner_id)));
  const items = rows.map(
    (row): RiskRow => ({
      ...{ complaintId: row.id, number: row.number, state: row.state as RiskRow['state'], score: row.score },
      summary: row.facts.replace(/\s+/g, ' ').slice(0, summaryLength),
      lodgedAt: row.lodged_at.toISOString(),
      reasons: readReasons(row.reasons),
      scoredAt: row.scored_at.toISOString(),
      standing: (row.standing ?? 'watched') as RiskRow['standing'],
      ownerId: row.owner_id,
      ownerName: row.owner_id === null ? null : (names.get(row.owner_id) ?? ''),
      enteredAt: row.entered_at?.toISOString() ?? null,
      takeBy: row.take_by?.toISOString() ?? null,
      takenAt: row.taken_at?.toISOString() ?? null,
      outcome: row.outcome as InterceptionOutcome | null,
    }),
  );
  return { items, ...page };
}

export async function getCaseRisk(call: Call, complaintId: string): Promise<CaseRisk | Refusal> {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  const risk = await tables(call)
    .selectFrom('complaints.risk')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst();
  const all = await interceptionsOf(call, complaintId);
  const current = all.find(({ round }) => round === loaded.row.reopen_count) ?? null;
  const standing = standingOf(loaded, current);
  return {
    risk: risk
      ? { score: risk.score, reasons: readReasons(risk.reasons), scoredAt: risk.scored_at.toISOString() }
      : null,
    interceptions: await describe(call, all),
    escalations: await escalationsOf(call, complaintId),
    recourse: await recourseOf(call, loaded.row),
    actions: Object.fromEntries(
      interceptionActs.map((act) => [act, allowanceOf(decideInterception(standing, act, call.actor))]),
    ),
  };
}

async function describe(call: Call, rows: readonly InterceptionRow[]): Promise<Interception[]> {
  const steps = new Map<string, StepRow[]>();
  for (const { id } of rows) steps.set(id, await stepsOf(call, id));
  const people = [...rows, ...[...steps.values()].flat()].map((row) => row.owner_id);
  const names = await describePeople(call, present(people));
  return rows.map((row) => ({
    ...{ id: row.id, state: row.state as Interception['state'], score: row.score, version: row.version },
    reasons: readReasons(row.reasons),
    enteredAt: row.entered_at.toISOString(),
    takeBy: row.take_by.toISOString(),
    ownerId: row.owner_id,
    ownerName: names.get(row.owner_id) ?? '',
    takenAt: row.taken_at?.toISOString() ?? null,
    outcome: row.outcome as InterceptionOutcome | null,
    outcomeNote: row.outcome_note,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedByName: row.ended_by_name,
    steps: (steps.get(row.id) ?? []).map((step) => ({
      ...{ id: step.id, code: step.code, what: { zh: step.what_zh, en: step.what_en }, said: step.said },
      ...{ ownerId: step.owner_id, ownerName: names.get(step.owner_id) ?? '', dueAt: step.due_at.toISOString() },
      ...{ doneAt: step.done_at?.toISOString() ?? null, doneByName: step.done_by_name },
    })),
  }));
}

/** Newest first. */
async function escalationsOf(call: Call, complaintId: string): Promise<CaseRisk['escalations']> {
  const rows = await tables(call)
    .selectFrom('complaints.escalation')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, level: row.level as EscalationLevel, happenedOn: row.happened_on, told: row.told },
    ...{ recourseTold: row.recourse_told, at: row.at.toISOString(), actorName: row.actor_name },
  }));
}

/** Steps of the plan of the round that a case is in; none where it is only watched. */
export async function interceptionStepsOf(call: Call, complaintId: string): Promise<StepRow[]> {
  const [current] = await interceptionsOf(call, complaintId);
  return current ? stepsOf(call, current.id) : [];
}
