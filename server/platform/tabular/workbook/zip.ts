import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';
import { type TableBounds, TableError } from '../bounds.ts';

const damaged = () => new TableError('damaged-file', { found: 'xlsx' });
const open = promisify<Buffer, Options, ZipFile>(fromBuffer);
/** A workbook has a part for each sheet, picture and chart. */
const mostParts = 5_000;

/** The parts of a workbook by name, each read as a stream; what they unpack to is bounded together. */
export interface Parts {
  has(name: string): boolean;
  read(name: string): AsyncGenerator<Buffer>;
}

/** Sizes that the file states of itself are not believed: what comes out is counted. */
export async function openParts(file: Buffer, bounds: TableBounds): Promise<Parts> {
  const zip = await open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(() => {
    throw damaged();
  });
  const entries = await listEntries(zip);
  let unpacked = 0;
  const count = (bytes: number) => {
    unpacked += bytes;
    if (unpacked > bounds.bytes) throw new TableError('file-too-large', { maximum: bounds.bytes });
    if (unpacked > bounds.ratioFromBytes && unpacked > file.length * bounds.ratio)
      throw new TableError('packed-too-tightly', { maximum: bounds.ratio });
  };
  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw damaged();
    if (entry.isEncrypted()) throw new TableError('encrypted-file');
    const stream = await openEntry(zip, entry);
    try {
      for await (const chunk of stream) {
        count((chunk as Buffer).length);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw error instanceof TableError ? error : damaged();
    } finally {
      stream.destroy();
    }
  }
  return { has: (name) => entries.has(name), read };
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(damaged()) : resolve(stream))),
  );
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= mostParts) return reject(damaged());
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
