import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import { type UnitRecord, unitChanged, unitClosed, unitMovePlanned } from '@tongli/contracts/org';
import { audit } from '../../../platform/audit/audit.ts';
import {
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleBehind,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { lockBranches } from '../../../platform/permissions/branch.ts';
import { readToday } from '../dates.ts';
import { afterChange, changeFrom, endBefore, stayOn } from '../stays.ts';
import { tables } from '../store.ts';
import { decidePlace } from '../tree.ts';
import { getUnit, lockUnit, stateOf } from './record.ts';
import { manages, type UnitState, unitRules } from './rules.ts';
import { addPlace, addUnit, codeTaken, type NewUnit, readTree, standUnder, type UnitRow } from './store.ts';

export async function createUnit(call: Call, input: NewUnit): Promise<UnitRecord | Refusal> {
  // Before any row, as every change of the tree does: two could wait for each other otherwise.
  await lockBranches(call);
  const refused = await decideParent(call, input.parentId);
  if (refused) return refused;
  const { today } = await readToday(call);
  const added = await addUnit(call, { ...input, fromOn: input.fromOn ?? today });
  if (isRefusal(added)) return added;
  await audit(call, 'org.add-unit', { type: 'unit', id: added.id });
  return getUnit(call, added.id);
}

/** Whoever rearranges a branch does so within it. */
async function decideParent(call: Call, parentId: string | null): Promise<Refusal | null> {
  if (parentId === null) return manages(call.actor, null) ? null : forbidden;
  return (await lockUnit(call, parentId)) ? null : refuse('unknown-unit', { status: 422, field: 'body.parentId' });
}

interface UnitAct {
  readonly id: string;
  readonly version: number;
  readonly name: 'change' | 'move' | 'withdraw-move' | 'close';
  readonly operation?: string;
}

/** Locks the tree and the unit, checks the version and the rule, acts, leaves a trace. */
export async function actOnUnit(
  call: Call,
  { id, version, name, operation = `org.${name}-unit` }: UnitAct,
  effect: (row: UnitRow) => Promise<Refusal | null>,
  rule: (unit: UnitState) => Refusal | null = (unit) => unitRules[name](unit, call.actor),
): Promise<UnitRecord | Refusal> {
  await lockBranches(call);
  const row = await lockUnit(call, id);
  if (!row) return notFound;
  if (row.version !== version) return staleBehind(await getUnit(call, id));
  const refused = rule(await stateOf(call, id)) ?? (await effect(row));
  if (refused) return refused;
  await tables(call)
    .updateTable('org.unit')
    .set({ version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  await append(call, unitChanged, id, { version: row.version + 1 });
  await audit(call, operation, { type: 'unit', id });
  return getUnit(call, id);
}

export interface UnitChange {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly version: number;
}

export function changeUnit(call: Call, id: string, { code, name, version }: UnitChange) {
  return actOnUnit(call, { id, version, name: 'change' }, async () => {
    const other = await tables(call)
      .selectFrom('org.unit')
      .select('id')
      .where('code', '=', code)
      .where('id', '<>', id)
      .executeTakeFirst();
    if (other) return codeTaken(code);
    await tables(call)
      .updateTable('org.unit')
      .set({ code, name_zh: name.zh, name_en: name.en })
      .where('id', '=', id)
      .execute();
    return null;
  });
}

export interface UnitMove {
  readonly parentId: string | null;
  readonly on: IsoDate;
  readonly version: number;
}

export function moveUnit(call: Call, id: string, { parentId, on, version }: UnitMove) {
  return actOnUnit(call, { id, version, name: 'move' }, async () => {
    const outside = await decideParent(call, parentId);
    if (outside) return outside;
    const tree = await readTree(call);
    const unit = tree.get(id);
    if (!unit) return notFound;
    const change = changeFrom(unit.places, on, parentId, (a, b) => a === b);
    if (isRefusal(change)) return change;
    const refused = decidePlace(tree, { id, kind: unit.kind }, parentId, change.added);
    if (refused) return refused;
    const { today, fireAt } = await readToday(call);
    await cutPlace(call, change.cut);
    if (change.replaced !== null)
      await tables(call).deleteFrom('org.unit_place').where('id', '=', change.replaced).execute();
    await addPlace(call, id, change.added, fireAt(on));
    await append(call, unitMovePlanned, id, { parentId, fromOn: on });
    const now = stayOn(afterChange(unit.places, change, randomUUID()), today);
    if (now) await standUnder(call, [{ unitId: id, parentId: now.value }]);
    return null;
  });
}

async function cutPlace(call: Call, cut: { readonly id: string; readonly untilOn: IsoDate } | null): Promise<void> {
  if (cut === null) return;
  await tables(call).updateTable('org.unit_place').set({ until_on: cut.untilOn }).where('id', '=', cut.id).execute();
}

/** The date decides whether it is in use: what belongs to it today may have been moved away for that day. */
const mayEnd = (call: Call) => (unit: UnitState) => unitRules.close({ ...unit, inUse: false }, call.actor);

export function closeUnit(call: Call, id: string, { on, version }: { on: IsoDate; version: number }) {
  const close = async (): Promise<Refusal | null> => {
    const places = (await readTree(call)).get(id)?.places ?? [];
    const { cut, gone } = endBefore(places, on);
    if (!cut) return refuse('not-there-on-that-date', { status: 422, field: 'body.on', params: { on } });
    if (await isUsedFrom(call, id, on)) return refuse('unit-in-use', { field: 'body.on', params: { on } });
    if (gone.length > 0)
      await tables(call)
        .deleteFrom('org.unit_place')
        .where('id', 'in', [...gone])
        .execute();
    await cutPlace(call, { id: cut.id, untilOn: on });
    await append(call, unitClosed, id, { closedOn: on });
    return null;
  };
  return actOnUnit(call, { id, version, name: 'close' }, close, mayEnd(call));
}

async function isUsedFrom(call: Call, id: string, on: IsoDate): Promise<boolean> {
  const person = await tables(call)
    .selectFrom('org.belonging')
    .select('id')
    .where('unit_id', '=', id)
    .where('until_on', '>', on)
    .executeTakeFirst();
  const unit = await tables(call)
    .selectFrom('org.unit_place')
    .select('id')
    .where('parent_id', '=', id)
    .where('until_on', '>', on)
    .executeTakeFirst();
  return person !== undefined || unit !== undefined;
}
