import { id } from '@tongli/contracts/kernel';
import type { FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** Names the one project that a call is about; without it a call is about all that its maker reaches. */
export const projectHeader = 'x-project';

export function readProject(request: FastifyRequest): string | null | 'malformed' {
  const named = request.headers[projectHeader];
  if (named === undefined || named === '') return null;
  const read = id.safeParse(named);
  return read.success ? read.data : 'malformed';
}

export function problemOfProject(request: FastifyRequest) {
  const errors = [{ field: `headers.${projectHeader}`, code: 'invalid_format', params: {} }];
  return problem({ status: 422, code: 'invalid-input', errors, requestId: request.id });
}
