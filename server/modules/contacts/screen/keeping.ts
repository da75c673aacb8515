import { sql } from 'kysely';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { keepMade, listFiles, type OpenFile, openFile, removeFiles, sealBlob } from '../../../platform/files/index.ts';
import { job } from '../../../platform/jobs/job.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { tables } from '../store.ts';

/** What owns the pieces of one take, and what owns it when it is whole. */
export const pieceOwner = (screenId: string) => ({ type: 'screen-piece', id: screenId });
const wholeOwner = (screenId: string) => ({ type: 'screen', id: screenId });

/** The pieces in their order; null where their key is destroyed. */
async function openPieces(call: Call, screenId: string): Promise<OpenFile[] | null> {
  const named = await listFiles(call, pieceOwner(screenId));
  const inOrder = named.toSorted((a, b) => Number(a.name) - Number(b.name));
  const opened: OpenFile[] = [];
  for (const { id } of inOrder) {
    const file = await openFile(call, id);
    if (!file) return null;
    opened.push(file);
  }
  return opened.length === 0 ? null : opened;
}

async function* joined(pieces: readonly OpenFile[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield* piece.read(0, piece.bytes);
}

/** Many small files cost more than one: a take that is over becomes one, and its pieces go with the next sweep. */
export const joinScreen = job('contacts.join-screen', {
  payload: z.object({ id: z.uuid() }),
  attempts: 10,
  run: async ({ floor }, { id }) => {
    const pieces = await inSystemCall(floor, 'screens', async (call) => {
      const row = await find(call, id);
      return row?.state === 'joining' ? await openPieces(call, id) : undefined;
    });
    if (pieces === undefined) return;
    const blob = pieces && (await sealBlob(floor, joined(pieces)));
    await inSystemCall(floor, 'screens', async (call) => {
      const row = await find(call, id);
      if (row?.state !== 'joining') return;
      const file = blob && { ...blob, name: `${row.contact_id}-${id}.webm`, mediaType: 'video/webm' };
      const owner = wholeOwner(id);
      const refused = file ? await keepMade(call, file, { owner, personId: row.contact_id }) : true;
      await removeFiles(call, pieceOwner(id));
      const to = refused || !blob ? { state: 'deleted' } : { state: 'kept', file_id: blob.id, bytes: blob.bytes };
      await tables(call).updateTable('contacts.screen').set(to).where('id', '=', id).execute();
    });
  },
});

const find = (call: Call, id: string) =>
  tables(call).selectFrom('contacts.screen').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Nobody sees it any more; its bytes go with the next sweep of files. */
export async function forgetScreen(call: Call, id: string): Promise<void> {
  await removeFiles(call, wholeOwner(id));
  await removeFiles(call, pieceOwner(id));
  await tables(call)
    .updateTable('contacts.screen')
    .set({ state: 'deleted', file_id: null })
    .where('id', '=', id)
    .execute();
}

/** Their files went with the key of the contact. */
export async function forgetScreensOf(call: Call, contactIds: readonly string[]): Promise<void> {
  await sql`update contacts.screen set state = 'deleted', file_id = null, ended_at = coalesce(ended_at, ${call.now})
    where contact_id = any(${[...contactIds]}::uuid[]) and state not in ('deleted', 'refused')`.execute(call.tx);
}
