import type { LedgerImport, RowError } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { tables } from '../store.ts';
import { type ImportRow, mappingOf } from './store.ts';

const errorPage = 500;

const selectImports = (call: Call) =>
  tables(call)
    .selectFrom('complaints.ledger_import as ledger_import')
    .selectAll()
    .where(({ ref }) => inScope(call, { project: ref('project_id'), unit: ref('unit_id') }))
    .where('state', '!=', 'receiving');

function replyOf(row: ImportRow): LedgerImport {
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state as LedgerImport['state'],
    encoding: row.encoding as LedgerImport['encoding'],
    columns: row.columns,
    mapping: mappingOf(row),
    rows: row.rows,
    done: row.done,
    applied: row.applied,
    duplicates: row.duplicates,
    wrong: row.wrong,
    judgedWithinDays: row.judged_within_days,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    createdBy: row.created_by,
  };
}

export async function getImport(call: Call, id: string): Promise<LedgerImport | Refusal> {
  const row = await selectImports(call).where('id', '=', id).executeTakeFirst();
  return row ? replyOf(row) : notFound;
}

const columns: ListColumns = {
  state: { expression: sql`state`, type: 'text' },
  createdAt: { expression: sql`created_at`, type: 'instant' },
};

export async function listImports(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectImports(call), query, columns, sql<string>`id`);
  return { items: rows.map(replyOf), nextCursor };
}

interface ErrorRow {
  line: number;
  column_name: string;
  value_sealed: Buffer;
  code: string;
  params: Record<string, string>;
}

/** In the order of the file. A page ends with a whole row; `next` is the row after which the next page begins. */
export async function listRowErrors(
  call: Call,
  id: string,
  after: number,
): Promise<{ errors: RowError[]; next: number | null } | Refusal> {
  const known = await getImport(call, id);
  if (isRefusal(known)) return known;
  const { rows } = await sql<ErrorRow>`
    select line, column_name, value_sealed, code, params from (
      select * from complaints.ledger_row_error where import_id = ${id} and line > ${after}
      order by line fetch first ${sql.raw(String(errorPage))} rows with ties
    ) found order by line, column_name`.execute(call.tx);
  const errors = rows.map((row) => ({
    line: row.line,
    column: row.column_name,
    value: maskText(call.keyring.openStaged(row.value_sealed)),
    code: row.code,
    params: row.params,
  }));
  return { errors, next: errors.length < errorPage ? null : (errors.at(-1)?.line ?? null) };
}
