import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import { type PersonRecord, personRehired } from '@tongli/contracts/org';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { dayAfter, never, readToday } from '../dates.ts';
import { holdNow } from '../effects.ts';
import { tables } from '../store.ts';
import { actOn, decidePlace, decideThere, type Place } from './commands.ts';

export interface Rehiring extends Place {
  readonly on: IsoDate;
  readonly version: number;
}

/**
 * Somebody who left is back, as the same person: a belonging begins, and all that was before stays as it was, the time between
 * included. Their account is opened again by whoever administers accounts.
 */
export function rehirePerson(
  call: Call,
  id: string,
  { unitId, postId, on, version }: Rehiring,
): Promise<PersonRecord | Refusal> {
  return actOn(call, { id, version, name: 'rehire' }, 'org.rehire-person', async (row) => {
    if (row.last_day_on !== null && on <= row.last_day_on)
      return refuse('back-before-leaving', {
        status: 422,
        field: 'body.on',
        params: { on: dayAfter(row.last_day_on) },
      });
    const span = { fromOn: on, untilOn: never };
    const refused = (await decidePlace(call, { unitId, postId })) ?? (await decideThere(call, unitId, span));
    if (refused) return refused;
    const { fireAt } = await readToday(call);
    await tables(call)
      .insertInto('org.belonging')
      .values({ id: randomUUID(), person_id: id, unit_id: unitId, post_id: postId, from_on: on, fire_at: fireAt(on) })
      .execute();
    await tables(call)
      .updateTable('org.leaving')
      .set({ back_on: on })
      .where('person_id', '=', id)
      .where('back_on', 'is', null)
      .execute();
    await tables(call)
      .updateTable('org.person')
      .set({ state: 'active', last_day_on: null, joined_on: on })
      .where('id', '=', id)
      .execute();
    await append(call, personRehired, id, { unitId, postId, fromOn: on });
    await holdNow(call, [{ personId: id, unitId, postId }]);
    return null;
  });
}
