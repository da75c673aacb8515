import type { RungTarget } from '@tongli/contracts/work';
import type { Call } from '../../platform/call.ts';
import { beyondScope } from '../../platform/permissions/scope.ts';
import { findOnRung, notify } from '../work/index.ts';
import { unitInCharge } from './assignment/index.ts';
import { handOverCase } from './handing-over.ts';
import { addTimelineEntry, findCase, tables, tellChange } from './store.ts';

/** A limit on this case was warned of or breached: the history says so. */
export async function noteLimit(
  call: Call,
  complaintId: string,
  code: 'limit-warned' | 'limit-breached',
  fact: { kind: string; dueAt: string },
): Promise<void> {
  await addTimelineEntry(call, complaintId, code, { kind: fact.kind, dueAt: fact.dueAt });
  if (code === 'limit-warned')
    await tables(call)
      .updateTable('complaints.complaint')
      .set({ warned_due_at: new Date(fact.dueAt) })
      .where('id', '=', complaintId)
      .execute();
  await tellChange(call, complaintId, code, null);
}

export interface EscalatedLimit {
  readonly kind: string;
  readonly dueAt: string;
  readonly rung: number;
  readonly to: RungTarget;
  readonly unitId: string | null;
}

/**
 * A breached limit has come to a rung of its ladder: the case goes to whoever holds it, its history says so, and both hear of it. Whoever
 * the case is about is passed over; where nobody is left, the case stays and the history says that.
 */
export async function escalateCase(given: Call, complaintId: string, fact: EscalatedLimit): Promise<void> {
  const call = beyondScope(given);
  const loaded = await findCase(call, complaintId);
  if (!loaded || loaded.case.state === 'closed') return;
  const { row } = loaded;
  const fromId = row.owner_id;
  const without = [...loaded.case.recused, ...(fromId === null ? [] : [fromId])];
  const unitId = fact.unitId ?? row.unit_id ?? (await unitInCharge(call, row));
  const toId = await findOnRung(call, { to: fact.to, unitId, without });
  const params = { kind: fact.kind, dueAt: fact.dueAt, rung: String(fact.rung) };
  if (toId === null) {
    await addTimelineEntry(call, complaintId, 'limit-rung-empty', params);
    return tellChange(call, complaintId, 'limit-breached', null);
  }
  await addTimelineEntry(call, complaintId, 'limit-escalated', { ...params, ownerId: toId });
  await handOverCase(call, complaintId, toId);
  const subject = { type: 'complaint', id: complaintId };
  const told = { number: row.number, dueAt: fact.dueAt };
  await notify(call, { personIds: [toId], code: 'case-escalated-to', params: told, subject });
  if (fromId !== null) await notify(call, { personIds: [fromId], code: 'case-escalated-from', params: told, subject });
}
