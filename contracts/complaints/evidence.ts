import { z } from 'zod';
import { fileAddress } from '../files/index.ts';
import { endpoint, id, instant, text } from '../kernel/index.ts';
import { replyMade, replyWish } from './evidence-formats.ts';

export const evidenceState = z.enum(['waiting', 'ready', 'failed', 'expired']);
export type EvidenceState = z.infer<typeof evidenceState>;

/** How many days an archive can be fetched. */
export const evidenceDays = 14;

/** All that is on record about a case in one archive: pages to be read and printed, tables, and files as they came. */
export const evidencePack = z.object({
  id,
  state: evidenceState,
  /** Stands on every page. */
  purpose: z.string(),
  language: z.enum(['zh', 'en']),
  askedByName: z.string(),
  askedAt: instant,
  /** Parts that are written. */
  done: z.number().int(),
  /** Null while they are not counted yet. */
  parts: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  /** Of the archive, in hexadecimal digits. */
  sha256: z.string().nullable(),
  madeAt: instant.nullable(),
  expiresAt: instant.nullable(),
  /** In the shape that a recipient asks for; null where none was wished for. */
  reply: replyMade.nullable(),
});
export type EvidencePack = z.infer<typeof evidencePack>;

const need = 'complaints.account';
const path = '/complaints/:id/evidence';

/** Newest first. */
export const listEvidence = endpoint({
  id: 'complaints.list-evidence',
  method: 'GET',
  path,
  need,
  params: z.object({ id }),
  reply: z.object({ packs: z.array(evidencePack) }),
});

/** Made in the background. It holds what was said and who said it in clear, so that it has a purpose and a watermark. */
export const makeEvidence = endpoint({
  id: 'complaints.make-evidence',
  method: 'POST',
  path,
  need,
  params: z.object({ id }),
  /** With `reply` the archive holds a reply in that shape; refused with `reply-incomplete` where something is missing or too long. */
  body: z.object({ purpose: text(200), language: z.enum(['zh', 'en']), reply: replyWish.nullable().default(null) }),
  reply: evidencePack,
  creates: true,
});

/** Opens the archive for some minutes; each time leaves a trace. */
export const fetchEvidence = endpoint({
  id: 'complaints.fetch-evidence',
  method: 'POST',
  path: '/complaints/:id/evidence/:packId/fetch',
  need,
  params: z.object({ id, packId: id }),
  body: z.object({}),
  reply: fileAddress,
});
