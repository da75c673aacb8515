import { randomUUID } from 'node:crypto';
import {
  addWorkingDays,
  addWorkingMinutes,
  type BusinessCalendar,
  instantOf,
  startOfDay,
  workingMinutesBetween,
} from '@tongli/calendar';
import { type Action, actionAssigned, actionCompleted, type RootCause } from '@tongli/contracts/improvement';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, isPerson, unitOf } from '../../org/index.ts';
import { endLimit, startLimit } from '../../work/index.ts';
import { inReach, nextNumber, tables } from '../store.ts';
import { decideCompletion, decideMove, decideOpening } from './action.ts';
import { callerOf, factsOf, lockAction, subjectOf } from './store.ts';

/** Past midnight, so that the day before is complete, with room for what arrives late. */
const verificationMinute = 30;

/** The owner is warned when three quarters of the working time have passed. */
const warnAtShare = 0.75;

export interface NewAction {
  readonly rootCauseId: string;
  readonly kind: Action['kind'];
  readonly title: string;
  readonly description: string;
  readonly ownerId: string;
  readonly dueOn: string;
  readonly verifyOn: string;
  readonly plannedCostMinor?: number | null;
}

/** A due date on which the centre is closed ends with the next day that it opens, as limits in working days do. */
const closingOf = (calendar: BusinessCalendar, date: string) =>
  addWorkingDays(calendar, startOfDay(calendar.zone, date), 1, { first: 'receipt' });

export async function openAction(call: Call, command: NewAction): Promise<{ id: string } | Refusal> {
  const rootCause = await tables(call)
    .selectFrom('improvement.root_cause')
    .select(['state', 'project_id'])
    .where('id', '=', command.rootCauseId)
    .where(inReach(call, 'improvement.root_cause'))
    .executeTakeFirst();
  if (!rootCause) return refuse('not-found', { status: 422, field: 'body.rootCauseId' });
  const { calendar, today } = await businessDay(call);
  const ownerIsPerson = await isPerson(call, command.ownerId);
  const refused = decideOpening(rootCause.state as RootCause['state'], command, { ownerIsPerson, today });
  if (refused) return refused;
  const dueAt = closingOf(calendar, command.dueOn);
  if (dueAt <= call.now) return refuse('due-day-over', { status: 422, field: 'body.dueOn' });
  const opened = await insertAction(call, command, { projectId: rootCause.project_id, today, dueAt });
  await startCarryOut(call, calendar, { id: opened.id, ownerId: command.ownerId, dueAt });
  const { ownerId, dueOn, verifyOn } = command;
  await append(call, actionAssigned, opened.id, { number: opened.number, ownerId, dueOn, verifyOn });
  await audit(call, 'improvement.open-action', subjectOf(opened.id));
  return { id: opened.id };
}

async function insertAction(
  call: Call,
  command: NewAction,
  { projectId, today, dueAt }: { projectId: string; today: string; dueAt: Date },
): Promise<{ id: string; number: string }> {
  const { rootCauseId, kind, title, description, ownerId, dueOn, verifyOn } = command;
  return tables(call)
    .insertInto('improvement.action')
    .values({
      id: randomUUID(),
      number: await nextNumber(call, 'action', today),
      project_id: projectId,
      unit_id: await unitOf(call, ownerId),
      root_cause_id: rootCauseId,
      kind,
      state: 'open',
      title,
      description,
      owner_id: ownerId,
      due_on: dueOn,
      due_at: dueAt,
      verify_on: verifyOn,
      planned_cost_minor: command.plannedCostMinor ?? null,
      created_on: today,
      created_at: call.now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

async function startCarryOut(
  call: Call,
  calendar: BusinessCalendar,
  { id, ownerId, dueAt }: { id: string; ownerId: string; dueAt: Date },
): Promise<void> {
  const minutes = workingMinutesBetween(calendar, call.now, dueAt);
  const warnAt = addWorkingMinutes(calendar, call.now, minutes * warnAtShare);
  await startLimit(call, { subject: subjectOf(id), kind: 'carry-out', startedAt: call.now, warnAt, dueAt, ownerId });
}

export interface Completion {
  readonly evidence: string;
  readonly doneOn: string;
  readonly actualCostMinor?: number | null;
  readonly version: number;
}

export async function completeAction(call: Call, id: string, command: Completion): Promise<{ id: string } | Refusal> {
  const row = await lockAction(call, id);
  if (!row) return notFound;
  const { calendar, today } = await businessDay(call);
  const decided = decideCompletion(factsOf(row), command, callerOf(call, row), today);
  if (isRefusal(decided)) return decided;
  await tables(call)
    .updateTable('improvement.action')
    .set({
      state: 'done',
      done_on: command.doneOn,
      evidence: command.evidence,
      actual_cost_minor: command.actualCostMinor ?? null,
      verify_on: decided.verifyOn,
      verify_at: instantOf(calendar.zone, decided.verifyOn, verificationMinute),
      version: row.version + 1,
    })
    .where('id', '=', id)
    .execute();
  await endLimit(call, subjectOf(id), 'carry-out', 'met');
  await append(call, actionCompleted, id, { number: row.number, doneOn: command.doneOn });
  await audit(call, 'improvement.complete-action', subjectOf(id));
  return { id };
}

/** The trail keeps the day that was planned before. */
export async function moveVerification(
  call: Call,
  id: string,
  command: { verifyOn: string; version: number },
): Promise<{ id: string } | Refusal> {
  const row = await lockAction(call, id);
  if (!row) return notFound;
  const { calendar, today } = await businessDay(call);
  const decided = decideMove(factsOf(row), command, today);
  if (isRefusal(decided)) return decided;
  const at = instantOf(calendar.zone, command.verifyOn, verificationMinute);
  await tables(call)
    .updateTable('improvement.action')
    .set({
      state: decided.state,
      verify_on: command.verifyOn,
      verify_at: decided.state === 'done' ? at : null,
      version: row.version + 1,
    })
    .where('id', '=', id)
    .execute();
  await audit(call, 'improvement.move-verification', subjectOf(id), `${row.verify_on} → ${command.verifyOn}`);
  return { id };
}
