import { randomUUID } from 'node:crypto';
import { type Saving, savingSettled, type stateSaving as stating } from '@tongli/contracts/improvement';
import type { BodyOf } from '@tongli/contracts/kernel';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { tables } from '../store.ts';
import { decideTaking } from './project.ts';
import { amountOf, decideSettlement } from './saving.ts';
import { actionsOf, addEntry, auditProject, lockProject, projectHand, savingsOf, stateOf } from './store.ts';

type Done = { readonly id: string } | Refusal;

/** States what was saved: the amount is worked out, with what the actions cost as they stand now. */
export async function stateSaving(call: Call, id: string, command: BodyOf<typeof stating>): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row || call.actor.id === null) return notFound;
  const refused = decideTaking(stateOf(row), await projectHand(call, row));
  if (refused) return refused;
  const [latest] = await savingsOf(call, id);
  if (latest?.state === 'stated') return refuse('saving-awaits');
  const { costMinor } = await actionsOf(call, row.root_cause_id);
  const { unitsBefore, unitsAfter, months, unitCostMinor, evidence } = command;
  await tables(call)
    .insertInto('improvement.saving')
    .values({
      ...{ id: randomUUID(), improvement_id: id, months, evidence, state: 'stated' },
      units_before: unitsBefore,
      units_after: unitsAfter,
      unit_cost_minor: unitCostMinor,
      cost_minor: costMinor,
      amount_minor: amountOf({ ...command, costMinor }),
      stated_at: call.now,
      stated_by: call.actor.id,
    })
    .execute();
  await addEntry(call, row, 'saving-stated', null);
  await auditProject(call, 'state-saving', id);
  return { id };
}

export async function settleSaving(
  call: Call,
  { id, savingId }: { id: string; savingId: string },
  { confirms, note }: { confirms: boolean; note: string },
): Promise<Done> {
  const row = await lockProject(call, id);
  if (!row) return notFound;
  const saving = (await savingsOf(call, id)).find((one) => one.id === savingId);
  if (!saving) return notFound;
  const state = { state: saving.state as Saving['state'], statedBy: saving.stated_by };
  const { id: byId, leads } = await projectHand(call, row);
  const refused = decideSettlement(state, { id: byId, leads, projectLeadId: row.lead_id });
  if (refused) return refused;
  await tables(call)
    .updateTable('improvement.saving')
    .set({
      state: confirms ? 'confirmed' : 'rejected',
      settled_at: call.now,
      settled_by: byId,
      settled_note: note,
    })
    .where('id', '=', savingId)
    .execute();
  await addEntry(call, row, confirms ? 'saving-confirmed' : 'saving-rejected', note);
  const { amount_minor: amountMinor, stated_by: statedById } = saving;
  await append(call, savingSettled, id, { number: row.number, amountMinor, confirmed: confirms, statedById });
  await auditProject(call, 'settle-saving', id);
  return { id };
}
