/** What a table file may at most hold; a file beyond a bound is refused whole. */
export interface TableBounds {
  /** After unpacking. */
  readonly bytes: number;
  /** Unpacked bytes per packed byte, watched once `ratioFromBytes` have come out: text packs 5 to 30 times. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** A workbook as it is sent: it is held in memory to be opened. */
  readonly workbookBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly columnNameChars: number;
  readonly cellChars: number;
  /** One record with its quotes; ends an unclosed quote before it swallows the file into memory. */
  readonly recordChars: number;
}

export const tableBounds: TableBounds = {
  bytes: 2_000_000_000,
  ratio: 200,
  ratioFromBytes: 10_000_000,
  workbookBytes: 50_000_000,
  rows: 1_000_000,
  columns: 200,
  columnNameChars: 200,
  cellChars: 100_000,
  recordChars: 2_000_000,
};

/** Why a file cannot be read as a table: a stable code and its parameters. */
export class TableError extends Error {
  override name = 'TableError';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}
