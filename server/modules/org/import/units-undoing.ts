import { randomUUID } from 'node:crypto';
import { unitsRemoved } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { forgetUnits, lockBranches } from '../../../platform/permissions/branch.ts';
import { unitsWithRoles } from '../../access/index.ts';
import { readToday } from '../dates.ts';
import { decidePlace, parentOn } from '../tree.ts';
import { readTree, standUnder } from '../units/store.ts';
import { type BegunPlace, type ChangedUnit, nameUnits, type UnitUndo } from './units-writing.ts';

/** Refused where a unit has been changed since, or something stands on it now. What moved goes back before what was added goes. */
export async function undoUnits(call: Call, _runId: string, records: readonly object[]): Promise<Refusal | null> {
  await lockBranches(call);
  const given = records as readonly UnitUndo[];
  const changed = given.flatMap((record) => ('changed' in record ? [record.changed] : []));
  const added = given.flatMap((record) => ('added' in record ? [record.added] : []));
  const versions = [...changed, ...added.map((id) => ({ id, version: 1 }))];
  const refused =
    (await findChanged(call, versions)) ?? (await changeBack(call, changed)) ?? (await decideRemoving(call, added));
  if (refused) return nameIn(call, refused);
  await remove(call, added);
  await audit(call, 'org.take-units-back', { type: 'unit', id: randomUUID() });
  return null;
}

const listed = (ids: readonly string[]) => sql`any(${[...ids]}::uuid[])`;

async function findChanged(
  call: Call,
  versions: readonly { readonly id: string; readonly version: number }[],
): Promise<Refusal | null> {
  const told = versions.map(({ id, version }) => ({ id, version }));
  const { rows } = await sql<{ id: string }>`
    select given.id from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as given (id uuid, version integer)
    left join org.unit on unit.id = given.id where unit.version is distinct from given.version limit 1`.execute(
    call.tx,
  );
  return rows[0] ? refuse('unit-has-changed', { params: rows[0] }) : null;
}

async function changeBack(call: Call, units: readonly ChangedUnit[]): Promise<Refusal | null> {
  if (units.length === 0) return null;
  const refused = await endPlaces(
    call,
    units.flatMap(({ place }) => place ?? []),
  );
  if (refused) return refused;
  await nameUnits(call, units);
  return null;
}

/** As it was before; where that has been closed meanwhile, or lies within the unit by now, it cannot be. */
async function endPlaces(call: Call, places: readonly BegunPlace[]): Promise<Refusal | null> {
  if (places.length === 0) return null;
  const given = sql`jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as given (id uuid, "unitId" uuid, "fromOn" date,
    "untilOn" date, "cutId" uuid, "replacedId" uuid, "parentBefore" uuid)`;
  await sql`delete from org.unit_place using ${given} where unit_place.id = given.id`.execute(call.tx);
  await sql`update org.unit_place set until_on = "untilOn" from ${given} where unit_place.id = "cutId"`.execute(
    call.tx,
  );
  await sql`
    insert into org.unit_place (id, unit_id, parent_id, from_on, until_on)
    select "replacedId", "unitId", "parentBefore", "fromOn", "untilOn" from ${given} where "replacedId" is not null`.execute(
    call.tx,
  );
  const tree = await readTree(call);
  for (const { unitId, parentBefore, fromOn, untilOn } of places) {
    const kind = tree.get(unitId)?.kind ?? 'department';
    const refused = decidePlace(tree, { id: unitId, kind }, parentBefore, { fromOn, untilOn });
    if (refused) return refuse('unit-cannot-go-back', { params: { id: unitId } });
  }
  const { today } = await readToday(call);
  await standUnder(
    call,
    places.map(({ unitId }) => ({ unitId, parentId: parentOn(tree, unitId, today) ?? null })),
  );
  return null;
}

/** Nobody belongs there or has ever, nothing stands below, and no role is held there: then no case and no task knows it either. */
async function decideRemoving(call: Call, ids: readonly string[]): Promise<Refusal | null> {
  if (ids.length === 0) return null;
  const { rows: people } = await sql<{ id: string }>`
    select unit_id as id from org.belonging where unit_id = ${listed(ids)} limit 1`.execute(call.tx);
  if (people[0]) return refuse('unit-has-people', { params: people[0] });
  const { rows: units } = await sql<{ id: string }>`
    select parent_id as id from org.unit_place
    where parent_id = ${listed(ids)} and unit_id <> all(${[...ids]}::uuid[]) limit 1`.execute(call.tx);
  if (units[0]) return refuse('unit-has-units', { params: units[0] });
  const [held] = await unitsWithRoles(call, ids);
  return held === undefined ? null : refuse('unit-has-roles', { params: { id: held } });
}

async function remove(call: Call, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await forgetUnits(call, ids);
  await sql`delete from org.unit_place where unit_id = ${listed(ids)}`.execute(call.tx);
  await sql`delete from org.unit where id = ${listed(ids)}`.execute(call.tx);
  await append(call, unitsRemoved, randomUUID(), { count: ids.length });
}

/** What stands in the way is told by name. */
async function nameIn(call: Call, refusal: Refusal): Promise<Refusal> {
  const { rows } = await sql<{ name_zh: string; name_en: string; code: string }>`
    select name_zh, name_en, code from org.unit where id = ${String(refusal.params.id)}`.execute(call.tx);
  const [unit] = rows;
  return { ...refusal, params: { ...refusal.params, name: unit?.name_zh ?? '', code: unit?.code ?? '' } };
}
