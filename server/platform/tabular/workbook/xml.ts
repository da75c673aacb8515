import { SaxesParser } from 'saxes';
import { TableError } from '../bounds.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What somebody who reads a part of a workbook listens to; names come without their namespace. */
export interface Listener {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const plain = (name: string) => name.slice(name.indexOf(':') + 1);

/** Tells the listener of the elements of a part, and yields after each piece, so that what was gathered can be taken away. */
export async function* readXml(bytes: AsyncIterable<Buffer>, listener: Listener): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const damaged = () => new TableError('damaged-file', { found: 'xlsx' });
  parser.on('error', (error) => {
    throw error;
  });
  // No spreadsheet program writes one, and entities are what bombs are made of.
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }) => listener.open?.(plain(name), attributes as Attributes));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => listener.close?.(plain(name)));
  const decoder = new TextDecoder('utf-8');
  const feed = (text: string | null) => {
    try {
      if (text === null) parser.close();
      else parser.write(text);
    } catch (error) {
      throw error instanceof TableError ? error : damaged();
    }
  };
  for await (const chunk of bytes) {
    feed(decoder.decode(chunk, { stream: true }));
    yield;
  }
  feed(decoder.decode());
  feed(null);
  yield;
}

/** Reads a whole part. */
export async function readAll(bytes: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  for await (const _ of readXml(bytes, listener));
}
