import { randomUUID } from 'node:crypto';
import type { EvidencePack } from '@tongli/contracts/complaints';
import type { FileAddress } from '@tongli/contracts/files';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { listFiles, removeFiles, signAddress } from '../../../platform/files/index.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { findCase, lockCase, tables } from '../store.ts';
import { evidenceWork, fileOwner, packOf } from './store.ts';

/** What decides whether somebody may have all that is on record about a case. */
export interface Asking {
  readonly recused: ReadonlySet<string>;
  readonly askerId: string | null;
  readonly underWay: boolean;
}

/** Never to those whom the case is about; one archive at a time. */
export function decideEvidence({ recused, askerId, underWay }: Asking): Refusal | null {
  if (askerId === null || recused.has(askerId)) return refuse('recused', { status: 403 });
  return underWay ? refuse('evidence-under-way') : null;
}

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

export async function askEvidence(
  call: Call,
  complaintId: string,
  { purpose, language }: { readonly purpose: string; readonly language: 'zh' | 'en' },
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
  const row = await tables(call)
    .insertInto('complaints.evidence_pack')
    .values({
      id: randomUUID(),
      complaint_id: complaintId,
      state: 'waiting',
      purpose,
      language,
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
}
