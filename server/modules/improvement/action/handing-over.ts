import { actionAssigned } from '@tongli/contracts/improvement';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { isPerson, unitOf } from '../../org/index.ts';
import { handOverLimits } from '../../work/index.ts';
import { tables } from '../store.ts';
import { decideHandOver } from './action.ts';
import { factsOf, lockAction, subjectOf } from './store.ts';

/** Actions that somebody has to carry out, wherever they belong: numbers and times alone. */
export async function listOpenActions(call: Call, ownerId: string) {
  return tables(call)
    .selectFrom('improvement.action')
    .select(['id', 'number', 'project_id as projectId', 'due_at as dueAt'])
    .where('owner_id', '=', ownerId)
    .where('state', '=', 'open')
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

/** Its owner has left: the action goes to somebody else, with its limit, who is told. */
export async function handOverAction(call: Call, id: string, ownerId: string): Promise<{ id: string } | Refusal> {
  const row = await lockAction(beyondScope(call), id);
  return row ? giveTo(call, row, ownerId) : notFound;
}

/** Whoever leads improvement gives it to somebody else, and says why. */
export async function passAction(
  call: Call,
  id: string,
  command: { ownerId: string; reason: string; version: number },
): Promise<{ id: string } | Refusal> {
  const row = await lockAction(call, id);
  if (!row) return notFound;
  const refused = decideHandOver(factsOf(row), command, await isPerson(call, command.ownerId));
  return refused ?? giveTo(call, row, command.ownerId, command.reason);
}

type LockedAction = NonNullable<Awaited<ReturnType<typeof lockAction>>>;

async function giveTo(call: Call, row: LockedAction, ownerId: string, reason?: string): Promise<{ id: string }> {
  const { id } = row;
  await handOverLimits(call, subjectOf(id), ownerId);
  await tables(call)
    .updateTable('improvement.action')
    .set({ owner_id: ownerId, unit_id: await unitOf(call, ownerId), version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  const { number, due_on: dueOn, verify_on: verifyOn } = row;
  await append(call, actionAssigned, id, { number, ownerId, dueOn, verifyOn });
  await audit(call, 'improvement.hand-over-action', subjectOf(id), reason);
  return { id };
}
