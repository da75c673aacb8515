import PDFDocument from 'pdfkit';
import { ticksOf, writeLines, written } from './chart.ts';
import { openFaces, settable, type Weight } from './faces.ts';
import type { Block, Paper } from './paper.ts';
import { openSheets, pageWords, type Sheets, writeFeet } from './sheets.ts';
import { writeTable } from './table.ts';
import { openType, type Style } from './type.ts';

const ink = '#111827';
const styles = {
  title: { size: 18, weight: 'bold', colour: ink },
  heading: { size: 12, weight: 'bold', colour: ink },
  text: { size: 10, weight: 'regular', colour: ink },
  note: { size: 8.5, weight: 'regular', colour: '#6b7280' },
} satisfies Record<string, Style>;
/** Points above and below, beside the lines themselves. */
const around = { title: [0, 10], heading: [10, 4], text: [0, 6], note: [0, 6] } as const;
const name: Style = { ...styles.note, size: 9 };
const value: Style = { ...styles.text, size: 9 };

/** The whole document as bytes of a PDF. Takes a second and more: run it in a thread of its own (`pdf.ts`). */
export async function writePaper(given: Paper): Promise<Buffer> {
  const faces = await openFaces();
  const paper = mapTexts(given, (text) => settable(text, faces));
  const pdf = new PDFDocument({
    size: 'A4',
    layout: paper.isLandscape ? 'landscape' : 'portrait',
    margin: 0,
    bufferPages: true,
    lang: paper.language,
    info: { Title: given.title },
    font: '',
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.once('end', resolve));
  const sheets = openSheets(pdf, await openType(pdf, faces, textsOf(paper)));
  for (const block of paper.blocks) writeBlock(sheets, block);
  writeFeet(sheets, paper);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function writeBlock(sheets: Sheets, block: Block): void {
  if (block.kind === 'table') writeTable(sheets, block);
  else if (block.kind === 'lines') writeLines(sheets, block);
  else if (block.kind === 'facts') writeFacts(sheets, block.facts);
  else writeText(sheets, block);
}

function writeText(sheets: Sheets, { kind, text }: Extract<Block, { text: string }>): void {
  const style = styles[kind];
  const lineHeight = style.size * 1.5;
  const [above, below] = around[kind];
  // A heading stays with what follows it.
  sheets.need(above + lineHeight * (kind === 'heading' || kind === 'title' ? 4 : 1));
  sheets.down(above);
  for (const line of sheets.type.linesOf(text, style, sheets.width)) {
    sheets.need(lineHeight);
    sheets.type.set(line, style, sheets.left, sheets.y());
    sheets.down(lineHeight);
  }
  sheets.down(below);
}

function writeFacts(sheets: Sheets, facts: Extract<Block, { kind: 'facts' }>['facts']): void {
  const nameWidth = Math.min(
    sheets.width / 3,
    12 + Math.max(0, ...facts.map((fact) => sheets.type.widthOf(fact.name, name))),
  );
  for (const fact of facts) {
    const lines = sheets.type.linesOf(fact.value, value, sheets.width - nameWidth);
    sheets.need(Math.min(lines.length * 14, sheets.height));
    for (const [index, line] of lines.entries()) {
      sheets.need(14);
      if (index === 0) sheets.type.set(fact.name, name, sheets.left, sheets.y());
      sheets.type.set(line, value, sheets.left + nameWidth, sheets.y());
      sheets.down(14);
    }
  }
  sheets.down(8);
}

/** All that will be set, by weight: the face is cut down to it before anything is measured. */
function textsOf(paper: Paper): Record<Weight, string> {
  const texts = { regular: `${paper.foot}${pageWords(paper.language, 1234567890, 1)}`, bold: ' ' };
  for (const block of paper.blocks) {
    if (block.kind === 'table') {
      texts.bold += block.columns.map(({ title }) => title).join('');
      texts.regular += block.rows.map((row) => row.join('')).join('');
    } else if (block.kind === 'facts') texts.regular += block.facts.map((fact) => fact.name + fact.value).join('');
    else if (block.kind === 'lines') texts.regular += chartTexts(block);
    else texts[styles[block.kind].weight] += block.text;
  }
  return texts;
}

const chartTexts = ({ labels, series }: Extract<Block, { kind: 'lines' }>): string =>
  [
    ...labels,
    ...series.map((line) => line.name),
    ...series.slice(0, 1).flatMap((line) => ticksOf([0, 1]).map((tick) => written(-tick, line.format))),
    '0123456789.-%e+',
  ].join('');

function mapTexts(paper: Paper, map: (text: string) => string): Paper {
  const blocks = paper.blocks.map((block): Block => {
    if (block.kind === 'table')
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, title: map(column.title) })),
        rows: block.rows.map((row) => row.map(map)),
      };
    if (block.kind === 'facts')
      return { ...block, facts: block.facts.map((fact) => ({ name: map(fact.name), value: map(fact.value) })) };
    if (block.kind === 'lines')
      return {
        ...block,
        labels: block.labels.map(map),
        series: block.series.map((line) => ({ ...line, name: map(line.name) })),
      };
    return { ...block, text: map(block.text) };
  });
  return { ...paper, foot: map(paper.foot), blocks };
}
