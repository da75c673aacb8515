import type { Call } from '../../../platform/call.ts';
import type { Comparison, Importable, Values } from '../../../platform/imports/index.ts';
import { checkCoded } from './coded.ts';
import { outcomeOf } from './unit-plan.ts';
import { unitErrors, unitFields } from './units-fields.ts';
import { readPlan } from './units-planning.ts';
import { undoUnits } from './units-undoing.ts';
import { applyUnits } from './units-writing.ts';

/** The units of the organisation. A known code is renamed, or moves from today on with everything below it. */
export const unitsImport: Importable = {
  name: 'org.units',
  title: { zh: '部门', en: 'Units' },
  lead: {
    zh: '按代码新增或更新职场、部门和班组。上级可以在同一张表中，行的先后不限；不在表中的部门不受影响。',
    en: 'Adds sites, departments and teams or updates them by code. The unit above may be in the same table, in any order; units that are not in it stay as they are.',
  },
  need: 'org.manage',
  fields: unitFields,
  maximumRows: 2_000,
  whole: true,
  errors: unitErrors,
  key: ({ code }) => code?.toLowerCase() ?? null,
  check: checkCoded,
  compare: compareUnits,
  apply: applyUnits,
  undo: undoUnits,
};

async function compareUnits(call: Call, rows: readonly Values[]): Promise<Comparison[]> {
  const { rows: planned, named } = await readPlan(call, rows);
  return planned.map(({ errors, known, name, parentId, move }, at) => {
    if (errors.length > 0) return { errors };
    const path = parentId === null ? [] : (named.get(parentId)?.path ?? []);
    const parent = path.map(({ zh }) => zh).join(' / ');
    const shown = rows[at]?.parent === undefined ? {} : { parent };
    return { outcome: outcomeOf({ known, name, move }), shown };
  });
}
