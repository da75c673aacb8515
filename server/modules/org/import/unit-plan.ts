import type { IsoDate } from '@tongli/calendar';
import type { UnitKind } from '@tongli/contracts/org';
import { isRefusal } from '../../../platform/call.ts';
import type { FieldError } from '../../../platform/imports/index.ts';
import { always, never } from '../dates.ts';
import { afterChange, changeFrom, type Stay, type StayChange } from '../stays.ts';
import { decidePlace, parentOn, type Tree } from '../tree.ts';
import { type Found, finderOf, type Named } from './words.ts';

/** A row of the table: a unit, with the one above it as somebody has written it. */
export interface UnitWords {
  /** What the unit will be known by if it is new. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Empty: what is there, or the name. */
  readonly nameEn: string | null;
  readonly kind: UnitKind;
  /** Null: at the top. Undefined: it stays where it is. */
  readonly parent: string | null | undefined;
  readonly fromOn: IsoDate | null;
}

/** A unit as it stands today. */
export interface KnownUnit extends Named {
  readonly kind: UnitKind;
  readonly parentId: string | null;
}

export interface PlannedUnit {
  readonly id: string;
  readonly code: string;
  readonly kind: UnitKind;
  readonly known: KnownUnit | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly parentId: string | null;
  readonly fromOn: IsoDate;
  /** Of a unit that is there and moves today. */
  readonly move: StayChange<string | null> | null;
  readonly errors: readonly FieldError[];
}

export interface UnitPlan {
  readonly rows: readonly PlannedUnit[];
  /** All units and their names as they would be. */
  readonly named: ReadonlyMap<string, Named>;
}

interface Row {
  readonly words: UnitWords;
  readonly id: string;
  readonly known: KnownUnit | null;
  readonly name: { readonly zh: string; readonly en: string };
}

/**
 * What a table of units would make of the organisation. Rows may name each other, in any order, and are judged together: whether
 * a unit may stand where it is put depends on where the others are put. Pure.
 */
export function planUnits(
  rows: readonly UnitWords[],
  stored: readonly KnownUnit[],
  tree: Tree,
  today: IsoDate,
): UnitPlan {
  const byCode = new Map(stored.flatMap((unit) => [[unit.code.toLowerCase(), unit] as const]));
  const named = rows.map((words) => nameRow(words, byCode.get(words.code.toLowerCase()) ?? null));
  const { found, all } = findParents(named, stored);
  const put = named.map((row, at) => putRow(row, found[at] ?? null, tree, today));
  const after = treeAfter(tree, put);
  const planned = put.map((row): PlannedUnit => ({ ...row, errors: [...row.errors, ...judge(row, after, today)] }));
  return { rows: planned, named: all };
}

function nameRow(words: UnitWords, known: KnownUnit | null): Row {
  const kept = known && known.name.en !== known.name.zh ? known.name.en : words.name;
  return { words, known, id: known?.id ?? words.id, name: { zh: words.name, en: words.nameEn ?? kept } };
}

/** Null: at the top. */
type Above = Found | null;

/** A path such as `总部/客服部` goes through rows whose own parents must be found first: until nothing more is found. */
function findParents(rows: readonly Row[], stored: readonly KnownUnit[]) {
  let found: readonly Above[] = rows.map(() => null);
  let all = nameAll(rows, stored, found);
  for (let step = 0; step < maximumDepth; step += 1) {
    const find = finderOf([...all.values()]);
    const next = rows.map((row) => aboveOf(row, find));
    const same = next.every((one, at) => keyOf(one) === keyOf(found[at] ?? null));
    found = next;
    if (same) break;
    all = nameAll(rows, stored, found);
  }
  return { found, all };
}

const maximumDepth = 20;
const keyOf = (above: Above) => (above === null || typeof above === 'string' ? above : above.id);

function aboveOf({ words, known }: Row, find: (cell: string) => Found): Above {
  if (words.parent === undefined) return known?.parentId ? { id: known.parentId } : null;
  return words.parent === null ? null : find(words.parent);
}

