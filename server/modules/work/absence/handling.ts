import { randomUUID } from 'node:crypto';
import { addDays, startOfDay } from '@tongli/calendar';
import { type Absence, absenceBegan } from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, describePeople, isPerson, unitOf } from '../../org/index.ts';
import { notify } from '../notices.ts';
import { tables } from '../store.ts';
import { decideAbsence } from './absence.ts';
import { handOver, openWork } from './moving.ts';
import { type AbsenceRow, callerOf, factsOf, lockAbsence, subjectOf } from './store.ts';

export interface NewAbsence {
  readonly personId: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: Absence['reason'];
  readonly substituteId: string | null;
}

export async function addAbsence(call: Call, absence: NewAbsence): Promise<{ id: string } | Refusal> {
  const { personId, fromOn, untilOn, substituteId } = absence;
  if (!(await isPerson(call, personId))) return refuse('unknown-person', { status: 422, field: 'body.personId' });
  const unitId = await unitOf(call, personId);
  const caller = callerOf(call, { person_id: personId, unit_id: unitId });
  if (!caller.mayLead && caller.id !== personId) return refuse('not-leader', { status: 403 });
  const { calendar, today } = await businessDay(call);
  if (untilOn < fromOn || untilOn < today) return refuse('period-over', { status: 422, field: 'body.untilOn' });
  if (substituteId !== null && (substituteId === personId || !(await isPerson(call, substituteId))))
    return refuse('unknown-person', { status: 422, field: 'body.substituteId' });
  const fromAt = startOfDay(calendar.zone, fromOn);
  const row = await tables(call)
    .insertInto('work.absence')
    .values({
      id: randomUUID(),
      person_id: personId,
      unit_id: unitId,
      from_on: fromOn,
      until_on: untilOn,
      from_at: fromAt,
      until_at: startOfDay(calendar.zone, addDays(untilOn, 1)),
      reason: absence.reason,
      substitute_id: substituteId,
      fire_at: fromAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(call, 'work.add-absence', subjectOf(row.id));
  return { id: row.id };
}

export async function cancelAbsence(call: Call, id: string, version: number): Promise<{ id: string } | Refusal> {
  const row = await lockAbsence(call, id);
  if (!row) return notFound;
  const refused = decideAbsence(factsOf(row), 'cancel', { caller: callerOf(call, row), now: call.now });
  if (refused) return refused;
  if (row.version !== version) return staleVersion;
  await change(call, row, { cancelled_at: call.now, fire_at: null });
  await audit(call, 'work.cancel-absence', subjectOf(id));
  return { id };
}

const change = (call: Call, row: AbsenceRow, values: Partial<AbsenceRow>) =>
  tables(call)
    .updateTable('work.absence')
    .set({ ...values, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();

export interface AbsenceHandOver {
  readonly items: readonly { readonly id: string; readonly toId: string }[];
  readonly version: number;
}

export async function handOverAbsence(
  call: Call,
  id: string,
  { items, version }: AbsenceHandOver,
): Promise<{ id: string; moved: number } | Refusal> {
  const row = await lockAbsence(call, id);
  if (!row) return notFound;
  const refused = decideAbsence(factsOf(row), 'hand-over', { caller: callerOf(call, row), now: call.now });
  if (refused) return refused;
  if (row.version !== version) return staleVersion;
  const moved = await handOver(call, { from: row.person_id, why: 'absence', successors: items });
  if (isRefusal(moved)) return moved;
  await change(call, row, { handed_over_at: call.now });
  await audit(call, 'work.hand-over-absence', subjectOf(id));
  return { id, moved: moved.length };
}

/**
 * The first morning has come: what is due while they are away goes to the substitute whom they named, unless somebody has moved it
 * before; modules that keep records of their own hear of it.
 */
export async function fireAbsence(call: Call, row: AbsenceRow): Promise<void> {
  if (row.handed_over_at === null && row.substitute_id !== null) await giveToSubstitute(call, row, row.substitute_id);
  await tables(call).updateTable('work.absence').set({ fire_at: null }).where('id', '=', row.id).execute();
  await append(call, absenceBegan, row.id, {
    personId: row.person_id,
    untilAt: row.until_at.toISOString(),
    substituteId: row.substitute_id,
  });
}

async function giveToSubstitute(call: Call, row: AbsenceRow, toId: string): Promise<void> {
  const due = await openWork(call, row.person_id, row.until_at);
  const successors = await movableTo(call, due, toId);
  const moved = await handOver(call, { from: row.person_id, why: 'absence', successors });
  const count = isRefusal(moved) ? 0 : moved.length;
  await change(call, row, { handed_over_at: call.now });
  if (count === 0) return;
  const names = await describePeople(call, [row.person_id]);
  const params = { from: names.get(row.person_id) ?? '', count: String(count) };
  await notify(call, { personIds: [toId], code: 'absence-taken-over', params, subject: subjectOf(row.id) });
}

/** A substitute who is a party to a disputed task cannot arbitrate it: it stays with the arbiter. */
async function movableTo(call: Call, due: Awaited<ReturnType<typeof openWork>>, toId: string) {
  const disputed = due.filter(({ kind }) => kind === 'arbitration').map(({ subject_id: id }) => id);
  const parties =
    disputed.length === 0
      ? []
      : await tables(call)
          .selectFrom('work.task')
          .select('id')
          .where('id', 'in', disputed)
          .where(({ or, eb }) => or([eb('owner_id', '=', toId), eb('creator_id', '=', toId)]))
          .execute();
  const barred = new Set(parties.map(({ id }) => id));
  return due
    .filter((item) => item.kind !== 'arbitration' || !barred.has(item.subject_id))
    .map(({ id }) => ({ id, toId }));
}
