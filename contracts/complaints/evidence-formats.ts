import { z } from 'zod';
import { bilingual, endpoint, id, instant, personal, text } from '../kernel/index.ts';

/** Who asks, and in what shape they want the reply: the platform of market regulation, the telecom regulator, the financial one. */
export const replyRecipient = z.enum(['12315', 'miit', 'nfra', 'other']);
export type ReplyRecipient = z.infer<typeof replyRecipient>;

/** What the house knows of a case and a format may ask for. */
export const replyFact = z.enum([
  ...(['number', 'lodged-on', 'acknowledged-on', 'answered-on', 'closed-on', 'days', 'channel'] as const),
  ...(['customer-name', 'customer-phone', 'product', 'area', 'class', 'facts', 'demand'] as const),
  ...(['validity', 'cause', 'measures', 'answer', 'compensation', 'recourse', 'handler', 'today'] as const),
]);
export type ReplyFact = z.infer<typeof replyFact>;

/** A fact of the case; words that are the same in every reply; or what whoever makes the reply writes in. */
export const replySource = z.union([replyFact, z.literal('fixed'), z.literal('asked')]);
export type ReplySource = z.infer<typeof replySource>;

export const replyField = z.object({
  /** By this word the letter names it: `{reply}`. */
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  label: z.object({ zh: text(60), en: text(90) }),
  source: replySource,
  /** Of `fixed`. */
  fixed: z.string().trim().max(1_000).default(''),
  required: z.boolean(),
  /** How many characters the recipient takes. */
  most: z.int().min(1).max(4_000),
});
export type ReplyField = z.infer<typeof replyField>;

const content = {
  recipient: replyRecipient,
  name: z.object({ zh: text(60), en: text(90) }),
  fields: z.array(replyField).min(1).max(40),
  /** The letter, with its fields in braces; empty where the recipient takes fields alone. */
  letter: z.string().trim().max(8_000).default(''),
};

export interface FormatFault {
  readonly code: 'key-twice' | 'letter-place-unknown';
  /** Of fields, where it lies; null: in the letter. */
  readonly place: number | null;
  readonly word: string;
}

const braced = /\{([^{}]*)\}/g;
export const placesOf = (letter: string): string[] => [...letter.matchAll(braced)].map(([, word = '']) => word);

/** Null where the format can be filled. */
export function formatFault(fields: readonly Pick<ReplyField, 'key'>[], letter: string): FormatFault | null {
  const keys = fields.map(({ key }) => key);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
  if (twice !== -1) return { code: 'key-twice', place: twice, word: keys[twice] ?? '' };
  const unknown = placesOf(letter).find((word) => !keys.includes(word));
  return unknown === undefined ? null : { code: 'letter-place-unknown', place: null, word: unknown.slice(0, 40) };
}

/** An edition in force. Version 0 came with the product. */
export const evidenceFormat = z.object({
  id,
  ...content,
  version: z.int(),
  retired: z.boolean(),
  changedAt: instant.nullable(),
  changedByName: z.string().nullable(),
});
export type EvidenceFormat = z.infer<typeof evidenceFormat>;

export const listEvidenceFormats = endpoint({
  id: 'complaints.list-evidence-formats',
  method: 'GET',
  path: '/evidence-formats',
  need: 'signed-in',
  reply: z.object({ formats: z.array(evidenceFormat) }),
});

export const addEvidenceFormat = endpoint({
  id: 'complaints.add-evidence-format',
  method: 'POST',
  path: '/evidence-formats',
  need: 'requests.administer',
  body: z.object(content),
  reply: evidenceFormat,
  creates: true,
});

/** A new edition; the one before stays on record, and what was made by it stays as it was. */
export const changeEvidenceFormat = endpoint({
  id: 'complaints.change-evidence-format',
  method: 'PUT',
  path: '/evidence-formats/:id',
  need: 'requests.administer',
  params: z.object({ id }),
  body: z.object({ ...content, retired: z.boolean().default(false), version: z.int() }),
  reply: evidenceFormat,
});

export const listEvidenceFormatEditions = endpoint({
  id: 'complaints.list-evidence-format-editions',
  method: 'GET',
  path: '/evidence-formats/:id/editions',
  need: 'requests.administer',
  params: z.object({ id }),
  reply: z.object({ editions: z.array(evidenceFormat) }),
});

/** What is written in by whoever makes the reply, by key: what is asked for, or better words for what the case holds. */
export const replySaid = z.record(z.string().max(40), z.string().trim().max(4_000));
export type ReplySaid = z.infer<typeof replySaid>;

export const replyWish = z.object({ formatId: id, version: z.int(), said: replySaid.default({}) });
export type ReplyWish = z.infer<typeof replyWish>;

export const filledField = replyField
  .pick({ key: true, label: true, source: true, required: true, most: true })
  .extend({
    /** As it will be told, masked; null: nothing is known. */
    value: personal('text', z.string()).nullable(),
    fault: z.enum(['missing', 'too-long']).nullable(),
  });
export type FilledField = z.infer<typeof filledField>;

/** How a reply to a recipient would look, and what it lacks. In the body, not the address: it may hold what a customer said. */
export const previewReply = endpoint({
  id: 'complaints.preview-reply',
  method: 'POST',
  path: '/complaints/:id/evidence/reply-preview',
  need: 'complaints.account',
  params: z.object({ id }),
  body: replyWish.extend({ language: z.enum(['zh', 'en']).default('zh') }),
  reply: z.object({ fields: z.array(filledField), letter: personal('text', z.string()) }),
});

/** Of an archive: what reply lies in it. */
export const replyMade = z.object({ formatId: id, version: z.int(), name: bilingual, recipient: replyRecipient });
