import { Worker } from 'node:worker_threads';

/**
 * What `script` posts for `given`, worked out in a thread of its own, beside the one that answers people. The script reads `workerData`
 * and posts one message; bytes arrive as a `Uint8Array`. Throws what the script throws, an error where it ends without a message, and
 * the signal's reason where that aborts first: the thread is then ended.
 */
export function inThread<Answer>(script: URL, given: unknown, signal?: AbortSignal): Promise<Answer> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const worker = new Worker(script, { workerData: given });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  return new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(signal?.aborted ? signal.reason : new Error(`${script.pathname} ended without an answer`)),
    );
  }).finally(() => signal?.removeEventListener('abort', stop));
}
