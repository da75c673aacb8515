/** The parts of a workbook (ECMA-376) that do not depend on its rows. */
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Signs that XML does not know are left out. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must go.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

export const contentTypes = (sheets: number): string =>
  `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>${numbers(
    sheets,
  )
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${media}.worksheet+xml"/>`)
    .join('')}</Types>`;

export const rootRelationships = `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const relationships = (sheets: number): string =>
  `${head}<Relationships xmlns="${packaged}/relationships">${numbers(sheets)
    .map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join('')}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

/** A sheet's name has at most 31 characters, and none of these. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

export const workbookXml = (names: readonly string[]): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
    .map((name, at) => `<sheet name="${escapeXml(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

const font = (inside: string) => `<font>${inside}<sz val="11"/><name val="Calibri"/></font>`;
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

/** Fonts and fills by place; each look stands twice, for numbers and for texts that must stay texts. */
const looks = [
  { font: 0, fill: 0 },
  { font: 1, fill: 2 },
  { font: 3, fill: 3 },
  { font: 2, fill: 0 },
  { font: 2, fill: 4 },
];

const formats = looks.flatMap((look) => {
  const common = `fontId="${look.font}" fillId="${look.fill}" borderId="0" xfId="0" applyFont="1" applyFill="1"`;
  const aligned = '<alignment vertical="top"/>';
  return [
    `<xf numFmtId="0" ${common}>${aligned}</xf>`,
    `<xf numFmtId="49" ${common} applyNumberFormat="1" quotePrefix="1">${aligned}</xf>`,
  ];
});

export const styles = [
  `${head}<styleSheet xmlns="${main}">`,
  `<fonts count="4">${font('')}${font('<b/>')}${font('<i/>')}${font('<b/><color rgb="FF8A1C1C"/>')}</fonts>`,
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  `${fill('E6EDF5')}${fill('FFD6D6')}${fill('F5F5F5')}</fills>`,
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');
