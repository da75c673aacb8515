import type { CellError } from '@tongli/contracts/imports';
import { sql } from 'kysely';
import type { Call } from '../call.ts';

const errorPage = 200;

interface ErrorRow {
  line: number;
  column_name: string;
  value_sealed: Buffer;
  code: string;
  params: CellError['params'];
}

const opened = (call: Call, rows: readonly ErrorRow[]): CellError[] =>
  rows.map(({ line, column_name, value_sealed, code, params }) => ({
    line,
    column: column_name,
    value: call.keyring.openStaged(value_sealed),
    code,
    params,
  }));

/** In the order of the file. A page ends with a whole row; `next` is the row after which the next page begins. */
export async function readErrorPage(
  call: Call,
  runId: string,
  after: number,
): Promise<{ errors: CellError[]; next: number | null }> {
  const { rows } = await sql<ErrorRow>`
    select line, column_name, value_sealed, code, params from (
      select * from platform.import_error where run_id = ${runId} and line > ${after}
      order by line fetch first ${sql.raw(String(errorPage))} rows with ties
    ) found order by line, column_name, field, code`.execute(call.tx);
  return { errors: opened(call, rows), next: rows.length < errorPage ? null : (rows.at(-1)?.line ?? null) };
}

/** Of the rows after one up to another. */
export async function readErrorsOf(call: Call, runId: string, after: number, upTo: number): Promise<CellError[]> {
  const { rows } = await sql<ErrorRow>`
    select line, column_name, value_sealed, code, params from platform.import_error
    where run_id = ${runId} and line > ${after} and line <= ${upTo} order by line, column_name, field, code`.execute(
    call.tx,
  );
  return opened(call, rows);
}
