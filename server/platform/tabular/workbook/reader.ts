import { type TableBounds, TableError } from '../bounds.ts';
import type { TableRow } from '../table.ts';
import { type Epoch, readDateStyles } from './dates.ts';
import { readSheetRows } from './sheet.ts';
import { readAll } from './xml.ts';
import { openParts, type Parts } from './zip.ts';

export const isZip = (head: Buffer) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

/** The rows of a workbook's first shown sheet. A title alone in the first row is passed over. */
export async function readWorkbookRows(
  chunks: AsyncIterable<Buffer>,
  bounds: TableBounds,
): Promise<AsyncGenerator<TableRow>> {
  const parts = await openParts(await collect(chunks, bounds), bounds);
  if (!parts.has('xl/workbook.xml')) throw new TableError('unsupported-file', { found: 'packed' });
  const { sheet, epoch } = await findSheet(parts);
  const dateStyles = await readDateStyles(parts);
  const strings = await readStrings(parts);
  return withoutTitle(readSheetRows(parts.read(sheet), { strings, dateStyles, epoch }, bounds));
}

async function collect(chunks: AsyncIterable<Buffer>, bounds: TableBounds): Promise<Buffer> {
  const held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > bounds.workbookBytes) throw new TableError('file-too-large', { maximum: bounds.workbookBytes });
    held.push(chunk);
  }
  return Buffer.concat(held);
}

async function findSheet(parts: Parts): Promise<{ sheet: string; epoch: Epoch }> {
  const sheets: string[] = [];
  let epoch: Epoch = 1900;
  await readAll(parts.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904;
      if (name === 'sheet' && (attributes.state ?? 'visible') === 'visible') sheets.push(attributes['r:id'] ?? '');
    },
  });
  const targets = new Map<string, string>();
  const relations = 'xl/_rels/workbook.xml.rels';
  if (parts.has(relations))
    await readAll(parts.read(relations), {
      open: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
  const sheet = targets.get(sheets[0] ?? '') ?? 'xl/worksheets/sheet1.xml';
  if (!parts.has(sheet)) throw new TableError('damaged-file', { found: 'xlsx' });
  return { sheet, epoch };
}

/** Texts that cells refer to by number; how Chinese words are pronounced (`rPh`) is not part of them. */
async function readStrings(parts: Parts): Promise<readonly string[]> {
  const strings: string[] = [];
  const name = 'xl/sharedStrings.xml';
  if (!parts.has(name)) return strings;
  let text = '';
  let [within, sounding] = [false, false];
  await readAll(parts.read(name), {
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 't') within = true;
      if (tag === 'rPh') sounding = true;
    },
    text: (piece) => {
      if (within && !sounding) text += piece;
    },
    close: (tag) => {
      if (tag === 't') within = false;
      if (tag === 'rPh') sounding = false;
      if (tag === 'si') strings.push(text);
    },
  });
  return strings;
}

const filled = ({ cells }: TableRow) => cells.filter((cell) => cell.trim() !== '').length;

async function* withoutTitle(rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  const first = await rows.next();
  if (first.done) return;
  const second = await rows.next();
  if (second.done || filled(first.value) > 1 || filled(second.value) === 1) yield first.value;
  if (second.done) return;
  yield second.value;
  yield* rows;
}
