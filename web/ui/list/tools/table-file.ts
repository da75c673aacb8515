import { byteOrderMark, csvLines } from '../csv.ts';

/** A file of a table that is written row by row: what is written is kept as bytes, the rows are not. */
export interface TableFile {
  add(rows: readonly (readonly string[])[]): void;
  end(): Blob;
}

export function csvFile(titles: readonly string[]): TableFile {
  const parts: Blob[] = [new Blob([byteOrderMark, csvLines([titles])])];
  return {
    add: (rows) => {
      parts.push(new Blob([csvLines(rows)]));
    },
    end: () => new Blob(parts, { type: 'text/csv;charset=utf-8' }),
  };
}