function nameAll(rows: readonly Row[], stored: readonly KnownUnit[], found: readonly Above[]): Map<string, Named> {
  const above = new Map<string, string | null>(stored.map(({ id, parentId }) => [id, parentId]));
  const units = new Map<string, Named>(stored.map((unit) => [unit.id, unit]));
  for (const [at, { id, name, words }] of rows.entries()) {
    const parent = found[at];
    above.set(id, parent && typeof parent !== 'string' ? parent.id : null);
    units.set(id, { id, code: units.get(id)?.code ?? words.code, name });
  }
  const pathOf = (id: string) => {
    const path: string[] = [];
    for (let next: string | null = id; next !== null && !path.includes(next); next = above.get(next) ?? null)
      path.unshift(next);
    return path.flatMap((one) => units.get(one)?.name ?? []);
  };
  return new Map([...units].map(([id, unit]) => [id, { ...unit, path: pathOf(id) }]));
}

/** Where a row puts its unit, before it is asked whether it may stand there. */
function putRow({ words, known, id, name }: Row, above: Above, tree: Tree, today: IsoDate): PlannedUnit {
  const fixed = { id, known, name, code: known?.code ?? words.code, kind: known?.kind ?? words.kind };
  const here = { ...fixed, fromOn: words.fromOn ?? always, move: null, parentId: known?.parentId ?? null };
  const error = (field: string, code: string): PlannedUnit => ({ ...here, errors: [{ field, code }] });
  if (known && known.kind !== words.kind) return error('kind', 'kind-fixed');
  if (known && !isThere(tree, known.id, today)) return error('code', 'unit-ended');
  if (typeof above === 'string') return error('parent', `${above}-parent`);
  const parentId = above?.id ?? null;
  if (!known || parentId === known.parentId) return { ...here, parentId, errors: [] };
  const move = changeFrom(tree.get(known.id)?.places ?? [], today, parentId, (a, b) => a === b);
  return isRefusal(move) ? error('code', 'unit-ended') : { ...here, parentId, move, errors: [] };
}

/** Today, and with no end that is planned. */
const isThere = (tree: Tree, id: string, today: IsoDate) =>
  parentOn(tree, id, today) !== undefined && tree.get(id)?.places.at(-1)?.untilOn === never;

function treeAfter(tree: Tree, rows: readonly PlannedUnit[]): Tree {
  const after = new Map(tree);
  for (const { id, known, kind, parentId, fromOn, move } of rows) {
    const places = tree.get(id)?.places ?? [];
    if (!known) after.set(id, { kind, places: [{ id, fromOn, untilOn: never, value: parentId }] });
    else if (move) after.set(id, { kind, places: afterChange(places, move, id) });
  }
  return after;
}

/** Refusals of the tree, as errors of a row. */
const placeErrors: Readonly<Record<string, string>> = {
  'unknown-unit': 'unknown-parent',
  'unit-not-there': 'parent-not-there',
  'unit-within-itself': 'parent-circle',
};

function judge(row: PlannedUnit, after: Tree, today: IsoDate): readonly FieldError[] {
  if (row.errors.length > 0 || (row.known && !row.move)) return [];
  const { id, kind, parentId, fromOn, move } = row;
  const span: Pick<Stay<null>, 'fromOn' | 'untilOn'> = move?.added ?? { fromOn, untilOn: never };
  const refused = decidePlace(after, { id, kind }, parentId, span);
  if (refused === null) return [];
  if (refused.refusal === 'wrong-nesting') return [{ field: 'parent', code: `${kind}-nesting` }];
  const params = refused.params.on && refused.params.on !== always ? { on: String(refused.params.on) } : { on: today };
  return [{ field: 'parent', code: placeErrors[refused.refusal] ?? 'unknown-parent', params }];
}

export function outcomeOf({ known, name, move }: Pick<PlannedUnit, 'known' | 'name' | 'move'>) {
  if (!known) return 'added';
  return move || known.name.zh !== name.zh || known.name.en !== name.en ? 'changed' : 'unchanged';
}
