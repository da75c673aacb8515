import { Worker } from 'node:worker_threads';
import { bounds, type Paper } from './paper.ts';

/**
 * A document as a PDF that carries its own letters, Chinese ones too; A4. Written in a thread of its own, beside the one that answers
 * people: a second for a few pages, some more for thousands of rows. Throws a `RangeError` for more rows or columns than a page bears.
 */
export function writePdf(paper: Paper, signal?: AbortSignal): Promise<Buffer> {
  checkBounds(paper);
  const worker = new Worker(new URL('./writing-thread.ts', import.meta.url), { workerData: paper });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (content: Uint8Array) => resolve(Buffer.from(content)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('document: writing ended before it was done')));
  }).finally(() => signal?.removeEventListener('abort', stop));
}

function checkBounds({ blocks }: Paper): void {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    if (block.rows.length > bounds.rows)
      throw new RangeError(`A printed table has at most ${bounds.rows} rows, not ${block.rows.length}.`);
    if (block.columns.length > bounds.columns)
      throw new RangeError(`A printed table has at most ${bounds.columns} columns, not ${block.columns.length}.`);
  }
}
