import { STATUS_CODES } from 'node:http';
import type { FieldError, Parameters, Problem } from '@tongli/contracts/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Refusal } from '../call.ts';

interface ProblemInput {
  status: number;
  code: string;
  params?: Parameters;
  errors?: readonly FieldError[];
  requestId: string;
}

export function problem({ status, code, params = {}, errors = [], requestId }: ProblemInput): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? code, status, code, params, errors, requestId };
}

export function problemOfRefusal(refusal: Refusal, requestId: string): Problem {
  const { refusal: code, params, field, status, current } = refusal;
  const errors = field === null ? [] : [{ field, code, params }];
  const plain = problem({ status, code, params, errors, requestId });
  return current === undefined ? plain : { ...plain, current };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'about:blank';
}

/** Sends a reply, or a problem as what it is. */
export function send(reply: FastifyReply, result: unknown): FastifyReply {
  if (isProblem(result)) return reply.code(result.status).type('application/problem+json').send(result);
  return reply.send(result);
}

const scalars = new Set(['string', 'number', 'boolean']);

function parametersOf(issue: z.core.$ZodIssue): Parameters {
  const source = 'params' in issue && issue.params ? (issue.params as Record<string, unknown>) : { ...issue };
  const entries = Object.entries(source).filter(
    ([key, value]) => scalars.has(typeof value) && key !== 'message' && key !== 'code',
  );
  return Object.fromEntries(entries) as Parameters;
}

/** Names the field, the rule that it broke and the bound; a rule of our own carries its code in its parameters. */
export function fieldErrors(place: 'params' | 'query' | 'body', error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const own = issue.code === 'custom' && issue.params ? String(issue.params.code ?? 'custom') : issue.code;
    return { field: [place, ...issue.path.map(String)].join('.'), code: own, params: parametersOf(issue) };
  });
}

/** Input that passed its schema but not a check that needs more knowledge, such as the type behind a filter. */
export class InputError extends Error {
  override name = 'InputError';
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super(errors.map((error) => `${error.field}: ${error.code}`).join('; '));
    this.errors = errors;
  }
}
