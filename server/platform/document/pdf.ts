import { inThread } from '../in-thread.ts';
import { bounds, type Paper } from './paper.ts';

const thread = new URL('./writing-thread.ts', import.meta.url);

/**
 * A document as a PDF that carries its own letters, Chinese ones too; A4. Written in a thread of its own, beside the one that answers
 * people: a second for a few pages, some more for thousands of rows. Throws a `RangeError` for more rows or columns than a page bears.
 */
export async function writePdf(paper: Paper, signal?: AbortSignal): Promise<Buffer> {
  checkBounds(paper);
  return Buffer.from(await inThread<Uint8Array>(thread, paper, signal));
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
