import type { Problem } from '@tongli/contracts/kernel';

/** The server refused or failed, and said so in a problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.problem = problem;
  }
}

/** No answer came: whether the act was done is not known, so a repeat must carry the same idempotency key. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ProblemError && error.problem.code === code;
}

/** True when the record stood otherwise than the act needs it: changed, taken or done by somebody meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 409;
}

/** True when what the address names cannot exist, such as a record's id that is none. */
export function isWrongAddress(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.errors.some(({ field }) => field.startsWith('params.'));
}

/** True when the server decided that nothing was done; false when that is open (no answer, or a failure midway). */
export function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status < 500;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

/** The problem document of an answer; an answer without one (a proxy's page) becomes `internal`. */
export function readProblem(status: number, text: string, requestId: string | null): Problem {
  try {
    const value: unknown = JSON.parse(text);
    if (isProblem(value)) return { ...value, params: value.params ?? {}, errors: value.errors ?? [] };
  } catch {
    // Not JSON: the answer of a proxy in between. What is known is said below.
  }
  return {
    type: 'about:blank',
    title: '',
    status,
    code: 'internal',
    params: {},
    errors: [],
    requestId: requestId ?? '',
  };
}
