import type { Endpoint, FieldError, Parameters } from '@tongli/contracts/kernel';
import { ProblemError } from '../../api/problem.ts';

export type FieldPath = (string | number)[];

/** `body.parts.0.name` → `['parts', 0, 'name']`. */
export function pathOf(field: string): FieldPath {
  const [, ...segments] = field.split('.');
  return segments.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

function paramsOf(issue: Issue): Parameters {
  const { code: _code, path: _path, ...rest } = issue;
  const own = 'params' in rest && typeof rest.params === 'object' ? { ...rest, ...rest.params } : rest;
  return Object.fromEntries(Object.entries(own).flatMap(([name, value]) => (isPlain(value) ? [[name, value]] : [])));
}

function codeOf(issue: Issue, params: Parameters): string {
  return issue.code === 'custom' && typeof params.code === 'string' ? params.code : issue.code;
}

const valueAt = (body: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], body);

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** What the contract says is wrong with a body, in the same codes as the server's answer: no round trip needed. */
export function checkBody(endpoint: Endpoint, body: unknown): FieldError[] {
  const result = endpoint.body.safeParse(body);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const params = paramsOf(issue);
    // Whatever rule an empty field breaks first, it is simply to be filled.
    const code = isEmpty(valueAt(body, issue.path)) ? 'invalid_type' : codeOf(issue, params);
    return { field: ['body', ...issue.path.map(String)].join('.'), code, params };
  });
}

/** The errors that still stand when these fields of the form have been written in since they were found. */
export function stillWrong(
  errors: readonly FieldError[],
  changed: ReadonlySet<string>,
  fieldOf: (path: FieldPath) => FieldPath,
): readonly FieldError[] {
  return changed.size === 0 ? errors : errors.filter(({ field }) => !changed.has(String(fieldOf(pathOf(field))[0])));
}

const none: readonly FieldError[] = [];

/** The wrong fields that an error names; none when it is about the whole. */
export function fieldErrorsOf(error: unknown): readonly FieldError[] {
  return error instanceof ProblemError ? error.problem.errors : none;
}
