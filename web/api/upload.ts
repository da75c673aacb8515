import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { ConnectionLost, ProblemError, readProblem } from './problem.ts';
import { addressOf, headersOf, type Input, type Transport } from './request.ts';

export interface Upload extends Transport {
  readonly file: Blob;
  /** Called with the share sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Sends a file to an `upload` operation. XMLHttpRequest, because `fetch` does not report what has been sent. */
export function upload<E extends Endpoint>(endpoint: E, input: Omit<Input<E>, 'body'> & Upload): Promise<ReplyOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint, input));
    const headers = headersOf(endpoint, 'application/octet-stream', input);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) input.onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => reject(new ConnectionLost('no answer'));
    request.onabort = () => reject(input.signal?.reason ?? new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) return resolve(JSON.parse(responseText) as ReplyOf<E>);
      reject(new ProblemError(readProblem(status, responseText, request.getResponseHeader('x-request-id'))));
    };
    input.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(input.file);
  });
}
