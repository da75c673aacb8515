import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import { type UnitKind, unitAdded, unitMoved } from '@tongli/contracts/org';
import type { Selectable } from 'kysely';
import { type Call, mustSucceed, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { lockBranches, placeUnit } from '../../../platform/permissions/branch.ts';
import { always, readToday, shownDate } from '../dates.ts';
import type { Stay } from '../stays.ts';
import { tables } from '../store.ts';
import type { OrgTables } from '../tables.ts';
import { decidePlace, type Tree } from '../tree.ts';

export type UnitRow = Selectable<OrgTables['org.unit']>;

/** All units with all their places: a few hundred rows, read whole because a move is judged on every date it touches. */
export async function readTree(call: Call): Promise<Tree> {
  const units = await tables(call).selectFrom('org.unit').select(['id', 'kind']).execute();
  const places = await tables(call).selectFrom('org.unit_place').selectAll().orderBy('from_on').execute();
  const byUnit = Map.groupBy(places, ({ unit_id }) => unit_id);
  return new Map(
    units.map(({ id, kind }) => [id, { kind: kind as UnitKind, places: (byUnit.get(id) ?? []).map(stayOf) }]),
  );
}

const stayOf = (row: Selectable<OrgTables['org.unit_place']>): Stay<string | null> => ({
  id: row.id,
  fromOn: row.from_on,
  untilOn: row.until_on,
  value: row.parent_id,
});

export interface NewUnit {
  readonly id?: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Left out: it has been there since before there were records. */
  readonly fromOn?: IsoDate;
}

/** Adds a unit below another one that is there from that day on. Leaves no audit entry: whoever calls knows what the act was. */
export async function addUnit(call: Call, input: NewUnit): Promise<{ id: string } | Refusal> {
  const { id = randomUUID(), parentId, kind, code, name, fromOn = always } = input;
  await lockBranches(call);
  const refused = decidePlace(await readTree(call), { id, kind }, parentId, { fromOn });
  if (refused) return refused;
  const { fireAt } = await readToday(call);
  const added = await tables(call)
    .insertInto('org.unit')
    .values({ id, parent_id: parentId, code, name_zh: name.zh, name_en: name.en, kind })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return codeTaken(code);
  await addPlace(call, id, { fromOn, untilOn: 'infinity', value: parentId }, fireAt(fromOn));
  mustSucceed(await placeUnit(call, id, parentId));
  await append(call, unitAdded, id, { parentId, kind, fromOn: shownDate(fromOn) });
  return { id };
}

export const codeTaken = (code: string): Refusal => refuse('code-taken', { field: 'body.code', params: { code } });

export async function addPlace(
  call: Call,
  unitId: string,
  { fromOn, untilOn, value }: Omit<Stay<string | null>, 'id'>,
  fireAt: Date | null,
): Promise<void> {
  await tables(call)
    .insertInto('org.unit_place')
    .values({
      id: randomUUID(),
      unit_id: unitId,
      parent_id: value,
      from_on: fromOn,
      until_on: untilOn,
      fire_at: fireAt,
    })
    .execute();
}

/** Makes branches what the places of today say, for units whose parent has changed; rights follow from the next request on. */
export async function standUnder(
  call: Call,
  moves: readonly { unitId: string; parentId: string | null }[],
): Promise<void> {
  if (moves.length === 0) return;
  const rows = await tables(call)
    .selectFrom('org.unit')
    .select(['id', 'parent_id'])
    .where(
      'id',
      'in',
      moves.map(({ unitId }) => unitId),
    )
    .execute();
  const previous = new Map(rows.map((row) => [row.id, row.parent_id]));
  const changed = moves.filter(({ unitId, parentId }) => previous.get(unitId) !== parentId);
  // First all of them apart: two that change places on the same date would lie within each other on the way.
  for (const { unitId } of changed) mustSucceed(await placeUnit(call, unitId, null));
  for (const { unitId, parentId } of changed) {
    mustSucceed(await placeUnit(call, unitId, parentId));
    await tables(call).updateTable('org.unit').set({ parent_id: parentId }).where('id', '=', unitId).execute();
    await append(call, unitMoved, unitId, { parentId, previousParentId: previous.get(unitId) ?? null });
  }
}
