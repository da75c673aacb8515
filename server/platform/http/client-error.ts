import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { problem } from './problem.ts';

interface ClientError extends Error {
  readonly code?: string;
}

const codes: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-timeout'],
};

/** What is not HTTP, comes too slowly or brings too many headers never becomes a request; it is answered on the socket. */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code] = codes[error.code ?? ''] ?? [400, 'malformed'];
  const refusal = problem({ status, code, requestId: randomUUID() });
  const body = JSON.stringify(refusal);
  const head = [
    `HTTP/1.1 ${status} ${refusal.title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${refusal.requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
