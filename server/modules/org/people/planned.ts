import type { IsoDate } from '@tongli/calendar';
import { type PersonRecord, personMoveWithdrawn } from '@tongli/contracts/org';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { readToday } from '../dates.ts';
import { withoutBegin } from '../stays.ts';
import { tables } from '../store.ts';
import { actOn, decideThere, staysOf } from './commands.ts';

/** Only what is still to come can be taken back, and only into a unit that is still there then. */
export function withdrawMove(
  call: Call,
  id: string,
  { on, version }: { readonly on: IsoDate; readonly version: number },
): Promise<PersonRecord | Refusal> {
  return actOn(call, { id, version, name: 'withdraw-move' }, 'org.withdraw-person-move', async () => {
    const { today } = await readToday(call);
    const found = on > today ? withoutBegin(await staysOf(call, id), on) : null;
    if (!found) return refuse('no-planned-move', { status: 422, field: 'body.on', params: { on } });
    const { gone, before } = found;
    const refused = await decideThere(call, before.value.unitId, gone);
    if (refused) return refused;
    await tables(call).deleteFrom('org.belonging').where('id', '=', gone.id).execute();
    await tables(call)
      .updateTable('org.belonging')
      .set({ until_on: gone.untilOn })
      .where('id', '=', before.id)
      .execute();
    await append(call, personMoveWithdrawn, id, { fromOn: on });
    return null;
  });
}
