import { randomUUID } from 'node:crypto';
import { memberInvited, type openProject as opening, projectStages } from '@tongli/contracts/improvement';
import type { BodyOf } from '@tongli/contracts/kernel';
import { type Call, forbidden, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { findIndicator } from '../../measures/index.ts';
import { businessDay, isPerson, projectFor, unitOf } from '../../org/index.ts';
import { nextNumber, tables } from '../store.ts';
import { joinAsLead, saveMember } from '../team/commands.ts';
import { inReachOrTeam } from '../team/store.ts';
import { decideOpening, usualDates } from './project.ts';
import { auditProject } from './store.ts';

export type NewProject = BodyOf<typeof opening>;

/** An analysis that the caller reaches; its business line is the project's. */
export async function checkRootCause(call: Call, id: string | null): Promise<{ projectId: string | null } | Refusal> {
  if (id === null) return { projectId: null };
  const row = await tables(call)
    .selectFrom('improvement.root_cause')
    .select('project_id')
    .where('id', '=', id)
    .where(inReachOrTeam(call, 'root-cause', 'improvement.root_cause'))
    .executeTakeFirst();
  return row ? { projectId: row.project_id } : refuse('no-such-root-cause', { status: 422, field: 'body.rootCauseId' });
}

export const checkIndicator = (code: string): Refusal | null =>
  findIndicator(code) ? null : refuse('no-such-indicator', { status: 422, field: 'body.indicator' });

export async function openProject(call: Call, command: NewProject): Promise<{ id: string } | Refusal> {
  const leadId = call.actor.id;
  if (leadId === null || !(await isPerson(call, leadId))) return forbidden;
  const { sponsorId } = command;
  const { today } = await businessDay(call);
  const sponsorIsPerson = await isPerson(call, sponsorId);
  const refused =
    checkIndicator(command.indicator) ?? decideOpening(command, { leadId, sponsorId, sponsorIsPerson, today });
  if (refused) return refused;
  const rootCause = await checkRootCause(call, command.rootCauseId);
  if (isRefusal(rootCause)) return rootCause;
  const projectId = rootCause.projectId ?? (await projectFor(call, command.projectId));
  if (isRefusal(projectId)) return projectId;
  const { id, number } = await insertProject(call, command, { leadId, projectId, today });
  await insertStages(call, id, { leadId, today, dueOn: command.dueOn });
  await joinAsLead(call, 'project', id);
  await saveMember(call, { type: 'project', id }, sponsorId, 'sponsor', false);
  await append(call, memberInvited, id, { type: 'project', number, personId: sponsorId, role: 'sponsor' });
  await auditProject(call, 'open-project', id);
  return { id };
}

async function insertProject(
  call: Call,
  command: NewProject,
  { leadId, projectId, today }: { leadId: string; projectId: string; today: string },
) {
  const { title, problem, indicator, baseline, target, dueOn } = command;
  return tables(call)
    .insertInto('improvement.project')
    .values({
      ...{ title, problem, indicator, baseline, target, due_on: dueOn },
      id: randomUUID(),
      number: await nextNumber(call, 'project', today),
      project_id: projectId,
      unit_id: await unitOf(call, leadId),
      state: 'running',
      stage: 'define',
      lead_id: leadId,
      sponsor_id: command.sponsorId,
      root_cause_id: command.rootCauseId,
      planned_saving_minor: command.plannedSavingMinor,
      opened_at: call.now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

async function insertStages(
  call: Call,
  id: string,
  { leadId, today, dueOn }: { leadId: string; today: string; dueOn: string },
): Promise<void> {
  const dates = usualDates(today, dueOn);
  const rows = projectStages.map((stage) => ({
    improvement_id: id,
    stage,
    owner_id: leadId,
    due_on: dates[stage],
  }));
  await tables(call).insertInto('improvement.project_stage').values(rows).execute();
}
