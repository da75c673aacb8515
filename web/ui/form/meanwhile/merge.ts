import type { Values } from '../drafts.ts';

/** Where a value stands in a form's values: `name.zh`. */
export type Path = readonly string[];

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

function pathsOf(base: Branch, mine: Branch, theirs: Branch, above: Path): Path[] {
  return Object.keys(theirs).flatMap((key) => {
    const [was, own, now] = [base[key], mine[key], theirs[key]];
    const path = [...above, key];
    return alike([was, own, now]) ? pathsOf(was as Branch, own as Branch, now as Branch, path) : [path];
  });
}

/**
 * Two changes of one record, made from the same state: `base` is what the form was opened with, `mine` what stands in it
 * now, `theirs` the record as it has become. What both have changed alike is no clash.
 */
export function merge(base: Values, mine: Values, theirs: Values): Merged {
  let values = mine;
  const taken: Path[] = [];
  const clashes: Clash[] = [];
  for (const path of pathsOf(base, mine, theirs, [])) {
    const [was, own, now] = [valueAt(base, path), valueAt(mine, path), valueAt(theirs, path)];
    if (same(was, now) || same(own, now)) continue;
    if (same(was, own)) {
      values = withValue(values, path, now);
      taken.push(path);
    } else clashes.push({ path, theirs: now, mine: own });
  }
  return { values, taken, clashes };
}
