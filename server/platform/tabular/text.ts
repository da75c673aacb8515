import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { TableError } from './bounds.ts';
import { peekBytes } from './bytes.ts';
import type { TableEncoding } from './table.ts';

/** This much text from the first byte beyond ASCII on decides the encoding. */
const sampleBytes = 65_536;

/** Decoded text; the encoding stands once the first byte beyond ASCII was met, and is UTF-8 until then. */
export interface DecodedText {
  readonly chunks: AsyncGenerator<string>;
  encoding(): TableEncoding;
}

/**
 * Decodes UTF-8 (with or without byte order mark), UTF-16 by its mark, or GB18030. Text that is not valid UTF-8 but valid GB18030 is the
 * latter; a file whose bytes are neither, or hold NUL, is no text. ASCII is the same in both, so the choice can wait.
 */
export function decodeText(bytes: AsyncIterable<Buffer>): DecodedText {
  let encoding: TableEncoding = 'utf-8';
  const chunks = decode(bytes, (chosen) => {
    encoding = chosen;
  });
  return { chunks, encoding: () => encoding };
}

async function* decode(
  bytes: AsyncIterable<Buffer>,
  chosen: (encoding: TableEncoding) => void,
): AsyncGenerator<string> {
  const { head, chunks } = await peekBytes(bytes);
  const marked = markedAs(head);
  if (!marked) return yield* decodeUnmarked(chunks, chosen);
  chosen('utf-16');
  const decoder = new TextDecoder(marked, { fatal: true });
  for await (const chunk of chunks) yield decodeNext(decoder, chunk);
  yield decodeNext(decoder, null);
}

async function* decodeUnmarked(
  bytes: AsyncIterable<Buffer>,
  chosen: (encoding: TableEncoding) => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let held = Buffer.alloc(0);
  const begin = (complete: boolean) => {
    const encoding = chooseEncoding(held, complete);
    chosen(encoding);
    return new TextDecoder(encoding, { fatal: true });
  };
  for await (const chunk of bytes) {
    if (chunk.includes(0)) throw new TableError('unsupported-file', { found: 'binary' });
    if (decoder) yield decodeNext(decoder, chunk);
    else if (held.length === 0 && isAscii(chunk)) yield chunk.toString('latin1');
    else {
      held = Buffer.concat([held, chunk]);
      if (held.length < sampleBytes) continue;
      decoder = begin(false);
      yield decodeNext(decoder, held);
    }
  }
  if (decoder) return yield decodeNext(decoder, null);
  if (held.length > 0) yield decodeNext(begin(true), held, true);
}

function markedAs(chunk: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : null;
}

function decodeNext(decoder: TextDecoder, bytes: Buffer | null, last = bytes === null): string {
  try {
    return decoder.decode(bytes ?? undefined, { stream: !last });
  } catch {
    throw new TableError('unreadable-text', { encoding: decoder.encoding });
  }
}

function chooseEncoding(sample: Buffer, complete: boolean): TableEncoding {
  const found = (['utf-8', 'gb18030'] as const).find((encoding) => reads(encoding, sample, complete));
  if (!found) throw new TableError('unsupported-file', { found: 'binary' });
  return found;
}

function reads(encoding: TableEncoding, sample: Buffer, complete: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: !complete });
    return true;
  } catch {
    return false;
  }
}
