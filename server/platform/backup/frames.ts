import { ByteReader } from './bytes.ts';
import { BackupRefusal } from './refusal.ts';

/** What stands in a backup, in this order: head, tables with their rows, files with their bytes, end. */
export type FrameKind = 'head' | 'table' | 'rows' | 'table-end' | 'file' | 'bytes' | 'file-end' | 'end';

const letters: Readonly<Record<FrameKind, string>> = {
  head: 'H',
  table: 'T',
  rows: 'r',
  'table-end': 't',
  file: 'F',
  bytes: 'b',
  'file-end': 'f',
  end: 'E',
};
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as FrameKind]));
const frameLimit = 64 * 2 ** 20;

export interface Frame {
  readonly kind: FrameKind;
  readonly body: Buffer;
}

/** A letter, the length (4 bytes), the body. */
export function frame(kind: FrameKind, body: Buffer): Buffer {
  const front = Buffer.alloc(5);
  front.write(letters[kind]);
  front.writeUInt32BE(body.length, 1);
  return Buffer.concat([front, body]);
}

export const jsonFrame = (kind: FrameKind, value: unknown): Buffer => frame(kind, Buffer.from(JSON.stringify(value)));

export async function* readFrames(plain: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const reader = new ByteReader(plain);
  while (!(await reader.ended())) {
    const front = await reader.read(5);
    const kind = front && kinds.get(String.fromCharCode(front[0] ?? 0));
    const length = front?.readUInt32BE(1) ?? 0;
    const body = kind && length <= frameLimit ? await reader.read(length) : null;
    if (!kind || !body) throw new BackupRefusal('damaged');
    yield { kind, body };
  }
}
