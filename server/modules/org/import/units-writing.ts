import { randomUUID } from 'node:crypto';
import { unitAdded, unitChanged, unitMovePlanned } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { ImportRow } from '../../../platform/imports/index.ts';
import { lockBranches, placeNewUnits } from '../../../platform/permissions/branch.ts';
import { readToday, shownDate } from '../dates.ts';
import { standUnder } from '../units/store.ts';
import { outcomeOf, type PlannedUnit } from './unit-plan.ts';
import { readPlan } from './units-planning.ts';

/** What undoing a row needs: the unit that was added, or what one was before. */
export type UnitUndo = { readonly added: string } | { readonly changed: ChangedUnit };

export interface ChangedUnit {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly place: BegunPlace | null;
}

/** A place that began today, and the one before it: cut short, or, where it had only begun today itself, replaced. */
export interface BegunPlace {
  readonly id: string;
  readonly unitId: string;
  readonly parentId: string | null;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly cutId: string | null;
  readonly replacedId: string | null;
  readonly parentBefore: string | null;
}

/** New units first: what moves may be put below one of them. */
export async function applyUnits(
  call: Call,
  _runId: string,
  rows: readonly ImportRow[],
): Promise<readonly UnitUndo[] | Refusal> {
  await lockBranches(call);
  const plan = await readPlan(
    call,
    rows.map(({ values }) => values),
  );
  const stale = plan.rows.some((row, at) => row.errors.length > 0 || outcomeOf(row) !== rows[at]?.outcome);
  if (stale) return refuse('changed-meanwhile');
  await insertUnits(
    call,
    plan.rows.filter(({ known }) => known === null),
  );
  const places = plan.rows.flatMap(begunPlace);
  await beginPlaces(call, places);
  const versions = await nameUnits(
    call,
    plan.rows.filter(({ known }) => known !== null),
  );
  const begun = new Map(places.map((place) => [place.unitId, place]));
  return plan.rows.map(({ id, known }) => {
    if (known === null) return { added: id };
    return { changed: { id, version: versions.get(id) ?? 0, name: known.name, place: begun.get(id) ?? null } };
  });
}

async function insertUnits(call: Call, units: readonly PlannedUnit[]): Promise<void> {
  if (units.length === 0) return;
  const { fireAt } = await readToday(call);
  const rows = units.map(({ id, code, kind, name, parentId, fromOn }) => ({
    id,
    code,
    kind,
    ...name,
    parentId,
    fromOn,
    placeId: randomUUID(),
    fireAt: fireAt(fromOn)?.toISOString() ?? null,
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, code text, kind text, zh text, en text,
    "parentId" uuid, "fromOn" date, "placeId" uuid, "fireAt" timestamptz)`;
  await sql`
    insert into org.unit (id, parent_id, code, name_zh, name_en, kind)
    select id, "parentId", code, zh, en, kind from ${given}`.execute(call.tx);
  await sql`
    insert into org.unit_place (id, unit_id, parent_id, from_on, fire_at)
    select "placeId", id, "parentId", "fromOn", "fireAt" from ${given}`.execute(call.tx);
  await placeNewUnits(call, units);
  for (const { id, parentId, kind, fromOn } of units)
    await append(call, unitAdded, id, { parentId, kind, fromOn: shownDate(fromOn) });
}

const begunPlace = ({ id, known, parentId, move }: PlannedUnit): BegunPlace[] =>
  move && known
    ? [
        {
          id: randomUUID(),
          unitId: id,
          parentId,
          fromOn: move.added.fromOn,
          untilOn: move.added.untilOn,
          cutId: move.cut?.id ?? null,
          replacedId: move.replaced,
          parentBefore: known.parentId,
        },
      ]
    : [];

/** What was held until now ends yesterday; what is planned for later stays planned. */
async function beginPlaces(call: Call, places: readonly BegunPlace[]): Promise<void> {
  if (places.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as given
    (id uuid, "unitId" uuid, "parentId" uuid, "fromOn" date, "untilOn" date, "cutId" uuid, "replacedId" uuid)`;
  await sql`
    update org.unit_place set until_on = given."fromOn" from ${given} where unit_place.id = "cutId"`.execute(call.tx);
  await sql`delete from org.unit_place using ${given} where unit_place.id = "replacedId"`.execute(call.tx);
  await sql`
    insert into org.unit_place (id, unit_id, parent_id, from_on, until_on)
    select id, "unitId", "parentId", "fromOn", "untilOn" from ${given}`.execute(call.tx);
  for (const { unitId, parentId, fromOn } of places) await append(call, unitMovePlanned, unitId, { parentId, fromOn });
  await standUnder(call, places);
}

/** The next version of each, by unit. */
export async function nameUnits(
  call: Call,
  units: readonly Pick<PlannedUnit, 'id' | 'name'>[],
): Promise<Map<string, number>> {
  if (units.length === 0) return new Map();
  const rows = units.map(({ id, name }) => ({ id, ...name }));
  const { rows: named } = await sql<{ id: string; version: number }>`
    update org.unit set name_zh = zh, name_en = en, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, zh text, en text)
    where unit.id = given.id returning unit.id, unit.version`.execute(call.tx);
  for (const { id, version } of named) await append(call, unitChanged, id, { version });
  return new Map(named.map(({ id, version }) => [id, version]));
}
