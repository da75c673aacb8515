import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BareFloor, inCall, openFloor } from '../../test/floor.ts';
import { isRefusal } from '../call.ts';
import type { Floor } from '../floor.ts';
import { placeUnit } from './branch.ts';
import { inScope, type Reach, reaches } from './scope.ts';

let bare: BareFloor;
let floor: Floor;
beforeAll(async () => {
  bare = await openFloor();
  floor = await bare.open();
});
afterAll(() => bare.close());

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());

async function branchesOf(units: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await floor.db
    .selectFrom('platform.unit_branch')
    .selectAll()
    .where('unit_id', 'in', [...units])
    .execute();
  return new Map(
    units.map((unit) => [unit, new Set(rows.filter((row) => row.unit_id === unit).map((row) => row.within_id))]),
  );
}

test('however units are placed and moved, each lies within itself and everything above it', async () => {
  const moves = fc.array(fc.tuple(fc.nat(7), fc.option(fc.nat(7))), { minLength: 8, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(moves, async (steps) => {
      const units = ids(8);
      const parents = new Map<string, string | null>();
      const above = (unit: string): string[] => {
        const parent = parents.get(unit) ?? null;
        return parent === null ? [unit] : [unit, ...above(parent)];
      };
      const place = async (unit: string, parent: string | null) => {
        const closesCircle = parent !== null && above(parent).includes(unit);
        const refused = await inCall(floor, (call) => placeUnit(call, unit, parent));
        expect(isRefusal(refused)).toBe(closesCircle);
        if (!refused) parents.set(unit, parent);
      };
      for (const unit of units) await place(unit, null);
      for (const [unit, parent] of steps)
        await place(units[unit] ?? '', parent === null ? null : (units[parent] ?? ''));
      expect(await branchesOf(units)).toEqual(new Map(units.map((unit) => [unit, new Set(above(unit))])));
    }),
    { numRuns: 25 },
  );
});

test('a query lets through the rows that a scope reaches, and no others', async () => {
  const [projects, units] = [ids(3), ids(4)];
  const oneOf = (values: string[]) => fc.constantFrom(...values);
  const reach: fc.Arbitrary<Reach> = fc.record({
    projectId: fc.option(oneOf(projects)),
    unitIds: fc.option(fc.uniqueArray(oneOf(units), { maxLength: 3 })),
  });
  const rows = projects.flatMap((projectId) => [null, ...units].map((unitId) => ({ projectId, unitId })));
  await fc.assert(
    fc.asyncProperty(fc.array(reach, { maxLength: 3 }), async (scope) => {
      const found = await sql<{ projectId: string; unitId: string | null }>`
        select "projectId", "unitId" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as row ("projectId" uuid, "unitId" uuid)
        where ${inScope({ scope }, { project: sql.ref('projectId'), unit: sql.ref('unitId') })}`.execute(floor.db);
      const expected = rows.filter((row) => reaches(scope, row));
      expect(new Set(found.rows.map((row) => JSON.stringify(row)))).toEqual(
        new Set(expected.map((row) => JSON.stringify(row))),
      );
    }),
    { numRuns: 100 },
  );
});
