import type { CellError, ColumnKind, ImportOption, Outcome } from '@tongli/contracts/imports';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Call, Refusal } from '../call.ts';
import type { Place } from '../permissions/scope.ts';
import type { Mapping } from './matching.ts';

/** A field that a column of somebody's file can stand for. */
export interface Field {
  readonly code: string;
  readonly label: Bilingual;
  readonly meaning: Bilingual;
  readonly example: Bilingual;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** Needed of what is not there yet, and left alone where there is no column for it of what is. */
  readonly requiredOfNew?: boolean;
  /** What people call it besides its labels; the likelier name first. */
  readonly synonyms: readonly string[];
  /** Of a text, in characters. */
  readonly maximum?: number;
  /** Of a choice. */
  readonly choices?: readonly Choice[];
  /** The value that a cell of a column of this name has, instead of what its kind says; null: none. */
  read?(cell: string, column: string): string | null;
  /** How the preview masks it; what is left out is a text in which anything may stand. */
  readonly shownAs?: 'plain' | 'name' | 'phone';
}

export interface Choice {
  readonly code: string;
  readonly label: Bilingual;
  readonly synonyms?: readonly string[];
}

/**
 * A row's values by field: a text, a date as `2026-03-05`, an instant as `2026-03-05`, `2026-03-05T09:20:00` by the clock of
 * the place or `2026-03-05T01:20:00Z`, a telephone number without spaces, the code of a choice, a number in digits. Null: the cell is empty. Missing: the file has no column for it, and what is there stays as it is.
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

/** A table on its way in, as its importable sees it. */
export interface ImportRun extends Place {
  readonly id: string;
  readonly mapping: Mapping;
  /** The codes of what was chosen. */
  readonly chosen: ReadonlySet<string>;
}

/** A call in the scope of whoever uploaded the table. */
export interface ImportCall extends Call {
  readonly run: ImportRun;
}

/** What everything has that can be brought in as a table. What files have in common is the machine's; here stands what a row means. */
interface Declared {
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
  /** Columns are matched by known names alone: of tables with many columns of no concern, likeness would guess too many. */
  readonly namesOnly?: boolean;
  /** Each row stands for itself, so that the wrong ones can be left out by whoever wants the others. */
  readonly leavesOut?: boolean;
  /** What a row comes to that stands in none of its cells: shown before it comes in. */
  readonly derived?: readonly Field[];
  /** Where what comes in will belong; the project as it was asked for. Left out where each row tells it. */
  place?(call: Call, projectId: string | undefined): Promise<Place | Refusal>;
  /** What whoever brings it in can choose under a mapping. */
  options?(call: Call, mapping: Mapping): Promise<readonly ImportOption[]>;
  /** By what a row is known. */
  key(values: Values): string | null;
  /**
   * What becomes of rows of one file with the same key, but the first: an error where this is left out. Where they are skipped,
   * a row in which something is wrong is not the first.
   */
  repeated?(run: ImportRun): 'wrong' | 'skipped';
  /** What is wrong between the values of one row. Pure. */
  check?(values: Values): readonly FieldError[];
  /** One for each row, in order, by a fixed number of statements. What could not be read of a row is missing from its values. */
  compare(call: ImportCall, rows: readonly Values[]): Promise<readonly Comparison[]>;
  complete?(call: ImportCall, runId: string): Promise<void>;
}

/** What was brought in is taken back row by row, by what the machine keeps of each. */
export interface UndoneByRow extends Declared {
  /**
   * Writes the rows by a fixed number of statements; returns for each, in order, what undoing it needs. A refusal where the
   * house has changed since the comparison: the rows are compared again.
   */
  apply(call: ImportCall, runId: string, rows: readonly ImportRow[]): Promise<readonly object[] | Refusal>;
  /** Takes back rows of `apply`, the last batch first. Refused with what stands in the way. */
  undo(call: ImportCall, runId: string, records: readonly object[]): Promise<Refusal | null>;
}

/**
 * What was brought in knows by which run it came: it is hidden in one moment, and then removed. Of its rows the machine keeps
 * the wrong ones alone, so that a million of them stay a stream.
 */
export interface UndoneByRun extends Declared {
  readonly batchRows: number;
  /** Writes the rows by a fixed number of statements; returns how many came first elsewhere since the comparison. */
  apply(call: ImportCall, runId: string, rows: readonly ImportRow[]): Promise<{ readonly unchanged: number }>;
  /** Hides what is complete. Refused with what stands in the way. */
  withdraw(call: ImportCall, runId: string): Promise<Refusal | null>;
  /** Removes so many of what is hidden; returns how many were left to remove. */
  remove(call: ImportCall, runId: string, limit: number): Promise<number>;
  /** Removes so much of what was only kept to withdraw it; returns how much was left. */
  clear(call: Call, runId: string, limit: number): Promise<number>;
}

/** Something that can be brought in as a table. */
export type Importable = UndoneByRow | UndoneByRun;

export const isUndoneByRun = (importable: Importable): importable is UndoneByRun => 'withdraw' in importable;
