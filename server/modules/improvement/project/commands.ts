import { randomUUID } from 'node:crypto';
import {
  type addProjectEvidence as adding,
  type ProjectStage,
  type planProject as planning,
  projectEnded,
  projectStages,
  stageReached,
} from '@tongli/contracts/improvement';
import type { BodyOf } from '@tongli/contracts/kernel';
import { type Call, forbidden, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { drawChart } from '../../measures/index.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import { stageAsking } from './gates.ts';
import { checkIndicator, checkRootCause } from './opening.ts';
import { decideEvidence, decidePass, decidePlan, decideReturn, decideStop, decideTaking } from './project.ts';
import { addEntry, auditProject, factsOf, lockProject, projectHand, saveProject, stateOf } from './store.ts';

type Done = { readonly id: string } | Refusal;

export async function planProject(call: Call, id: string, command: BodyOf<typeof planning>): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row) return notFound;
  if (!(await projectHand(call, row)).leads) return forbidden;
  const people = await describePeople(
    call,
    command.stages.map(({ ownerId }) => ownerId),
  );
  const { today } = await businessDay(call);
  const refused =
    decidePlan(stateOf(row), command, { today, dueBefore: row.due_on, isPerson: (one) => people.has(one) }) ??
    checkIndicator(command.indicator);
  if (refused) return refused;
  const rootCause = await checkRootCause(call, command.rootCauseId);
  if (isRefusal(rootCause)) return rootCause;
  if (rootCause.projectId !== null && rootCause.projectId !== row.project_id)
    return refuse('no-such-root-cause', { status: 422, field: 'body.rootCauseId' });
  const { title, problem, indicator, baseline, target, dueOn, rootCauseId, plannedSavingMinor } = command;
  await saveProject(call, row, {
    ...{ title, problem, indicator, baseline, target, due_on: dueOn },
    root_cause_id: rootCauseId,
    planned_saving_minor: plannedSavingMinor,
  });
  for (const { stage, ownerId, dueOn: stageDueOn } of command.stages)
    await tables(call)
      .updateTable('improvement.project_stage')
      .set({ owner_id: ownerId, due_on: stageDueOn })
      .where('improvement_id', '=', id)
      .where('stage', '=', stage)
      .execute();
  await auditProject(call, 'plan-project', id);
  return { id };
}

/** Lays something before the gate that asks for it; what was laid before stays beside it. */
export async function addProjectEvidence(call: Call, id: string, command: BodyOf<typeof adding>): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row || call.actor.id === null) return notFound;
  const { requirement, note, chart } = command;
  const refused = decideEvidence(stateOf(row), requirement, await projectHand(call, row));
  if (refused) return refused;
  if (chart && isRefusal(await drawChart(call, chart)))
    return refuse('no-such-chart', { status: 422, field: 'body.chart' });
  const evidence = {
    id: randomUUID(),
    improvement_id: id,
    stage: stageAsking(requirement) ?? row.stage,
    requirement,
    note,
  };
  await tables(call)
    .insertInto('improvement.project_evidence')
    .values({ ...evidence, chart: chart && JSON.stringify(chart), added_at: call.now, added_by: call.actor.id })
    .execute();
  await auditProject(call, 'add-project-evidence', id, requirement);
  return { id };
}

export interface PassCommand {
  readonly stage: ProjectStage;
  readonly note: string;
  readonly version: number;
}

export async function passGate(call: Call, id: string, command: PassCommand): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row) return notFound;
  const decided = decidePass(stateOf(row), command, await projectHand(call, row), await factsOf(call, row));
  if (isRefusal(decided)) return decided;
  await setPassed(call, id, [command.stage], { passed_at: call.now, passed_by: call.actor.id });
  await addEntry(call, row, 'passed', command.note || null);
  await auditProject(call, 'pass-gate', id, command.stage);
  if (decided.next === null) {
    await saveProject(call, row, { state: 'closed', ended_at: call.now });
    await addEntry(call, row, 'closed', null);
    await append(call, projectEnded, id, { number: row.number, state: 'closed' });
    return { id };
  }
  await saveProject(call, row, { stage: decided.next });
  await tellStage(call, id, row.number, decided.next);
  return { id };
}

async function setPassed(
  call: Call,
  id: string,
  stages: readonly ProjectStage[],
  passed: { passed_at: Date | null; passed_by: string | null },
): Promise<void> {
  await tables(call)
    .updateTable('improvement.project_stage')
    .set(passed)
    .where('improvement_id', '=', id)
    .where('stage', 'in', [...stages])
    .execute();
}

async function tellStage(call: Call, id: string, number: string, stage: ProjectStage): Promise<void> {
  const { owner_id: ownerId, due_on: dueOn } = await tables(call)
    .selectFrom('improvement.project_stage')
    .select(['owner_id', 'due_on'])
    .where('improvement_id', '=', id)
    .where('stage', '=', stage)
    .executeTakeFirstOrThrow();
  await append(call, stageReached, id, { number, stage, ownerId, dueOn });
}

export async function returnProject(
  call: Call,
  id: string,
  command: { stage: ProjectStage; reason: string; version: number },
): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row) return notFound;
  const refused = decideReturn(stateOf(row), command, await projectHand(call, row));
  if (refused) return refused;
  const again = projectStages.slice(projectStages.indexOf(command.stage));
  await setPassed(call, id, again, { passed_at: null, passed_by: null });
  await saveProject(call, row, { stage: command.stage });
  await addEntry(call, { id, stage: command.stage }, 'returned', command.reason);
  await tellStage(call, id, row.number, command.stage);
  await auditProject(call, 'return-project', id, command.stage);
  return { id };
}

export async function stopProject(
  call: Call,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row) return notFound;
  const refused = decideStop(stateOf(row), version, await projectHand(call, row));
  if (refused) return refused;
  await saveProject(call, row, { state: 'stopped', ended_at: call.now });
  await addEntry(call, row, 'stopped', reason);
  await append(call, projectEnded, id, { number: row.number, state: 'stopped' });
  await auditProject(call, 'stop-project', id);
  return { id };
}

export async function commentProject(call: Call, id: string, text: string): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row) return notFound;
  const refused = decideTaking(stateOf(row), await projectHand(call, row));
  if (refused) return refused;
  await addEntry(call, row, 'comment', text);
  await auditProject(call, 'comment-project', id);
  return { id };
}
