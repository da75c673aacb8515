import { chinaSpecialDays, type SpecialDay } from '@tongli/calendar';
import type { CampaignEvent } from '@tongli/forecasting';
import { readNumber } from '../quantity.ts';
import { atCell, refuseValue } from '../refusal.ts';
import { columnAt, isBlank, openTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { readDate } from './timestamp.ts';

export type SpecialDays = Record<string, SpecialDay>;

const firstChinaYear = 2004;
const lastChinaYear = 2099;

/** CN, or a file with the columns date and perhaps name and kind (closed, or open for a make-up workday). */
export async function readHolidays(
  text: string,
  years: { from: number; to: number },
  terminal: Terminal,
): Promise<SpecialDays> {
  if (text.toUpperCase() !== 'CN') return readHolidayFile(text, terminal);
  const special: SpecialDays = {};
  for (let year = Math.max(firstChinaYear, years.from); year <= Math.min(lastChinaYear, years.to); year++) {
    for (const { date, ...day } of chinaSpecialDays(year).days) special[date] = day;
  }
  return special;
}

async function readHolidayFile(file: string, terminal: Terminal): Promise<SpecialDays> {
  const special: SpecialDays = {};
  const { columns, rows } = await readRecords(file, ['date'], terminal);
  const [name, kind] = [columns.indexOf('name'), columns.indexOf('kind')];
  const at = columns.indexOf('date');
  for (const { line, cells } of rows) {
    const date = readDate(atCell(file, line, 'date'), cells[at] ?? '');
    const called = cells[name]?.trim() || '';
    special[date] = {
      kind: kindOf(file, line, cells[kind] ?? ''),
      name: { zh: called || '假日', en: called || 'holiday' },
    };
  }
  return special;
}

const kinds: Readonly<Record<string, 'closed' | 'open'>> = {
  '': 'closed',
  closed: 'closed',
  休: 'closed',
  open: 'open',
  班: 'open',
};

function kindOf(file: string, line: number, text: string): 'closed' | 'open' {
  const kind = kinds[text.trim().toLowerCase()];
  return (
    kind ??
    refuseValue(atCell(file, line, 'kind'), text, {
      zh: '应为 closed（假日）或 open（调休上班），请改正',
      en: 'it must be closed (a holiday) or open (a make-up workday); correct it',
    })
  );
}

/** A file with the columns from, to, name and perhaps uplift (30% or 0.3). */
export async function readEvents(file: string, terminal: Terminal): Promise<CampaignEvent[]> {
  const { columns, rows } = await readRecords(file, ['from', 'to', 'name'], terminal);
  const at = (name: string) => columns.indexOf(name);
  return rows.map(({ line, cells }) => {
    const from = readDate(atCell(file, line, 'from'), cells[at('from')] ?? '');
    const to = readDate(atCell(file, line, 'to'), cells[at('to')] ?? '');
    if (to < from) {
      refuseValue(atCell(file, line, 'to'), to, {
        zh: `不能早于 from（${from}），请改正`,
        en: `it must not lie before from, ${from}; correct it`,
      });
    }
    const name = (cells[at('name')] ?? '').trim();
    const uplift = (cells[at('uplift')] ?? '').trim();
    return { from, to, name, ...(uplift === '' ? {} : { uplift: readUplift(file, line, uplift) }) };
  });
}

function readUplift(file: string, line: number, text: string): number {
  const place = atCell(file, line, 'uplift');
  const percent = /[%％]$/.test(text);
  const value = readNumber(place, percent ? text.slice(0, -1) : text) / (percent ? 100 : 1);
  if (value > -1 && value <= 100) return value;
  return refuseValue(place, text, {
    zh: '应大于 -100%，不超过 10000%，请写成 30% 或 0.3',
    en: 'it must be above -100% and at most 10000%; write it as 30% or 0.3',
  });
}

async function readRecords(file: string, needed: readonly string[], terminal: Terminal) {
  const table = await openTable(file, terminal.stdin);
  for (const column of needed) columnAt(table, column);
  const rows: { line: number; cells: readonly string[] }[] = [];
  let line = 1;
  for await (const batch of table.batches) {
    for (const cells of batch) {
      line++;
      if (!isBlank(cells)) rows.push({ line, cells });
    }
  }
  return { columns: table.columns, rows };
}
