import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { mostPieceBytes, mostPieces, type ScreenUse } from '@tongli/contracts/contacts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import type { Database } from '../../../platform/database/database.ts';
import { keepMade, sealBlob } from '../../../platform/files/index.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { contactKey } from '../life/key.ts';
import { tables } from '../store.ts';
import { joinScreen, pieceOwner } from './keeping.ts';
import { type ScreenRow, screenAt } from './showing.ts';

const screenOver = refuse('screen-over');

/** What the contact asks of whoever has it in hand; `gone` to anybody else. */
async function wishOf(call: Call, contactId: string): Promise<'off' | 'on' | 'paused' | 'gone'> {
  const row = await tables(call)
    .selectFrom('contacts.slot as slot')
    .innerJoin('contacts.live as live', 'live.contact_id', 'slot.contact_id')
    .innerJoin('contacts.contact as contact', 'contact.id', 'slot.contact_id')
    .innerJoin('contacts.queue as queue', 'queue.id', 'live.queue_id')
    .leftJoin('contacts.call as call', 'call.contact_id', 'slot.contact_id')
    .select(['contact.channel', 'live.state', 'slot.state as place', 'queue.screens', 'call.paused_for'])
    .where('slot.contact_id', '=', contactId)
    .where('slot.agent_id', '=', call.actor.id ?? '')
    .executeTakeFirst();
  if (!row) return 'gone';
  const { channel, state, place: slot, screens: use, paused_for: pausedFor } = row;
  return screenAt({ use: use as ScreenUse, channel, state, slot }, pausedFor !== null);
}

async function mayShow(call: Call, contactId: string): Promise<Refusal | null> {
  const wish = await wishOf(call, contactId);
  if (wish === 'gone') return notFound;
  if (wish === 'paused') return refuse('recording-paused');
  return wish === 'on' ? null : refuse('screens-off');
}

const insert = (
  call: Call,
  row: Pick<ScreenRow, 'id' | 'contact_id' | 'state' | 'surface' | 'ended_for' | 'ended_at'>,
) =>
  tables(call)
    .insertInto('contacts.screen')
    .values({ ...row, agent_id: call.actor.id ?? '', started_at: call.now, last_at: call.now })
    .execute();

/** A take before it, of the same agent, is over: a browser shows one at a time. */
export async function beginScreen(call: Call, contactId: string, surface: string): Promise<{ id: string } | Refusal> {
  const refused = await mayShow(call, contactId);
  if (refused) return refused;
  await contactKey(call, contactId);
  const before = await tables(call)
    .selectFrom('contacts.screen')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('agent_id', '=', call.actor.id ?? '')
    .where('state', '=', 'running')
    .forUpdate()
    .execute();
  for (const row of before) await finish(call, row, { why: 'broken', missing: 0 });
  const id = randomUUID();
  await insert(call, { id, contact_id: contactId, state: 'running', surface, ended_for: null, ended_at: null });
  return { id };
}

/** Once a contact is enough: an agent who is asked again need not answer again. */
export async function refuseScreen(
  call: Call,
  contactId: string,
  why: string,
): Promise<Record<string, never> | Refusal> {
  const wish = await wishOf(call, contactId);
  if (wish === 'gone') return notFound;
  if (wish === 'off') return refuse('screens-off');
  const said = await tables(call)
    .selectFrom('contacts.screen')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('agent_id', '=', call.actor.id ?? '')
    .where('state', '=', 'refused')
    .executeTakeFirst();
  const row = { id: randomUUID(), contact_id: contactId, state: 'refused', surface: null };
  if (!said) await insert(call, { ...row, ended_for: why, ended_at: call.now });
  return {};
}

const lockOwn = (call: Call, contactId: string, screenId: string): Promise<ScreenRow | undefined> =>
  tables(call)
    .selectFrom('contacts.screen')
    .selectAll()
    .where('id', '=', screenId)
    .where('contact_id', '=', contactId)
    .where('agent_id', '=', call.actor.id ?? '')
    .forUpdate()
    .executeTakeFirst();

class TooLarge extends Error {}

async function* bounded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const part of source) {
    bytes += part.length;
    if (bytes > mostPieceBytes) throw new TooLarge();
    yield part;
  }
}

interface Piece {
  readonly contactId: string;
  readonly screenId: string;
  readonly piece: number;
  readonly upload: Readable;
}

/** Whether this piece is the next one; one that is there already is answered as it was. */
function judge(row: ScreenRow | undefined, piece: number): Refusal | 'there' | 'next' {
  if (!row) return notFound;
  if (piece < row.pieces) return 'there';
  if (row.state !== 'running') return screenOver;
  if (piece >= mostPieces) return screenOver;
  return piece === row.pieces ? 'next' : refuse('screen-out-of-order', { params: { next: row.pieces } });
}

/** Sealed on disk first, outside any transaction: what arrives slowly holds no row. */
export async function addPiece(call: Call, { contactId, screenId, piece, upload }: Piece) {
  const inside = <T>(act: (call: Call) => Promise<T>) =>
    (call.tx as Database).transaction().execute((tx) => act({ ...call, tx }));
  const early = judge(await inside((own) => lockOwn(own, contactId, screenId)), piece);
  if (isRefusal(early)) return early;
  if (early === 'there') return { next: piece + 1 };
  const blob = await sealBlob(call, bounded(upload)).catch((error: unknown) => {
    if (error instanceof TooLarge)
      return refuse('screen-too-large', { status: 422, params: { maximum: mostPieceBytes } });
    throw error;
  });
  if (isRefusal(blob)) return blob;
  return inside(async (own) => {
    const row = await lockOwn(own, contactId, screenId);
    const verdict = judge(row, piece);
    if (isRefusal(verdict)) return verdict;
    if (verdict === 'there') return { next: piece + 1 };
    const file = { ...blob, name: String(piece), mediaType: 'video/webm' };
    const refused = await keepMade(own, file, { owner: pieceOwner(screenId), personId: contactId });
    if (refused) return refused;
    await tables(own)
      .updateTable('contacts.screen')
      .set({ pieces: piece + 1, bytes: Number(row?.bytes ?? 0) + blob.bytes, last_at: own.now })
      .where('id', '=', screenId)
      .execute();
    return { next: piece + 1 };
  });
}

/** From here on it is made one file, by a job. What has nothing in it is lost. */
export async function finish(
  call: Call,
  row: ScreenRow,
  { why, missing }: { readonly why: string; readonly missing: number },
): Promise<void> {
  const state = row.pieces === 0 ? 'lost' : 'joining';
  const endedAt = why === 'lost' ? row.last_at : call.now;
  await tables(call)
    .updateTable('contacts.screen')
    .set({ state, ended_for: why, missing, ended_at: endedAt })
    .where('id', '=', row.id)
    .execute();
  if (state === 'joining') await addJob(call, joinScreen, { id: row.id }, { onlyOne: row.id });
}

export async function endScreen(
  call: Call,
  { contactId, screenId }: { readonly contactId: string; readonly screenId: string },
  end: { readonly why: string; readonly missing: number },
): Promise<Record<string, never> | Refusal> {
  const row = await lockOwn(call, contactId, screenId);
  if (!row) return notFound;
  if (row.state === 'running') await finish(call, row, end);
  return {};
}
