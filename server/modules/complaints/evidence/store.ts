import type { EvidencePack, EvidenceState } from '@tongli/contracts/complaints';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ComplaintsTables } from '../tables.ts';
import type { ReplyKept } from './formats/replying.ts';

export type PackRow = Selectable<ComplaintsTables['complaints.evidence_pack']>;

/** Of the file that holds an archive. */
export const fileOwner = (packId: string) => ({ type: 'evidence-pack', id: packId });

/** Tried again after a pause, then given up. */
export const evidenceWork = {
  name: 'complaints.evidence',
  attempts: 3,
  payload: z.object({ packId: z.string() }),
} as const;

function replyOf(row: PackRow): EvidencePack['reply'] {
  const kept = row.reply as ReplyKept | null;
  if (kept === null) return null;
  const { id: formatId, version, name, recipient } = kept.format;
  return { formatId, version, name, recipient };
}

export const packOf = (row: PackRow): EvidencePack => ({
  id: row.id,
  state: row.state as EvidenceState,
  purpose: row.purpose,
  language: row.language as EvidencePack['language'],
  askedByName: row.asked_by_name,
  askedAt: row.asked_at.toISOString(),
  done: row.done,
  parts: row.parts,
  bytes: row.bytes,
  sha256: row.sha256,
  madeAt: row.made_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
  reply: replyOf(row),
});
