import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { TableFile } from './table-file.ts';

/** Office Open XML (ECMA-376), as little of it as one sheet needs: text stands in its cells, so no formula can come to be. */
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const xlsxType = `${kind}.sheet`;

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Style 0 is plain, 1 the bold head, 2 text that a spreadsheet must not take for a number.
  'xl/styles.xml': `<styleSheet xmlns="${sheetSpace}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/** A name of a sheet: at most 31 characters, some of which mean something else to a spreadsheet. */
const sheetName = (name: string) =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';

/** What XML cannot hold is left out; what Office would read as an escape is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const longestCell = 32_767;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const xmlText = (text: string): string =>
  text
    .slice(0, longestCell)
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? '');

const cell = (text: string, style: number) =>
  text === '' ? '<c/>' : `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** A plain number of a column of numbers can be counted with; whatever was grouped or has a unit stays as it was seen. */
const value = (text: string, isNumber: boolean) =>
  isNumber && /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? `<c><v>${text}</v></c>` : cell(text, 2);

const usualWidth = 16;
const widthOf = (title: string) => Math.max(usualWidth, [...title].length * 2 + 2);

export interface SheetColumn {
  readonly title: string;
  readonly number?: boolean | undefined;
}

/** An Excel workbook of one sheet with a head that stays in sight. */
export function xlsxFile(columns: readonly SheetColumn[], name: string): TableFile {
  const written: Blob[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    written.push(new Blob([new Uint8Array(bytes)]));
  });
  const addPart = (path: string, text: string) => {
    const part = new ZipPassThrough(path);
    zip.add(part);
    part.push(strToU8(declaration + text), true);
  };
  for (const [path, text] of Object.entries(parts)) addPart(path, text);
  addPart(
    'xl/workbook.xml',
    `<workbook xmlns="${sheetSpace}" xmlns:r="${office}"><sheets><sheet name="${xmlText(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  zip.add(sheet);
  const write = (text: string, last = false) => sheet.push(strToU8(text), last);
  const widths = columns.map(
    ({ title }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(title)}" customWidth="1"/>`,
  );
  write(
    `${declaration}<worksheet xmlns="${sheetSpace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${columns.map(({ title }) => cell(title, 1)).join('')}</row>`,
  );
  return {
    add: (rows) => {
      const lines = rows.map((row) => row.map((text, at) => value(text, columns[at]?.number ?? false)).join(''));
      write(lines.map((line) => `<row>${line}</row>`).join(''));
    },
    end: () => {
      write('</sheetData></worksheet>', true);
      zip.end();
      return new Blob(written, { type: xlsxType });
    },
  };
}
