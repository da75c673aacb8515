import { randomUUID } from 'node:crypto';
import { complaintEscalated, type EscalationLevel } from '@tongli/contracts/complaints';
import { type Call, notFound, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, isPerson } from '../../org/index.ts';
import { addTimelineEntry, tables, tellChange } from '../store.ts';
import { actOnRisk, type Done } from './intercepting.ts';
import { stepsOf } from './store.ts';

const mostSteps = 40;

export interface NewStep {
  readonly what: string;
  readonly ownerId: string;
  readonly dueAt: string;
}

/** A step of one's own, beside those of the template. */
export const addStep = (call: Call, id: string, { what, ownerId, dueAt }: NewStep): Promise<Done> =>
  actOnRisk(call, id, { act: 'add-step', operation: 'complaints.add-calming-step' }, async (_row, current) => {
    if (!current) return notFound;
    if (!(await isPerson(call, ownerId))) return refuse('unknown-person', { status: 422, field: 'body.ownerId' });
    if (new Date(dueAt) <= call.now) return refuse('due-over', { status: 422, field: 'body.dueAt' });
    const steps = await stepsOf(call, current.id);
    if (steps.length >= mostSteps) return refuse('too-many-steps', { params: { maximum: mostSteps } });
    await tables(call)
      .insertInto('complaints.calming_step')
      .values({
        ...{ id: randomUUID(), interception_id: current.id, position: (steps.at(-1)?.position ?? 0) + 1, code: 'own' },
        ...{ what_zh: what, what_en: what, owner_id: ownerId, due_at: new Date(dueAt) },
      })
      .execute();
    await tellChange(call, id, 'intercepted', null);
    return undefined;
  });

/** What was said stays in the history as well; that the way out was told has a line of its own there. */
export const recordStep = (call: Call, id: string, stepId: string, said: string): Promise<Done> =>
  actOnRisk(call, id, { act: 'record-step', operation: 'complaints.record-calming-step' }, async (_row, current) => {
    const step = current && (await stepsOf(call, current.id)).find((one) => one.id === stepId);
    if (!step) return notFound;
    if (step.done_at !== null) return refuse('step-done');
    await tables(call)
      .updateTable('complaints.calming_step')
      .set({ said, done_at: call.now, done_by_name: call.actor.name })
      .where('id', '=', stepId)
      .execute();
    const code = step.code === 'recourse' ? 'recourse-told' : 'calming-step-done';
    await addTimelineEntry(call, id, code, { zh: step.what_zh, en: step.what_en }, said);
    await tellChange(call, id, 'intercepted', null);
    return undefined;
  });

export interface NewEscalation {
  readonly level: EscalationLevel;
  readonly happenedOn: string;
  readonly told: string;
  readonly recourseTold: boolean;
}

/** It went over our head all the same: how far, on what day, and what was told. */
export const recordEscalation = (call: Call, id: string, given: NewEscalation): Promise<Done> =>
  actOnRisk(call, id, { act: 'escalate', operation: 'complaints.record-escalation' }, async (row) => {
    const { level, happenedOn, told, recourseTold } = given;
    const { today } = await businessDay(call);
    const bounds = { earliest: row.lodged_on, latest: today };
    if (happenedOn < row.lodged_on || happenedOn > today)
      return refuse('not-in-the-case', { status: 422, field: 'body.happenedOn', params: bounds });
    await tables(call)
      .insertInto('complaints.escalation')
      .values({
        ...{ id: randomUUID(), complaint_id: id, level, happened_on: happenedOn, told, recourse_told: recourseTold },
        ...{ at: call.now, actor_name: call.actor.name },
      })
      .execute();
    const recourse = recourseTold ? 'told' : 'untold';
    await addTimelineEntry(call, id, 'escalated', { level, happenedOn, recourse }, told);
    await tellChange(call, id, 'escalated', null);
    await append(call, complaintEscalated, id, { projectId: row.project_id, level, happenedOn });
    return undefined;
  });
