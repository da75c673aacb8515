import type { Column } from './column.ts';
import { exported, saveBlob } from './csv.ts';

/** Saves rows at hand as an Excel file, in the words of their columns. */
export async function saveTable<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]) {
  const { xlsxFile } = await import('./tools/xlsx.ts');
  const shown = exported(columns);
  const file = xlsxFile(shown, name);
  file.add(rows.map((row) => shown.map(({ text }) => text(row))));
  saveBlob(`${name}.xlsx`, file.end());
}
