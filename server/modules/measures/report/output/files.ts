import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ReportFormat } from '@tongli/contracts/measures';
import type { Block } from '../../../../platform/document/paper.ts';
import { writePdf } from '../../../../platform/document/pdf.ts';
import type { OpenFile } from '../../../../platform/files/index.ts';
import { csvText } from '../../../../platform/tabular/csv-writer.ts';
import { type WorkbookRow, type WorkbookSheet, writeWorkbook } from '../../../../platform/tabular/workbook/writer.ts';
import type { Run } from '../store.ts';
import { type Sheet, type SheetTable, sheetOf, written } from './sheet.ts';
import { type Language, words } from './words.ts';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<ReportFormat, string>;

interface Asked {
  readonly format: ReportFormat;
  readonly language: Language;
}

/** A report that was told, as a file: made anew of what was kept, with the same digits each time. */
export async function fileOfRun(run: Run, { format, language }: Asked): Promise<OpenFile> {
  const sheet = sheetOf(run, language);
  const content = await contentOf(run, sheet, { format, language });
  const { from, to } = run.result;
  return {
    name: `${sheet.title} ${from === to ? from : `${from} ${to}`}.${format}`,
    mediaType: mediaTypes[format],
    bytes: content.length,
    version: createHash('sha256').update(content).digest('hex').slice(0, 32),
    read: async function* (start, end) {
      yield content.subarray(start, end);
    },
  };
}

function contentOf(run: Run, sheet: Sheet, { format, language }: Asked): Promise<Buffer> {
  if (format === 'csv') return Promise.resolve(Buffer.from(csvText(csvRows(sheet))));
  return format === 'xlsx' ? workbookOf(sheet) : pdfOf(run, sheet, language);
}

const csvTable = ({ columns, rows }: SheetTable): string[][] => [
  columns.map(({ title }) => title),
  ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
];

function csvRows({ title, facts, summary, lines, note }: Sheet): string[][] {
  return [
    [title],
    ...facts.map(({ name, value }) => [name, value]),
    [],
    ...csvTable(summary),
    ...(lines ? [[], ...csvTable(lines)] : []),
    ...(note ? [[note]] : []),
  ];
}

const sheetTable = ({ columns, rows }: SheetTable): WorkbookRow[] => [
  columns.map(({ title }) => ({ value: title, look: 'head' as const })),
  ...rows.map((row) => row.map((cell) => cell ?? '')),
];

/** Names of sheets bear no signs of theirs, and 31 characters. */
const sheetName = (title: string) => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

function workbookOf({ title, facts, summary, lines, note, parts, definitions }: Sheet): Promise<Buffer> {
  const head: WorkbookRow[] = [
    [{ value: title, look: 'head' }],
    ...facts.map(({ name, value }): WorkbookRow => [name, value]),
    [],
  ];
  const widths = (table: SheetTable) => table.columns.map((_, at) => (at === 0 ? 28 : 16));
  const all: WorkbookSheet[] = [
    { name: sheetName(summary.title), widths: widths(summary), rows: [...head, ...sheetTable(summary)] },
    ...(lines
      ? [
          {
            name: sheetName(lines.title),
            widths: widths(lines),
            frozenRows: 1,
            rows: [...sheetTable(lines), ...(note ? [[{ value: note, look: 'note' as const }]] : [])],
          },
        ]
      : []),
    ...[parts, definitions].map((table) => {
      return { name: sheetName(table.title), widths: widths(table), frozenRows: 1, rows: sheetTable(table) };
    }),
  ];
  return buffer(writeWorkbook(all));
}

const block = ({ columns, rows }: SheetTable): Block => ({
  kind: 'table',
  columns: columns.map(({ title, isNumber }, at) => ({ title, isNumber, share: at === 0 ? 2 : 1 })),
  rows: rows.map((row) => row.map(written)),
});

function pdfOf({ result }: Run, sheet: Sheet, language: Language): Promise<Buffer> {
  const { title, facts, summary, lines, note, definitions } = sheet;
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'facts', facts },
    block(summary),
    ...(lines ? [{ kind: 'heading', text: lines.title } as const, block(lines)] : []),
    ...(note ? [{ kind: 'note', text: note } as const] : []),
    ...chartBlocks(result, language),
    { kind: 'heading', text: definitions.title },
    block(definitions),
  ];
  return writePdf({
    title,
    language: language === 'zh' ? 'zh-CN' : 'en',
    isLandscape: (lines?.columns.length ?? 0) > 6,
    blocks,
    foot: `${title} · ${facts[1]?.value ?? ''} · ${facts.at(-1)?.value ?? ''}`.slice(0, 90),
  });
}

function chartBlocks({ charts, indicators }: Run['result'], language: Language): Block[] {
  if (charts.length === 0) return [];
  const heading: Block = { kind: 'heading', text: words.charts[language] };
  return [
    heading,
    ...charts.flatMap(({ indicator, chart }): Block[] => {
      const known = indicators.find(({ code }) => code === indicator);
      const format = { decimals: known?.unit === 'share' ? 0 : 1, isShare: known?.unit === 'share' };
      const line = (name: string, values: (number | null)[]) => ({ name, values, format });
      const said = chart.signals.map(({ explanation }) => explanation[language]);
      return [
        { kind: 'text', text: known?.name[language] ?? indicator },
        {
          kind: 'lines',
          labels: chart.points.map(({ label }) => label.slice(5)),
          series: [
            line(
              known?.name[language] ?? indicator,
              chart.points.map(({ value }) => value),
            ),
            line(
              words.upper[language],
              chart.points.map(({ upper }) => upper),
            ),
            line(
              words.centre[language],
              chart.points.map(({ centre }) => centre),
            ),
            line(
              words.lower[language],
              chart.points.map(({ lower }) => lower),
            ),
          ],
        },
        { kind: 'note', text: said.length === 0 ? words.inControl[language] : said.join('\n') },
      ];
    }),
  ];
}
