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

/** What the contract says is wrong with a body, in the same codes as the server's answer: no round trip needed. */
export function checkBody(endpoint: Endpoint, body: unknown): FieldError[] {
  const result = endpoint.body.safeParse(body);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const params = paramsOf(issue);
    return { field: ['body', ...issue.path.map(String)].join('.'), code: codeOf(issue, params), params };
  });
}

/** The wrong fields that an error names; none when it is about the whole. */
export function fieldErrorsOf(error: unknown): readonly FieldError[] {
  return error instanceof ProblemError ? error.problem.errors : [];
}
