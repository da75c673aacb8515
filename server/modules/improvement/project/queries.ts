import {
  type GateRequirement,
  type Portfolio,
  type Project,
  type ProjectGate,
  type ProjectRow,
  type ProjectStage,
  projectStages,
  type Saving,
} from '@tongli/contracts/improvement';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import { inReachOrTeam, memberOf, teamOf } from '../team/store.ts';
import { gates, isMet, type ProjectFacts } from './gates.ts';
import { projectAllowances } from './project.ts';
import { actionsOf, evidenceOf, factsOf, projectHand, rootCauseOf, savingsOf, stateOf } from './store.ts';

/** With the date of the gate that is next, and the latest money that a second person has confirmed. */
const selectProjects = (call: Call) =>
  tables(call)
    .selectFrom('improvement.project as project')
    .innerJoin('improvement.project_stage as next', (join) =>
      join.onRef('next.improvement_id', '=', 'project.id').onRef('next.stage', '=', 'project.stage'),
    )
    .selectAll('project')
    .select('next.due_on as gate_due_on')
    .select((given) =>
      given
        .selectFrom('improvement.saving as saving')
        .select('amount_minor')
        .whereRef('saving.improvement_id', '=', 'project.id')
        .where('saving.state', '=', 'confirmed')
        .orderBy('stated_at', 'desc')
        .limit(1)
        .as('confirmed_minor'),
    )
    .where(inReachOrTeam(call, 'project', 'project'));

type Row = Awaited<ReturnType<ReturnType<typeof selectProjects>['executeTakeFirstOrThrow']>>;

/** The gate that is next, or the whole, should have been passed. */
const isLate = (row: Row, today: string) => row.gate_due_on < today || row.due_on < today;

function rowReply(row: Row, names: ReadonlyMap<string, string>, today: string): ProjectRow {
  return {
    id: row.id,
    number: row.number,
    title: maskText(row.title),
    state: row.state as Project['state'],
    stage: row.stage as ProjectStage,
    leadId: row.lead_id,
    leadName: names.get(row.lead_id) ?? '',
    sponsorId: row.sponsor_id,
    sponsorName: names.get(row.sponsor_id) ?? '',
    dueOn: row.due_on,
    overdue: row.state === 'running' && isLate(row, today),
    plannedSavingMinor: row.planned_saving_minor,
    confirmedSavingMinor: row.confirmed_minor,
    openedAt: row.opened_at.toISOString(),
  };
}

const columns: ListColumns = {
  state: { expression: sql`project.state`, type: 'text' },
  stage: { expression: sql`project.stage`, type: 'text' },
  leadId: { expression: sql`project.lead_id`, type: 'uuid' },
  openedAt: { expression: sql`project.opened_at`, type: 'instant' },
  dueOn: { expression: sql`project.due_on`, type: 'date' },
};

export async function listProjects(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectProjects(call), query, columns, sql<string>`project.id`);
  const names = await describePeople(
    call,
    rows.flatMap((row) => [row.lead_id, row.sponsor_id]),
  );
  const { today } = await businessDay(call);
  return { items: rows.map((row) => rowReply(row, names, today)), nextCursor };
}

export async function getPortfolio(call: Call): Promise<Portfolio> {
  const { today } = await businessDay(call);
  const rows = await selectProjects(call)
    .select((given) =>
      given
        .selectFrom('improvement.saving as saving')
        .select('amount_minor')
        .whereRef('saving.improvement_id', '=', 'project.id')
        .where('saving.state', '=', 'stated')
        .as('stated_minor'),
    )
    .execute();
  const running = rows.filter(({ state }) => state === 'running');
  const sum = (of: readonly (number | null)[]) => of.reduce<number>((all, one) => all + (one ?? 0), 0);
  return {
    stages: projectStages.map((stage) => {
      const own = running.filter((row) => row.stage === stage);
      return { stage, running: own.length, overdue: own.filter((row) => isLate(row, today)).length };
    }),
    closed: rows.filter(({ state }) => state === 'closed').length,
    stopped: rows.filter(({ state }) => state === 'stopped').length,
    plannedMinor: sum(rows.filter(({ state }) => state !== 'stopped').map((row) => row.planned_saving_minor)),
    statedMinor: sum(rows.map((row) => row.stated_minor)),
    confirmedMinor: sum(rows.map((row) => row.confirmed_minor)),
  };
}

