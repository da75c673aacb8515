import type { IsoDate } from '@tongli/calendar';
import { type UnitRecord, unitMoveWithdrawn } from '@tongli/contracts/org';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { readToday } from '../dates.ts';
import { withoutBegin } from '../stays.ts';
import { tables } from '../store.ts';
import { decidePlace } from '../tree.ts';
import { actOnUnit } from './commands.ts';
import { readTree } from './store.ts';

/**
 * Only what is still to come can be taken back, and only where the unit can stay: what it stands in is still there then, and has
 * not been planned to lie within it.
 */
export function withdrawUnitMove(
  call: Call,
  id: string,
  { on, version }: { readonly on: IsoDate; readonly version: number },
): Promise<UnitRecord | Refusal> {
  const act = { id, version, name: 'withdraw-move', operation: 'org.withdraw-unit-move' } as const;
  return actOnUnit(call, act, async () => {
    const tree = await readTree(call);
    const unit = tree.get(id);
    if (!unit) return notFound;
    const { today } = await readToday(call);
    const found = on > today ? withoutBegin(unit.places, on) : null;
    if (!found) return refuse('no-planned-move', { status: 422, field: 'body.on', params: { on } });
    const { gone, before } = found;
    const refused = decidePlace(tree, { id, kind: unit.kind }, before.value, gone);
    if (refused) return { ...refused, field: 'body.on' };
    await tables(call).deleteFrom('org.unit_place').where('id', '=', gone.id).execute();
    await tables(call)
      .updateTable('org.unit_place')
      .set({ until_on: gone.untilOn })
      .where('id', '=', before.id)
      .execute();
    await append(call, unitMoveWithdrawn, id, { fromOn: on });
    return null;
  });
}
