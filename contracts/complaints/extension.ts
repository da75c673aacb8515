import { z } from 'zod';
import { endpoint, id, instant, personal, text } from '../kernel/index.ts';

export const extensionState = z.enum(['waiting', 'approved', 'rejected', 'withdrawn', 'too-late']);
export type ExtensionState = z.infer<typeof extensionState>;

/** More time for the answer, as it was asked for and decided. */
export const extension = z.object({
  id,
  state: extensionState,
  days: z.int(),
  reason: personal('text', z.string()),
  askedByName: z.string(),
  askedAt: instant,
  approvalId: id,
  /** By when the case had to be answered before any extension: what counts as on time. */
  firstDueAt: instant,
  dueBefore: instant,
  dueAfter: instant.nullable(),
  decidedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  /** Whether the answer came within the extended time; null while it is awaited. */
  kept: z.boolean().nullable(),
});
export type Extension = z.infer<typeof extension>;

const extensions = z.object({
  extensions: z.array(extension),
  /** What the process of the case allows: days at once, and how often. None: nothing. */
  atMostDays: z.int(),
  atMostTimes: z.int(),
  left: z.int(),
});

export const listExtensions = endpoint({
  id: 'complaints.list-extensions',
  method: 'GET',
  path: '/complaints/:id/extensions',
  need: 'complaints.read',
  params: z.object({ id }),
  reply: extensions,
});

/** Whoever has authority for `extension` decides; until then the limit runs on as it is. */
export const askExtension = endpoint({
  id: 'complaints.ask-extension',
  method: 'POST',
  path: '/complaints/:id/extensions',
  need: 'complaints.handle',
  params: z.object({ id }),
  body: z.object({ days: z.int().min(1).max(365), reason: text(1_000) }),
  reply: extensions,
});
