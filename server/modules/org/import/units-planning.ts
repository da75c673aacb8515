import { randomUUID } from 'node:crypto';
import { unitKind } from '@tongli/contracts/org';
import type { Call } from '../../../platform/call.ts';
import type { FieldError, Values } from '../../../platform/imports/index.ts';
import { readToday } from '../dates.ts';
import { tables } from '../store.ts';
import { readTree } from '../units/store.ts';
import { reachesUnit, readUnits } from './reading.ts';
import { type KnownUnit, type PlannedUnit, planUnits, type UnitPlan, type UnitWords } from './unit-plan.ts';

const wordsOf = (values: Values): UnitWords => ({
  id: randomUUID(),
  code: values.code ?? '',
  name: values.name ?? '',
  nameEn: values.nameEn ?? null,
  kind: unitKind.safeParse(values.kind).data ?? 'department',
  parent: values.parent,
  fromOn: values.fromOn ?? null,
});

/** What the rows would make of the organisation as it is now. */
export async function readPlan(call: Call, rows: readonly Values[]): Promise<UnitPlan> {
  const { today } = await readToday(call);
  const kinds = await tables(call).selectFrom('org.unit').select(['id', 'kind', 'parent_id']).execute();
  const byId = new Map(kinds.map((row) => [row.id, row]));
  const stored = (await readUnits(call)).map((unit): KnownUnit => {
    const row = byId.get(unit.id);
    return { ...unit, kind: unitKind.parse(row?.kind), parentId: row?.parent_id ?? null };
  });
  // A kind that cannot be read is an error of its own; the row is still what others stand under.
  const plan = planUnits(rows.map(wordsOf), stored, await readTree(call), today);
  const reached = reachOf(call, plan);
  return { ...plan, rows: plan.rows.map((row) => ({ ...row, errors: [...row.errors, ...reached(row)] })) };
}

/** Whoever manages a branch adds below it, and moves within it. */
function reachOf(call: Call, { rows }: UnitPlan): (row: PlannedUnit) => FieldError[] {
  const everything = call.scope.some(({ unitIds }) => unitIds === null);
  const above = new Map(rows.flatMap(({ id, known, parentId }) => (known ? [] : [[id, parentId] as const])));
  const reaches = (id: string | null) => {
    const seen = new Set<string>();
    let next = id;
    while (next !== null && above.has(next) && !seen.has(next)) {
      seen.add(next);
      next = above.get(next) ?? null;
    }
    return next !== null && reachesUnit(call, next);
  };
  return ({ known, parentId, move, errors }) => {
    if (everything || errors.length > 0) return [];
    if (known && !reachesUnit(call, known.id)) return [{ field: 'code', code: 'unit-out-of-reach' }];
    return (!known || move) && !reaches(parentId) ? [{ field: 'parent', code: 'unit-out-of-reach' }] : [];
  };
}
