import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type TableBounds, TableError } from './bounds.ts';

const magicBytes = 4;
const containers: readonly { readonly magic: readonly number[]; readonly found: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], found: 'pdf' },
  { magic: [0x89, 0x50, 0x4e, 0x47], found: 'picture' },
  { magic: [0xff, 0xd8, 0xff], found: 'picture' },
  { magic: [0x50, 0x4b, 0x03, 0x04], found: 'packed' },
];

const startsWith = (bytes: Buffer, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
/** Both the workbooks of before 2007 and, wrapped in the same container, those of today that ask for a password. */
const isCompound = (head: Buffer) => startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]);
const isGzip = (head: Buffer) => startsWith(head, [0x1f, 0x8b]);

/**
 * The bytes of a table file as they were before packing: gzip is undone, anything that is not text by its first bytes is
 * refused, and both the size and the packing ratio are bounded.
 */
export async function* openBytes(upload: AsyncIterable<Buffer>, bounds: TableBounds): AsyncGenerator<Buffer> {
  let packed = 0;
  const counted = async function* () {
    for await (const chunk of upload) {
      packed += chunk.length;
      yield chunk;
    }
  };
  const { head, chunks } = await peekBytes(counted());
  if (isCompound(head)) await refuseCompound(chunks);
  const unpacked = isGzip(head) ? peekBytes(gunzip(chunks)) : { head, chunks };
  const plain = await unpacked;
  refuseContainers(plain.head);
  let bytes = 0;
  for await (const chunk of plain.chunks) {
    bytes += chunk.length;
    if (bytes > bounds.bytes) throw new TableError('file-too-large', { maximum: bounds.bytes });
    if (bytes > bounds.ratioFromBytes && bytes > packed * bounds.ratio)
      throw new TableError('packed-too-tightly', { maximum: bounds.ratio });
    yield chunk;
  }
}

function refuseContainers(head: Buffer): void {
  if (isGzip(head)) throw new TableError('unsupported-file', { found: 'gzip' });
  const container = containers.find(({ magic }) => startsWith(head, magic));
  if (container) throw new TableError('unsupported-file', { found: container.found });
}

/** The directory of a compound file lies anywhere in it, and names what it holds in UTF-16. */
async function refuseCompound(chunks: AsyncGenerator<Buffer>): Promise<never> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  let before = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const seen = Buffer.concat([before, chunk]);
    if (seen.includes(name)) throw new TableError('encrypted-file');
    before = seen.subarray(-name.length);
  }
  throw new TableError('unsupported-file', { found: 'xls' });
}

/** Looks at the first bytes without losing them. */
export async function peekBytes(
  upload: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; chunks: AsyncGenerator<Buffer> }> {
  const source = upload[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < magicBytes) {
    const next = await source.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const chunks = async function* () {
    try {
      if (head.length > 0) yield head;
      yield* { [Symbol.asyncIterator]: () => source };
    } finally {
      await source.return?.();
    }
  };
  return { head, chunks: chunks() };
}

async function* gunzip(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(chunks, { objectMode: false });
  const unpacking = createGunzip();
  source.on('error', (error) => unpacking.destroy(error));
  source.pipe(unpacking);
  try {
    for await (const chunk of unpacking) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_')) throw new TableError('damaged-file', { found: 'gzip' });
    throw error;
  } finally {
    source.destroy();
  }
}
