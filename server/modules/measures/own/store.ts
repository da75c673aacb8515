import type { IsoDate } from '@tongli/calendar';
import type { FormulaResult, Indicator } from '@tongli/contracts/measures';
import type { Expression } from '@tongli/formula';
import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { ofProject, tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';
import { chartNature, type Nature } from './formula.ts';

type IndicatorRow = Selectable<MeasuresTables['measures.own_indicator']>;
type EditionRow = Selectable<MeasuresTables['measures.own_edition']>;

export interface Edition {
  readonly number: number;
  /** Null: from the beginning. */
  readonly fromOn: IsoDate | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly purpose: string;
  readonly formula: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly expression: Expression;
  readonly nature: Nature;
  readonly direction: Indicator['direction'];
  readonly target: number | null;
  readonly setAt: Date;
  readonly setBy: string;
}

export interface Own {
  readonly id: string;
  readonly code: string;
  readonly projectId: string;
  readonly unit: Indicator['unit'];
  readonly result: FormulaResult;
  readonly nature: Nature['nature'];
  readonly ownerId: string;
  readonly archivedAt: Date | null;
  readonly version: number;
  /** The first first. */
  readonly editions: readonly Edition[];
}

/** Never a code of the catalogue: those are words. */
const prefix = 'own-';
export const isOwnCode = (code: string): boolean => code.startsWith(prefix);
export const codeOf = (id: string): string => `${prefix}${id.replaceAll('-', '').slice(0, 12)}`;

const editionOf = (row: EditionRow): Edition => {
  const expression = row.expression as Expression;
  return {
    ...{ number: row.number, fromOn: row.from_on, name: { zh: row.name_zh, en: row.name_en }, purpose: row.purpose },
    ...{ formula: row.formula, words: { zh: row.words_zh, en: row.words_en }, expression },
    nature: chartNature(expression),
    direction: row.direction as Edition['direction'],
    ...{ target: row.target, setAt: row.set_at, setBy: row.set_by },
  };
};

const ownOf = (row: IndicatorRow, editions: readonly EditionRow[]): Own => ({
  ...{ id: row.id, code: row.code, projectId: row.project_id, unit: row.unit as Own['unit'] },
  ...{ result: row.result as Own['result'], nature: row.nature as Own['nature'] },
  ...{ ownerId: row.owner_id, archivedAt: row.archived_at, version: row.version },
  editions: editions.map(editionOf),
});

async function withEditions(call: Call, rows: readonly IndicatorRow[]): Promise<Own[]> {
  if (rows.length === 0) return [];
  const editions = await tables(call)
    .selectFrom('measures.own_edition')
    .selectAll()
    .where(
      'indicator_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  const byIndicator = Map.groupBy(editions, (row) => row.indicator_id);
  return rows.map((row) => ownOf(row, byIndicator.get(row.id) ?? []));
}

/** All of the projects that the caller reaches, with those that are archived. */
export async function readOwn(call: Call): Promise<Own[]> {
  const rows = await tables(call)
    .selectFrom('measures.own_indicator')
    .selectAll()
    .where(ofProject(call, null))
    .orderBy('code')
    .execute();
  return withEditions(call, rows);
}

export async function findOwn(call: Call, code: string): Promise<Own | undefined> {
  const rows = await tables(call)
    .selectFrom('measures.own_indicator')
    .selectAll()
    .where('code', '=', code)
    .where(ofProject(call, null))
    .execute();
  return (await withEditions(call, rows))[0];
}

export async function lockOwn(call: Call, id: string): Promise<Own | undefined> {
  const rows = await tables(call)
    .selectFrom('measures.own_indicator')
    .selectAll()
    .where('id', '=', id)
    .where(ofProject(call, null))
    .forUpdate()
    .execute();
  return (await withEditions(call, rows))[0];
}

/** What holds on a date: of those that begin by then the one that was set last. */
export function editionOn({ editions }: Pick<Own, 'editions'>, day: IsoDate): Edition {
  const holding = editions.filter(({ fromOn }) => fromOn === null || fromOn <= day);
  const edition = holding.reduce<Edition | undefined>((latest, one) => {
    const later = !latest || (one.fromOn ?? '') >= (latest.fromOn ?? '');
    return later ? one : latest;
  }, undefined);
  if (!edition) throw new Error('an indicator has no first edition');
  return edition;
}
