import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type TableBounds, TableError } from '@tongli/server/platform/tabular/bounds';
import { openBytes } from '@tongli/server/platform/tabular/bytes';
import { detectDelimiter } from '@tongli/server/platform/tabular/delimiter';
import { decodeText } from '@tongli/server/platform/tabular/text';
import { parse } from 'csv-parse';
import { Refusal, type Text } from './refusal.ts';

export type Cells = readonly string[];

export type Table = {
  readonly file: string;
  readonly columns: readonly string[];
  /** Records after the header, in batches of what one read of the file brought; blank ones are there too, so that lines can be counted. */
  readonly batches: AsyncGenerator<readonly Cells[]>;
};

// A file of one's own is not an attack: only what would fill the memory is bounded.
const bounds: TableBounds = {
  bytes: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  ratioFromBytes: Number.POSITIVE_INFINITY,
  workbookBytes: Number.POSITIVE_INFINITY,
  rows: Number.POSITIVE_INFINITY,
  columns: 10_000,
  columnNameChars: 10_000,
  cellChars: 1_000_000,
  recordChars: 2_000_000,
};

/**
 * A CSV file (comma, semicolon or tab; UTF-8 or GB18030; packed with gzip or not; "-" is standard input) as a stream.
 * What cannot be read is a Refusal that names the file and, where it is known, the line.
 */
export async function openTable(file: string, stdin: Readable): Promise<Table> {
  const batches = refusing(file, readBatches(decodeText(openBytes(openFile(file, stdin), bounds)).chunks));
  // Not for-await, which would close the stream at the header.
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    const place = next.value.findIndex((cells) => !isBlank(cells));
    const header = next.value[place];
    if (!header) continue;
    return { file, columns: columnsOf(file, header), batches: following(next.value.slice(place + 1), batches) };
  }
  return refuse(file, { zh: '是空的，请给出带表头的 CSV', en: 'is empty; give a CSV file with a header' });
}

export function isBlank(cells: Cells): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

function openFile(file: string, stdin: Readable): Readable {
  return file === '-' ? stdin : createReadStream(file, { highWaterMark: 262_144 });
}

async function* following(first: readonly Cells[], rest: AsyncGenerator<readonly Cells[]>) {
  yield first;
  yield* rest;
}

const fewLines = 500;

// Batches and not records: an await for each record would take longer than parsing it.
async function* readBatches(chunks: AsyncGenerator<string>): AsyncGenerator<readonly Cells[]> {
  const first = await chunks.next();
  if (first.done) return;
  const delimiter = detectDelimiter(first.value);
  let rest = first.value;
  // Files without quotes need no parser, and most have none; from the first quote on, the parser goes on.
  while (isPlain(rest)) {
    const end = rest.lastIndexOf('\n');
    if (end >= 0) {
      const lines = rest.slice(0, end).split('\n');
      // A few at a time, so that cells need not live long: memory that is soon free costs nothing.
      for (let from = 0; from < lines.length; from += fewLines) {
        yield lines.slice(from, from + fewLines).map((line) => withoutReturn(line).split(delimiter));
      }
    }
    rest = rest.slice(end + 1);
    const next = await chunks.next();
    if (next.done) {
      if (rest !== '') yield [withoutReturn(rest).split(delimiter)];
      return;
    }
    rest += next.value;
  }
  yield* parsedBatches(rest, chunks, delimiter);
}

/** No quotes, lines that end in a line feed, and none that would fill the memory. */
function isPlain(text: string): boolean {
  return !text.includes('"') && !/\r(?!\n|$)/.test(text) && text.length < bounds.recordChars;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

async function* parsedBatches(
  head: string,
  chunks: AsyncGenerator<string>,
  delimiter: string,
): AsyncGenerator<readonly Cells[]> {
  const parser = parse({ delimiter, relax_column_count: true, max_record_size: bounds.recordChars });
  let batch: Cells[] = [];
  parser.on('data', (cells: Cells) => batch.push(cells));
  // Each failure also reaches the callback of its write.
  parser.on('error', () => {});
  const feed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      parser.write(text, (error) => (error ? reject(error) : resolve()));
    });
  await feed(head);
  yield batch;
  for await (const text of chunks) {
    batch = [];
    await feed(text);
    yield batch;
  }
  batch = [];
  const ended = new Promise<void>((resolve, reject) => parser.once('end', resolve).once('error', reject));
  parser.end();
  await ended;
  yield batch;
}

function columnsOf(file: string, header: Cells): string[] {
  const columns = header.map((cell) => cell.trim());
  while (columns.at(-1) === '') columns.pop();
  const twice = columns.find((column, place) => column !== '' && columns.indexOf(column) !== place);
  if (twice === undefined) return columns;
  return refuse(file, {
    zh: `第 1 行有两个“${twice}”列，请改名使列名各不相同`,
    en: `has two columns "${twice}" in line 1; rename one of them`,
  });
}

async function* refusing(file: string, batches: AsyncGenerator<readonly Cells[]>) {
  let records = 0;
  try {
    for await (const batch of batches) {
      records += batch.length;
      yield batch;
    }
  } catch (error) {
    refuse(file, reasonOf(error, records));
  }
}

function reasonOf(error: unknown, records: number): Text {
  const code = error instanceof TableError ? error.code : (error as { code?: string }).code;
  const after = { zh: `第 ${records + 1} 行或之后`, en: `in or after line ${records + 1}` };
  switch (code) {
    case 'ENOENT':
      return { zh: '不存在，请检查文件名', en: 'does not exist; check the name' };
    case 'EACCES':
    case 'EISDIR':
      return {
        zh: '无法打开，请检查权限以及它是不是文件',
        en: 'cannot be opened; check that it is a file that you may read',
      };
    case 'unsupported-file':
      return {
        zh: '不是文本表格，请在 Excel 中另存为 CSV',
        en: 'is not a text table; save it as CSV from the spreadsheet',
      };
    case 'damaged-file':
      return { zh: '的压缩数据已损坏，请重新压缩', en: 'is a damaged gzip file; pack it again' };
    case 'unreadable-text':
      return {
        zh: '既不是 UTF-8 也不是 GB18030，请另存为 UTF-8',
        en: 'is neither UTF-8 nor GB18030; save it as UTF-8',
      };
  }
  if (code?.startsWith('CSV_')) {
    return { zh: `${after.zh}引号不成对，请检查引号`, en: `has unbalanced quotes ${after.en}; check the quotes` };
  }
  throw error;
}

function refuse(file: string, { zh, en }: Text): never {
  const shown = file === '-' ? { zh: '标准输入', en: 'Standard input' } : { zh: `文件 ${file} `, en: file };
  throw new Refusal({ zh: `${shown.zh}${zh}。`, en: `${shown.en} ${en}.` });
}

/** The place of a column, by its name. */
export function columnAt(table: Table, name: string): number {
  const place = table.columns.indexOf(name);
  if (place >= 0) return place;
  const present = table.columns.join(', ');
  return refuse(table.file, {
    zh: `第 1 行没有“${name}”列，现有 ${present}；请改正列名`,
    en: `has no column "${name}" in line 1, only ${present}; correct the name`,
  });
}
