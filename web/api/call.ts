import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { ConnectionLost, ProblemError, readProblem } from './problem.ts';
import { addressOf, headersOf, type Input, type Parts, type Transport } from './request.ts';

async function send(endpoint: Endpoint, parts: Parts, transport: Transport): Promise<Response> {
  try {
    return await fetch(addressOf(endpoint, parts), {
      method: endpoint.method,
      headers: headersOf(endpoint, 'application/json', transport),
      body: endpoint.method === 'GET' ? null : JSON.stringify(parts.body ?? {}),
      signal: transport.signal ?? null,
    });
  } catch (error) {
    if (transport.signal?.aborted) throw error;
    throw new ConnectionLost('no answer', { cause: error });
  }
}

/**
 * Calls an operation. Throws `ProblemError` when the server refuses or fails, `ConnectionLost` when no answer comes,
 * and the abort reason when `signal` fires.
 */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E> & Transport): Promise<ReplyOf<E>> {
  const response = await send(endpoint, input, input);
  const text = await response.text().catch((error: unknown) => {
    throw new ConnectionLost('the answer broke off', { cause: error });
  });
  if (!response.ok) throw new ProblemError(readProblem(response.status, text, response.headers.get('x-request-id')));
  return (text ? JSON.parse(text) : {}) as ReplyOf<E>;
}
