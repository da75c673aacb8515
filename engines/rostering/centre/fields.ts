/** What cannot be used of a problem: where (a JSON path), what stands there, and what it must be. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly path: string;
  readonly value: string;
  readonly bound: ProblemBound;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(
    path: string,
    value: unknown,
    bound: ProblemBound,
    details: Readonly<Record<string, string | number>> = {},
  ) {
    const shown = value === undefined ? '' : JSON.stringify(value);
    super(`${path}: ${shown} (${bound})`);
    this.path = path;
    this.value = shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
    this.bound = bound;
    this.details = details;
  }
}

export type ProblemBound =
  | 'missing'
  | 'object'
  | 'list'
  | 'text'
  | 'number'
  | 'whole-number'
  | 'date'
  | 'time'
  | 'unique'
  | 'known'
  | 'not-empty'
  | 'grid'
  | 'unknown-field'
  | 'order';

export type Fields = Readonly<Record<string, unknown>>;

export type Bounds = { readonly from: number; readonly to: number; readonly whole?: boolean };

export function object(path: string, value: unknown, names: readonly string[]): Fields {
  if (value === undefined) throw new ProblemError(path, value, 'missing');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ProblemError(path, value, 'object');
  for (const name of Object.keys(value))
    if (!names.includes(name))
      throw new ProblemError(`${path}.${name}`, name, 'unknown-field', { names: names.join(', ') });
  return value as Fields;
}

export function list(path: string, value: unknown): readonly unknown[] {
  if (value === undefined) throw new ProblemError(path, value, 'missing');
  if (!Array.isArray(value)) throw new ProblemError(path, value, 'list');
  return value;
}

export function text(path: string, value: unknown): string {
  if (value === undefined) throw new ProblemError(path, value, 'missing');
  if (typeof value !== 'string' || value.trim() === '') throw new ProblemError(path, value, 'text');
  return value;
}

export function number(
  path: string,
  value: unknown,
  { from, to, whole }: { from: number; to: number; whole?: boolean },
): number {
  if (value === undefined) throw new ProblemError(path, value, 'missing');
  const fits = typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value));
  if (!fits) throw new ProblemError(path, value, whole ? 'whole-number' : 'number', { from, to });
  return value;
}

export function onGrid(path: string, value: number, grid: number): number {
  if (value % grid !== 0) throw new ProblemError(path, value, 'grid', { minutes: grid });
  return value;
}

export function date(path: string, value: unknown): string {
  const written = text(path, value);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written) || Number.isNaN(Date.parse(`${written}T00:00:00Z`)))
    throw new ProblemError(path, value, 'date');
  return written;
}

export function time(path: string, value: unknown, grid: number): string {
  const written = text(path, value);
  const [, hours = '99', minutes = '99'] = /^(\d{2}):(\d{2})$/.exec(written) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) throw new ProblemError(path, value, 'time');
  onGrid(path, Number(hours) * 60 + Number(minutes), grid);
  return written;
}

/** A number that may be left out. */
export function figure(path: string, fields: Fields, name: string, bounds: Bounds): Readonly<Record<string, number>> {
  return fields[name] === undefined ? {} : { [name]: number(`${path}.${name}`, fields[name], bounds) };
}

export function known(path: string, value: unknown, names: readonly string[]): string {
  const name = text(path, value);
  if (!names.includes(name)) throw new ProblemError(path, value, 'known', { names: names.slice(0, 12).join(', ') });
  return name;
}

export function notEmpty(path: string, list: readonly unknown[]): void {
  if (list.length === 0) throw new ProblemError(path, [], 'not-empty');
}

export function unique(path: string, names: readonly string[]): void {
  const seen = new Set<string>();
  names.forEach((name, at) => {
    if (seen.has(name)) throw new ProblemError(`${path}[${at}]`, name, 'unique');
    seen.add(name);
  });
}
