import { randomUUID } from 'node:crypto';
import type { GateRequirement, Project, ProjectStage, Saving } from '@tongli/contracts/improvement';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { placeOf, tables } from '../store.ts';
import type { ImprovementTables } from '../tables.ts';
import { hasJoined, inReachOrTeam } from '../team/store.ts';
import type { ProjectFacts } from './gates.ts';
import type { ProjectHand, ProjectState } from './project.ts';

export type ProjectTableRow = Selectable<ImprovementTables['improvement.project']>;

export const stateOf = (row: ProjectTableRow): ProjectState => ({
  state: row.state as Project['state'],
  stage: row.stage as ProjectStage,
  version: row.version,
  leadId: row.lead_id,
});

export async function projectHand(call: Call, row: ProjectTableRow): Promise<ProjectHand> {
  const leads = holds(call.actor, 'improvement.lead', placeOf(row));
  return { id: call.actor.id, leads, joined: await hasJoined(call, 'project', row.id) };
}

/** Locked until the end, of those that the caller reaches. */
export const lockProject = (call: Call, id: string): Promise<ProjectTableRow | undefined> =>
  tables(call)
    .selectFrom('improvement.project')
    .selectAll()
    .where('id', '=', id)
    .where(inReachOrTeam(call, 'project', 'improvement.project'))
    .forUpdate()
    .executeTakeFirst();

export async function saveProject(call: Call, row: ProjectTableRow, change: Partial<ProjectTableRow>): Promise<void> {
  await tables(call)
    .updateTable('improvement.project')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
}

type EntryKind = Project['entries'][number]['kind'];

export async function addEntry(
  call: Call,
  row: Pick<ProjectTableRow, 'id' | 'stage'>,
  kind: EntryKind,
  note: string | null,
): Promise<void> {
  if (call.actor.id === null) throw new Error(`project ${row.id}: ${kind} by nobody`);
  const entry = { id: randomUUID(), improvement_id: row.id, kind, stage: row.stage, note };
  await tables(call)
    .insertInto('improvement.project_entry')
    .values({ ...entry, at: call.now, by_id: call.actor.id })
    .execute();
}

export const auditProject = (call: Call, act: string, id: string, reason?: string) =>
  audit(call, `improvement.${act}`, { type: 'improvement-project', id }, reason);

export const evidenceOf = (call: Call, id: string) =>
  tables(call)
    .selectFrom('improvement.project_evidence')
    .selectAll()
    .where('improvement_id', '=', id)
    .orderBy('added_at')
    .orderBy('id')
    .execute();

export const savingsOf = (call: Call, id: string) =>
  tables(call)
    .selectFrom('improvement.saving')
    .selectAll()
    .where('improvement_id', '=', id)
    .orderBy('stated_at', 'desc')
    .orderBy('id')
    .execute();

/** The actions of the project's root cause: how many, how many not done, how many judged for good, and what they cost. */
export async function actionsOf(call: Call, rootCauseId: string | null) {
  if (rootCauseId === null) return { total: 0, open: 0, judged: 0, costMinor: 0 };
  const rows = await tables(call)
    .selectFrom('improvement.action')
    .select(['state', 'planned_cost_minor', 'actual_cost_minor'])
    .where('root_cause_id', '=', rootCauseId)
    .execute();
  const count = (states: readonly string[]) => rows.filter(({ state }) => states.includes(state)).length;
  return {
    total: rows.length,
    open: count(['open']),
    judged: count(['effective', 'not-effective']),
    costMinor: rows.reduce((sum, row) => sum + (row.actual_cost_minor ?? row.planned_cost_minor ?? 0), 0),
  };
}

export async function factsOf(call: Call, row: ProjectTableRow): Promise<ProjectFacts> {
  const rootCause = await rootCauseOf(call, row.root_cause_id);
  const [latest] = await savingsOf(call, row.id);
  const written = (await evidenceOf(call, row.id)).map(({ requirement }) => requirement as GateRequirement);
  const { joined } = await tables(call)
    .selectFrom('improvement.member')
    .select(({ fn }) => fn.countAll<number>().as('joined'))
    .where('subject_type', '=', 'project')
    .where('subject_id', '=', row.id)
    .where('state', '=', 'joined')
    .executeTakeFirstOrThrow();
  return {
    baseline: row.baseline,
    target: row.target,
    joined,
    rootCause: rootCause?.state ?? 'none',
    actions: await actionsOf(call, row.root_cause_id),
    saving: (latest?.state as Saving['state'] | undefined) ?? 'none',
    written: new Set(written),
  };
}

export async function rootCauseOf(call: Call, id: string | null): Promise<Project['rootCause']> {
  if (id === null) return null;
  const found = await tables(call)
    .selectFrom('improvement.root_cause')
    .select(['id', 'number', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...found, state: found.state as 'open' | 'concluded' };
}
