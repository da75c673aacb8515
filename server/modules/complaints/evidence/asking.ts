import { randomUUID } from 'node:crypto';
import type { EvidencePack, ReplyWish } from '@tongli/contracts/complaints';
import type { FileAddress } from '@tongli/contracts/files';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { listFiles, removeFiles, signAddress } from '../../../platform/files/index.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { findCase, lockCase, tables } from '../store.ts';
import { decideEvidence } from './deciding.ts';
import { keptReply } from './formats/replying.ts';
import { evidenceWork, fileOwner, packOf } from './store.ts';

export async function listEvidence(call: Call, complaintId: string): Promise<{ packs: EvidencePack[] } | Refusal> {
  if (!(await findCase(call, complaintId))) return notFound;
  const rows = await tables(call)
    .selectFrom('complaints.evidence_pack')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute();
  return { packs: rows.map(packOf) };
}

interface Wish {
  readonly purpose: string;
  readonly language: 'zh' | 'en';
  /** In the shape that a recipient asks for. */
  readonly reply: ReplyWish | null;
}

export async function askEvidence(
  call: Call,
  complaintId: string,
  { purpose, language, reply }: Wish,
): Promise<EvidencePack | Refusal> {
  const loaded = await lockCase(call, complaintId);
  if (!loaded) return notFound;
  const waiting = await tables(call)
    .selectFrom('complaints.evidence_pack')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  const { id: askerId, name } = call.actor;
  const asking = { recused: loaded.case.recused, askerId, underWay: waiting !== undefined };
  const refused = decideEvidence(asking);
  if (refused || askerId === null) return refused ?? notFound;
  const kept = reply && (await keptReply(call, loaded, reply, language));
  if (kept && isRefusal(kept)) return kept;
  const row = await tables(call)
    .insertInto('complaints.evidence_pack')
    .values({
      id: randomUUID(),
      complaint_id: complaintId,
      state: 'waiting',
      purpose,
      language,
      reply: kept ? JSON.stringify(kept) : null,
      asked_by: askerId,
      asked_by_name: name,
      asked_at: call.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(call, 'complaints.make-evidence', { type: 'complaint', id: complaintId }, purpose);
  await addJob(call, evidenceWork, { packId: row.id });
  return packOf(row);
}

export async function fetchEvidence(call: Call, complaintId: string, packId: string): Promise<FileAddress | Refusal> {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  const refused = decideEvidence({ recused: loaded.case.recused, askerId: call.actor.id, underWay: false });
  if (refused) return refused;
  const row = await tables(call)
    .selectFrom('complaints.evidence_pack')
    .selectAll()
    .where('id', '=', packId)
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst();
  if (!row) return notFound;
  const [file] = row.state === 'ready' ? await listFiles(call, fileOwner(packId)) : [];
  if (!file) return refuse('evidence-not-there');
  await audit(call, 'complaints.fetch-evidence', { type: 'complaint', id: complaintId }, row.purpose);
  const { token, expiresAt } = signAddress(call, file.id);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Archives of these cases hold what was said in clear: they go with it. */
export async function eraseEvidence(call: Call, complaintIds: readonly string[]): Promise<void> {
  const rows = await tables(call)
    .updateTable('complaints.evidence_pack')
    .set({ state: 'expired' })
    .where('complaint_id', 'in', [...complaintIds])
    .where('state', 'in', ['ready', 'waiting'])
    .returning('id')
    .execute();
  for (const { id } of rows) await removeFiles(call, fileOwner(id));
  // What was written into a reply goes too; which shape it had stays.
  await sql`update complaints.evidence_pack set reply = reply || '{"said": {}}'::jsonb
    where reply is not null and complaint_id = any(${[...complaintIds]}::uuid[])`.execute(call.tx);
}
