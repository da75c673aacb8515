import { type Leaving, personLeft, personMoved } from '@tongli/contracts/org';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { lockBranches } from '../../platform/permissions/branch.ts';
import type { Timer } from '../../platform/timers/timers.ts';
import { tables } from './store.ts';
import { standUnder } from './units/store.ts';

/** Makes what people are today what their belongings of today say. */
export async function holdNow(
  call: Call,
  places: readonly { readonly personId: string; readonly unitId: string; readonly postId: string }[],
): Promise<void> {
  for (const { personId, unitId, postId } of places) {
    const before = await tables(call)
      .selectFrom('org.person')
      .select(['unit_id as unitId', 'post_id as postId'])
      .where('id', '=', personId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (before.unitId === unitId && before.postId === postId) continue;
    await tables(call)
      .updateTable('org.person')
      .set({ unit_id: unitId, post_id: postId })
      .where('id', '=', personId)
      .execute();
    await append(call, personMoved, personId, { after: { unitId, postId }, before });
  }
}

/** The last day of these is over. What they had open is handed over by whoever hears of it. */
export async function leaveNow(call: Call, personIds: readonly string[]): Promise<void> {
  for (const id of personIds) {
    const row = await tables(call)
      .updateTable('org.leaving')
      .set({ fire_at: null })
      .where('person_id', '=', id)
      .where('back_on', 'is', null)
      .returning(['last_day_on', 'successor_id', 'items'])
      .executeTakeFirstOrThrow();
    const { unit_id: unitId } = await tables(call)
      .updateTable('org.person')
      .set({ state: 'left' })
      .where('id', '=', id)
      .returning('unit_id')
      .executeTakeFirstOrThrow();
    const items = row.items as Leaving['items'];
    await append(call, personLeft, id, { lastDayOn: row.last_day_on, unitId, successorId: row.successor_id, items });
  }
}

const earliest = (table: 'org.unit_place' | 'org.belonging' | 'org.leaving') =>
  sql<Date | null>`select min(fire_at) from ${sql.table(table)} where fire_at is not null`;

/** Units that are to stand elsewhere from today on: all at once, because what they make together is what was judged. */
export const unitMoves: Timer = {
  name: 'unit-moves',
  due: earliest('org.unit_place'),
  fireDue: async (call) => {
    await lockBranches(call);
    const due = await tables(call)
      .updateTable('org.unit_place')
      .set({ fire_at: null })
      .where('fire_at', '<=', call.now)
      .returning(['unit_id', 'parent_id', 'from_on'])
      .execute();
    const latest = new Map(
      due.toSorted((a, b) => (a.from_on < b.from_on ? -1 : 1)).map((row) => [row.unit_id, row.parent_id]),
    );
    await standUnder(
      call,
      [...latest].map(([unitId, parentId]) => ({ unitId, parentId })),
    );
    return due.length;
  },
};

/** People who belong elsewhere from today on. */
export const personMoves: Timer = {
  name: 'person-moves',
  due: earliest('org.belonging'),
  fireDue: async (call, limit) => {
    const due = await tables(call)
      .selectFrom('org.belonging')
      .select(['id', 'person_id as personId', 'unit_id as unitId', 'post_id as postId'])
      .where('fire_at', '<=', call.now)
      .orderBy('fire_at')
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length === 0) return 0;
    await tables(call)
      .updateTable('org.belonging')
      .set({ fire_at: null })
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute();
    await holdNow(call, due);
    return due.length;
  },
};

/** People whose last day is over. */
export const leavings: Timer = {
  name: 'leavings',
  due: earliest('org.leaving'),
  fireDue: async (call, limit) => {
    const due = await tables(call)
      .selectFrom('org.leaving')
      .select('person_id')
      .where('fire_at', '<=', call.now)
      .orderBy('fire_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    await leaveNow(
      call,
      due.map((row) => row.person_id),
    );
    return due.length;
  },
};
