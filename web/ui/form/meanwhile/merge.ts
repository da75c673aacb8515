import type { Values } from '../drafts.ts';

/** Where a value stands in a form's values: `name.zh`. */
export type Path = readonly string[];

/**
 * Lists whose entries are fields of their own: by the list's field, what tells an entry from the others. An entry is named by it
 * in a path; entries that say the same are counted.
 */
export type Lists = Readonly<Record<string, (entry: never) => string>>;

/** A field that both have changed, each to something else. */
export interface Clash {
  readonly path: Path;
  readonly theirs: unknown;
  readonly mine: unknown;
}

export interface Merged {
  /** Mine, with what only they have changed; where both have, still mine. */
  readonly values: Values;
  /** The fields that only they have changed. */
  readonly taken: readonly Path[];
  readonly clashes: readonly Clash[];
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** The same for a reader: an empty field is one, whether it was never filled or emptied again. */
export function same(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one as object), ...Object.keys(other as object)]);
  return [...keys].every((key) => same((one as Branch)[key], (other as Branch)[key]));
}

const shapeOf = (value: Branch) => Object.keys(value).sort().join();

/** Parts with the same keys on all sides are fields of their own; whatever has another shape is chosen as a whole. */
const alike = (values: readonly unknown[]): values is Branch[] =>
  values.every(isBranch) && new Set(values.map(shapeOf)).size === 1;

export const valueAt = (values: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (isBranch(value) ? value[key] : undefined), values);

/** The values with another one in that place. */
export function withValue(values: Values, [key = '', ...rest]: Path, value: unknown): Values {
  const inner = values[key];
  return { ...values, [key]: rest.length === 0 ? value : withValue(isBranch(inner) ? inner : {}, rest, value) };
}

/** A form's values with the entries of these lists by name. */
function byName(values: Values, lists: Lists): Values {
  const named = Object.entries(lists).map(([field, nameOf]) => {
    const entries = (values[field] ?? []) as readonly never[];
    const seen = new Map<string, number>();
    const keys = entries.map((entry) => {
      const name = nameOf(entry);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return count === 1 ? name : `${name} #${count}`;
    });
    return [field, Object.fromEntries(entries.map((entry, index) => [keys[index] ?? '', entry]))] as const;
  });
  return { ...values, ...Object.fromEntries(named) };
}

/** And as the form holds them: what was taken out is gone. */
function asLists(values: Values, lists: Lists): Values {
  const fields = Object.keys(lists).map((field) => {
    const entries = Object.values((values[field] ?? {}) as Branch);
    return [field, entries.filter((entry) => entry !== undefined)] as const;
  });
  return { ...values, ...Object.fromEntries(fields) };
}

const entriesOf = (field: string, sides: readonly Branch[]): Path[] =>
  [...new Set(sides.flatMap((side) => Object.keys((side[field] ?? {}) as Branch)))].map((name) => [field, name]);

function pathsOf(base: Branch, mine: Branch, theirs: Branch, above: Path, lists: Lists = {}): Path[] {
  return Object.keys(theirs).flatMap((key) => {
    if (key in lists) return entriesOf(key, [theirs, mine, base]);
    const [was, own, now] = [base[key], mine[key], theirs[key]];
    const path = [...above, key];
    return alike([was, own, now]) ? pathsOf(was as Branch, own as Branch, now as Branch, path) : [path];
  });
}

/**
 * Two changes of one record, made from the same state: `before` is what the form was opened with, `own` what stands in it
 * now, `latest` the record as it has become. What both have changed alike is no clash.
 */
export function merge(before: Values, own: Values, latest: Values, lists: Lists = {}): Merged {
  const [base, mine, theirs] = [byName(before, lists), byName(own, lists), byName(latest, lists)];
  let values = mine;
  const taken: Path[] = [];
  const clashes: Clash[] = [];
  for (const path of pathsOf(base, mine, theirs, [], lists)) {
    const [was, typed, now] = [valueAt(base, path), valueAt(mine, path), valueAt(theirs, path)];
    if (same(was, now) || same(typed, now)) continue;
    if (same(was, typed)) {
      values = withValue(values, path, now);
      taken.push(path);
    } else clashes.push({ path, theirs: now, mine: typed });
  }
  return { values: asLists(values, lists), taken, clashes };
}

/** The values with theirs in the place of one's own. */
export function ceding(values: Values, clashes: readonly Clash[], lists: Lists = {}): Values {
  const named = byName(values, lists);
  return asLists(
    clashes.reduce((all, clash) => withValue(all, clash.path, clash.theirs), named),
    lists,
  );
}
