import { progressOn } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { columnAt, isBlank, openTable, type Table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export type TextRow = {
  /** As a spreadsheet counts: the header is 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

/** Opens a file and yields its rows a batch at a time, saying on stderr how far it is. */
export async function openRows(
  file: string,
  terminal: Terminal,
): Promise<{ table: Table; rows: () => AsyncGenerator<TextRow[]> }> {
  const table = await openTable(file, terminal.stdin);
  const progress = progressOn(terminal, { zh: '行', en: 'rows' });
  async function* rows(): AsyncGenerator<TextRow[]> {
    let line = 1;
    for await (const batch of table.batches) {
      const kept: TextRow[] = [];
      for (const cells of batch) {
        line++;
        if (!isBlank(cells)) kept.push({ line, cells });
      }
      progress(line - 1);
      yield kept;
    }
  }
  return { table, rows };
}

/** The places of columns written with commas between them; one name may itself hold a comma. */
export function columnsAt(table: Table, names: string): number[] {
  if (table.columns.includes(names)) return [columnAt(table, names)];
  return names.split(/[,，]/).map((name) => columnAt(table, name.trim()));
}

/** The cells of the columns one under the other: a title and its text are read as one. */
export function joined(cells: readonly string[], places: readonly number[]): string {
  return places.map((place) => cells[place] ?? '').join('\n');
}

export function refuseFile(file: string, zh: string, en: string): never {
  const shown = file === '-' ? { zh: '标准输入', en: 'Standard input' } : { zh: `文件 ${file} `, en: file };
  throw new Refusal({ zh: `${shown.zh}${zh}。`, en: `${shown.en} ${en}.` });
}