export async function getProject(call: Call, id: string): Promise<Project | Refusal> {
  const row = await selectProjects(call).where('project.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const { today } = await businessDay(call);
  const [entries, evidence, savings, stages] = [
    await entriesOf(call, id),
    await evidenceOf(call, id),
    await savingsOf(call, id),
    await stagesOf(call, id),
  ];
  const names = await describePeople(call, [
    ...new Set(
      [
        ...[row.lead_id, row.sponsor_id],
        ...entries.map((one) => one.by_id),
        ...evidence.map((one) => one.added_by),
        ...savings.flatMap((one) => [one.stated_by, one.settled_by]),
        ...stages.flatMap((one) => [one.owner_id, one.passed_by]),
      ].filter((one) => one !== null),
    ),
  ]);
  const nameOf = (person: string) => names.get(person) ?? '';
  const facts = await factsOf(call, row);
  const hand = await projectHand(call, row);
  const { costMinor: _cost, ...actionCount } = await actionsOf(call, row.root_cause_id);
  const savingOpen = savings.some(({ state }) => state === 'stated');
  const asked = await memberOf(call, 'project', id, call.actor.id);
  return {
    ...rowReply(row, names, today),
    problem: maskText(row.problem),
    ...{ indicator: row.indicator, baseline: row.baseline, target: row.target },
    rootCause: await rootCauseOf(call, row.root_cause_id),
    actionCount,
    gates: stages.map((stage) => gateReply(stage, { evidence, facts, nameOf, today })),
    team: await teamOf(call, 'project', id),
    savings: savings.map((one) => savingReply(one, nameOf)),
    entries: entries.map((one) => ({
      ...{ id: one.id, note: one.note && maskText(one.note), at: one.at.toISOString(), byName: nameOf(one.by_id) },
      kind: one.kind as Project['entries'][number]['kind'],
      stage: one.stage as ProjectStage,
    })),
    endedAt: row.ended_at?.toISOString() ?? null,
    version: row.version,
    actions: {
      ...projectAllowances(stateOf(row), hand, facts, savingOpen),
      ...(asked ? { answerInvitation: { allowed: true, refusal: null } } : {}),
    },
  };
}

const entriesOf = (call: Call, id: string) =>
  tables(call)
    .selectFrom('improvement.project_entry')
    .selectAll()
    .where('improvement_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();

async function stagesOf(call: Call, id: string) {
  const rows = await tables(call)
    .selectFrom('improvement.project_stage')
    .selectAll()
    .where('improvement_id', '=', id)
    .execute();
  const place = (stage: string) => projectStages.indexOf(stage as ProjectStage);
  return rows.toSorted((a, b) => place(a.stage) - place(b.stage));
}

type NameOf = (person: string) => string;

interface GateGiven {
  readonly evidence: Awaited<ReturnType<typeof evidenceOf>>;
  readonly facts: ProjectFacts;
  readonly nameOf: NameOf;
  readonly today: string;
}

function gateReply(
  row: Awaited<ReturnType<typeof stagesOf>>[number],
  { evidence, facts, nameOf, today }: GateGiven,
): ProjectGate {
  const stage = row.stage as ProjectStage;
  const evidenceFor = (code: GateRequirement) =>
    evidence
      .filter(({ requirement }) => requirement === code)
      .map((one) => ({
        id: one.id,
        note: maskText(one.note),
        chart: one.chart as ChartDefinition | null,
        addedAt: one.added_at.toISOString(),
        addedByName: nameOf(one.added_by),
      }));
  return {
    stage,
    ownerId: row.owner_id,
    ownerName: nameOf(row.owner_id),
    dueOn: row.due_on,
    overdue: row.passed_at === null && row.due_on < today,
    passedAt: row.passed_at?.toISOString() ?? null,
    passedByName: row.passed_by && nameOf(row.passed_by),
    requirements: gates[stage].map(({ code, written }) => ({
      ...{ code, written },
      met: isMet(code, facts),
      evidence: evidenceFor(code),
    })),
  };
}

function savingReply(row: Awaited<ReturnType<typeof savingsOf>>[number], nameOf: NameOf): Saving {
  return {
    id: row.id,
    unitsBefore: row.units_before,
    unitsAfter: row.units_after,
    months: row.months,
    unitCostMinor: row.unit_cost_minor,
    costMinor: row.cost_minor,
    amountMinor: row.amount_minor,
    evidence: maskText(row.evidence),
    state: row.state as Saving['state'],
    statedAt: row.stated_at.toISOString(),
    statedById: row.stated_by,
    statedByName: nameOf(row.stated_by),
    settledAt: row.settled_at?.toISOString() ?? null,
    settledByName: row.settled_by && nameOf(row.settled_by),
    settledNote: row.settled_note && maskText(row.settled_note),
  };
}
