import type { CellError, ColumnKind, Outcome } from '@tongli/contracts/imports';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Call, Refusal } from '../call.ts';

/** A field that a column of somebody's file can stand for. */
export interface Field {
  readonly code: string;
  readonly label: Bilingual;
  readonly meaning: Bilingual;
  readonly example: Bilingual;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** What people call it besides its labels; the likelier name first. */
  readonly synonyms: readonly string[];
  /** Of a text, in characters. */
  readonly maximum?: number;
  /** Of a choice. */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly code: string;
  readonly label: Bilingual;
  readonly synonyms?: readonly string[];
}

/**
 * A row's values by field: a text, a date as `2026-03-05`, a telephone number without spaces, the code of a choice, a
 * number in digits. Null: the cell is empty. Missing: the file has no column for it, and what is there stays as it is.
 */
export type Values = Readonly<Record<string, string | null>>;

export interface FieldError {
  /** Null: the row as a whole. */
  readonly field: string | null;
  readonly code: string;
  readonly params?: CellError['params'];
}

/** What a row would do, or what is wrong with it that only what is stored can tell. */
export type Comparison =
  | {
      readonly outcome: Exclude<
        Outcome,
        'skipped'
      > /** Instead of the values, where they were understood as something else. */;
      readonly shown?: Values;
    }
  | { readonly errors: readonly FieldError[] };

export interface ImportRow {
  readonly line: number;
  readonly values: Values;
  readonly outcome: 'added' | 'changed';
}

/**
 * Something that can be brought in as a table. Everything that files have in common is the machine's; here stands what a row
 * means. All calls have the scope of whoever uploaded the table.
 */
export interface Importable {
  readonly name: string;
  readonly title: Bilingual;
  readonly lead: Bilingual;
  /** The permission that the import needs; its scope bounds what the rows may touch. */
  readonly need: `${string}.${string}`;
  readonly fields: readonly Field[];
  readonly maximumRows: number;
  /** Rows may name each other: `compare` is always given all that come in, and `maximumRows` is at most 2,000. */
  readonly whole?: boolean;
  /**
   * How many rows are applied in one transaction, which must not last a second. What is left out is all of them, so that
   * they become visible in one moment. Whoever gives a number hides the rows of a run until `complete`.
   */
  readonly batchRows?: number;
  /** The codes of its own in `check`, `compare` and `undo`. */
  readonly errors: Readonly<Record<string, { readonly wrong: Bilingual; readonly remedy: Bilingual }>>;
  /** By what a row is known; two rows of one file with the same are an error. */
  key(values: Values): string | null;
  /** What is wrong between the values of one row. Pure. */
  check?(values: Values): readonly FieldError[];
  /** One for each row, in order, by a fixed number of statements. What could not be read of a row is missing from its values. */
  compare(call: Call, rows: readonly Values[]): Promise<readonly Comparison[]>;
  /**
   * Writes the rows by a fixed number of statements; returns for each, in order, what undoing it needs. A refusal where the
   * house has changed since the comparison: the rows are compared again.
   */
  apply(call: Call, runId: string, rows: readonly ImportRow[]): Promise<readonly object[] | Refusal>;
  complete?(call: Call, runId: string): Promise<void>;
  /** Takes back rows of `apply`, the last batch first. Refused with what stands in the way. */
  undo(call: Call, runId: string, records: readonly object[]): Promise<Refusal | null>;
}
