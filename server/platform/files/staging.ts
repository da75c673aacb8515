import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../call.ts';
import type { Database, Tx } from '../database/database.ts';
import type { SealedBlob } from './receive.ts';

/** Who may take what is staged: the account that sent it, or whoever knows the draft that it was sent for. */
export type Stager = { readonly accountId: string } | { readonly draftId: string };

/** More than a draft may keep, because a file whose reply was lost is sent again. */
const mostStagedOfDraft = 10;
/** Of somebody who is signed in, within a day. */
const mostStagedOfAccount = 200;
/** What nobody has taken yet and nobody answers for: strangers must not be able to fill the disk. */
const mostBytesOfDrafts = 2_000_000_000;

const stagedRows = (tx: Tx) => tx.selectFrom('platform.file').where('owner_id', 'is', null);

const stagedBy = (tx: Tx, by: Stager) =>
  'draftId' in by
    ? stagedRows(tx).where('draft_id', '=', by.draftId)
    : stagedRows(tx).where('draft_id', 'is', null).where('uploaded_by', '=', by.accountId);

/** Whether a row was staged by this one. */
export const isStagedBy = (
  row: { owner_id: string | null; draft_id: string | null; uploaded_by: string | null },
  by: Stager,
): boolean =>
  row.owner_id === null &&
  ('draftId' in by ? row.draft_id === by.draftId : row.draft_id === null && row.uploaded_by === by.accountId);

/** Asked before a byte is read, and again when the row is written. */
export async function roomFor({ tx }: Pick<Call, 'tx'>, by: Stager): Promise<Refusal | null> {
  const most = 'draftId' in by ? mostStagedOfDraft : mostStagedOfAccount;
  const { count } = await stagedBy(tx, by)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) >= most)
    return refuse('too-many-files', { status: 422, field: 'upload', params: { maximum: most } });
  if (!('draftId' in by)) return null;
  const { bytes } = await stagedRows(tx)
    .where('draft_id', 'is not', null)
    .select(({ fn }) => fn.coalesce(fn.sum<string>('bytes'), sql.lit('0')).as('bytes'))
    .executeTakeFirstOrThrow();
  return Number(bytes) > mostBytesOfDrafts ? refuse('files-not-taken-now', { status: 429, field: 'upload' }) : null;
}

interface Staged extends SealedBlob {
  readonly name: string;
  readonly mediaType: string;
}

/** Writes the row. Uploads of one draft are counted one after the other, so that none slips past the bound. */
export async function stage(call: Call, by: Stager, file: Staged): Promise<Refusal | null> {
  const db: Database = call.tx;
  const refused = await db.transaction().execute(async (tx) => {
    const key = 'draftId' in by ? by.draftId : by.accountId;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`files:${key}`}, 0))`.execute(tx);
    const noRoom = await roomFor({ tx }, by);
    if (noRoom === null) await insert({ ...call, tx }, by, file);
    return noRoom;
  });
  if (refused) await call.blobs.remove(file.id);
  return refused;
}

async function insert(call: Call, by: Stager, file: Staged): Promise<void> {
  await call.tx
    .insertInto('platform.file')
    .values({
      id: file.id,
      name_sealed: call.keyring.sealStaged(file.name),
      media_type: file.mediaType,
      bytes: file.bytes,
      sha256: file.sha256,
      key_sealed: call.keyring.sealStaged(file.key.toString('base64')),
      uploaded_by: 'draftId' in by ? null : by.accountId,
      draft_id: 'draftId' in by ? by.draftId : null,
      uploaded_at: call.now,
    })
    .execute();
}

/** Takes back what was staged and not taken; its blob goes with the next sweep. */
export async function withdrawFile(call: Call, id: string, by: Stager): Promise<boolean> {
  const row = await stagedBy(call.tx, by).select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return false;
  await call.tx.deleteFrom('platform.file').where('id', '=', id).execute();
  return true;
}
