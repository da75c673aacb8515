import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { contentTypes, escapeXml, relationships, rootRelationships, styles, workbookXml } from './parts.ts';

/** How a cell looks: the names of columns, what is wrong, what explains, an example to be written over. */
export type CellLook = 'plain' | 'head' | 'wrong' | 'note' | 'example';

export interface WorkbookCell {
  readonly value: string | number;
  readonly look?: CellLook;
}

export type WorkbookRow = readonly (string | number | WorkbookCell)[];

export interface WorkbookSheet {
  readonly name: string;
  /** Of its columns, in characters of the usual size. */
  readonly widths?: readonly number[];
  /** Rows that stay on top while one scrolls. */
  readonly frozenRows?: number;
  readonly rows: Iterable<WorkbookRow> | AsyncIterable<WorkbookRow>;
}

const looks: readonly CellLook[] = ['plain', 'head', 'wrong', 'note', 'example'];
const pieceChars = 65_536;
/** The most that a cell of a spreadsheet holds. */
const mostCellChars = 32_767;

/**
 * A workbook as a stream of bytes; memory does not grow with its rows. Texts are texts, whatever they begin with: none is
 * ever a formula, also when its cell is edited and left again.
 */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Readable {
  const zip = new ZipFile();
  // The time of a part says nothing to anybody, and would make equal files differ.
  const options = { mtime: new Date(Date.UTC(2000, 0, 1)) };
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, options);
  add('[Content_Types].xml', contentTypes(sheets.length));
  add('_rels/.rels', rootRelationships);
  add('xl/workbook.xml', workbookXml(sheets.map(({ name }) => name)));
  add('xl/_rels/workbook.xml.rels', relationships(sheets.length));
  add('xl/styles.xml', styles);
  // It is one, though its types promise less.
  const out = zip.outputStream as Readable;
  for (const [at, sheet] of sheets.entries()) {
    const part = Readable.from(sheetXml(sheet), { objectMode: false });
    part.on('error', (error) => out.destroy(error));
    zip.addReadStream(part, `xl/worksheets/sheet${at + 1}.xml`, options);
  }
  zip.end();
  return out;
}

async function* sheetXml({ widths = [], frozenRows = 0, rows }: WorkbookSheet): AsyncGenerator<Buffer> {
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  let piece = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ''}</sheetView></sheetViews>`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
  let line = 0;
  for await (const row of rows) {
    line += 1;
    piece += `<row r="${line}">${row.map((cell, at) => cellXml(cell, at, line)).join('')}</row>`;
    if (piece.length < pieceChars) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`);
}

function cellXml(cell: WorkbookRow[number], at: number, line: number): string {
  const { value, look = 'plain' } = typeof cell === 'object' ? cell : { value: cell };
  const place = `${columnName(at)}${line}`;
  const style = looks.indexOf(look) * 2;
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  const text = String(value).slice(0, mostCellChars);
  // The odd styles carry the mark by which a spreadsheet keeps a text a text.
  return `<c r="${place}" s="${style + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** `BC` for 54. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}
