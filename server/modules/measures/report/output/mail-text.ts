import type { Run } from '../store.ts';
import { type Sheet, type SheetTable, sheetOf, written } from './sheet.ts';
import { words } from './words.ts';

export function subjectOf(run: Run): string {
  const { from, to } = run.result;
  return `${run.definition.title[run.language]} ${from === to ? from : `${from} – ${to}`}`;
}

/** The numbers themselves stand in the mail: on a phone nobody opens a workbook. `link` is where it stands in the house. */
export function mailTextOf(run: Run, link: string | null): string {
  const { language } = run;
  const sheet = sheetOf(run, language);
  return [
    sheet.title,
    ...factLines(sheet),
    '',
    ...numberLines(sheet.summary),
    '',
    words.attached[language],
    ...(link === null ? [] : [`${words.online[language]} ${link}`]),
    words.automatic[language],
    '',
  ].join('\r\n');
}

const factLines = ({ facts }: Sheet): string[] => facts.map(({ name, value }) => `${name}: ${value}`);

/** A number a line: `接通率 (%): 81.13 · 上期 80.9 · 增减 0.23`. */
function numberLines({ columns, rows }: SheetTable): string[] {
  return rows.map(([name, unit, value, ...rest]) => {
    const more = rest.flatMap((cell, at) => (cell === null ? [] : `${columns[at + 3]?.title ?? ''} ${written(cell)}`));
    const called = unit ? `${name} (${unit})` : String(name);
    return [`${called}: ${written(value ?? null)}`, ...more].join(' · ');
  });
}
