import { code } from '@tongli/contracts/org';
import type { Call } from '../../../platform/call.ts';
import { readToday } from '../dates.ts';
import { tables } from '../store.ts';
import { pathOn } from '../tree.ts';
import { readTree } from '../units/store.ts';
import type { Named } from './words.ts';

/** Every unit that is there, with the names above it as they stand today. */
export async function readUnits(call: Call): Promise<readonly Named[]> {
  const { today } = await readToday(call);
  const tree = await readTree(call);
  const rows = await tables(call).selectFrom('org.unit').select(['id', 'code', 'name_zh', 'name_en']).execute();
  const names = new Map(rows.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en }]));
  return rows.map(({ id, code }) => ({
    id,
    code,
    name: names.get(id) ?? { zh: code, en: code },
    path: pathOn(tree, id, today).flatMap((above) => names.get(above) ?? []),
  }));
}

/** Posts that can be given to somebody. */
export async function readPosts(call: Call): Promise<readonly Named[]> {
  const rows = await tables(call)
    .selectFrom('org.post')
    .select(['id', 'code', 'name_zh', 'name_en'])
    .where('retired', '=', false)
    .execute();
  return rows.map(({ id, code, name_zh, name_en }) => ({ id, code, name: { zh: name_zh, en: name_en } }));
}

/** The days from which, and until which, each unit is there. */
export async function readSpans(call: Call): Promise<ReadonlyMap<string, { from_on: string; until_on: string }>> {
  const rows = await tables(call)
    .selectFrom('org.unit_place')
    .select(['unit_id', ({ fn }) => fn.min('from_on').as('from_on'), ({ fn }) => fn.max('until_on').as('until_on')])
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row]));
}

/** Whether the caller may put somebody into a unit. */
export const reachesUnit = ({ scope }: Call, unitId: string): boolean =>
  scope.some(({ unitIds }) => unitIds === null || unitIds.includes(unitId));

/** What a spreadsheet would run; blanks and the mark before a formula are gone by now, the signs of full width are not. */
export const isFormula = (text: string): boolean => /^[=+\-@＝＋－＠]/.test(text);

export const isCode = (text: string): boolean => code.safeParse(text).success;
