import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  type UploadedChart,
  type UploadedDefinition,
  type UploadedTable,
  uploadedBounds,
  uploadedDefinition,
} from '@tongli/contracts/measures';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { TableError, tableBounds } from '../../../platform/tabular/bounds.ts';
import { readTable } from '../../../platform/tabular/read-table.ts';
import { tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';
import { drawUploaded } from './drawing.ts';
import { type Content, readNumber } from './points.ts';

type Row = Selectable<MeasuresTables['measures.uploaded_table']>;

const bounds = {
  ...tableBounds,
  ...{ bytes: 20_000_000, workbookBytes: uploadedBounds.bytes, rows: uploadedBounds.rows },
  ...{ columns: uploadedBounds.columns, cellChars: 1_000 },
};

const contentOf = (call: Call, row: Row): Content => JSON.parse(call.keyring.openStaged(row.content_sealed));

function replyOf(call: Call, row: Row): UploadedTable {
  const { columns, rows } = contentOf(call, row);
  const drawing = row.drawing_sealed && JSON.parse(call.keyring.openStaged(row.drawing_sealed));
  return {
    id: row.id,
    name: call.keyring.openStaged(row.title_sealed),
    columns: columns.map((name, at) => {
      const cells = rows.map((cells) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
      return { name, filled: cells.length, numbers: cells.filter((cell) => readNumber(cell) !== null).length };
    }),
    rows: row.row_count,
    uploadedAt: row.uploaded_at.toISOString(),
    drawing: uploadedDefinition.safeParse(drawing).data ?? null,
  };
}

/** One's own alone: nobody else knows what stands in it. */
const ofOwner = (call: Call) =>
  tables(call).selectFrom('measures.uploaded_table').selectAll().where('owner_id', '=', ownerOf(call));

function ownerOf({ actor }: Call): string {
  if (actor.id === null) throw new Error('a table is uploaded by somebody');
  return actor.id;
}

export async function listTables(call: Call): Promise<{ tables: UploadedTable[] }> {
  const rows = await ofOwner(call).orderBy('uploaded_at', 'desc').orderBy('id').limit(uploadedBounds.tables).execute();
  return { tables: rows.map((row) => replyOf(call, row)) };
}

export async function upload(call: Call, name: string, bytes: Readable): Promise<UploadedTable | Refusal> {
  const held = await ofOwner(call).execute();
  if (held.length >= uploadedBounds.tables)
    return refuse('too-many-tables', { status: 422, field: 'upload', params: { maximum: uploadedBounds.tables } });
  const content = await read(bytes);
  if (isRefusal(content)) return content;
  const id = randomUUID();
  const row = await tables(call)
    .insertInto('measures.uploaded_table')
    .values({
      ...{ id, owner_id: ownerOf(call), title_sealed: call.keyring.sealStaged(name) },
      content_sealed: call.keyring.sealStaged(JSON.stringify(content)),
      ...{ row_count: content.rows.length, uploaded_at: call.now },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(call, 'measures.upload-table', { type: 'uploaded-table', id });
  return replyOf(call, row);
}

async function read(bytes: Readable): Promise<Content | Refusal> {
  try {
    const { columns, rows } = await readTable(bytes, bounds);
    const cells: (readonly string[])[] = [];
    for await (const row of rows) cells.push(row.cells.slice(0, columns.length));
    return { columns, rows: cells };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return refuse(error.code, { status: 422, field: 'upload', params: error.params });
  }
}

/** Drawn, and as it is drawn it is opened again. */
export async function drawTable(
  call: Call,
  id: string,
  definition: UploadedDefinition,
): Promise<UploadedChart | Refusal> {
  const row = await ofOwner(call).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return notFound;
  const drawn = drawUploaded(contentOf(call, row), definition);
  if (isRefusal(drawn)) return drawn;
  await tables(call)
    .updateTable('measures.uploaded_table')
    .set({ drawing_sealed: call.keyring.sealStaged(JSON.stringify(definition)) })
    .where('id', '=', id)
    .execute();
  return drawn;
}

export async function removeTable(call: Call, id: string): Promise<Record<string, never> | Refusal> {
  const row = await tables(call)
    .deleteFrom('measures.uploaded_table')
    .where('id', '=', id)
    .where('owner_id', '=', ownerOf(call))
    .returning('id')
    .executeTakeFirst();
  if (!row) return notFound;
  await audit(call, 'measures.remove-uploaded-table', { type: 'uploaded-table', id });
  return {};
}
