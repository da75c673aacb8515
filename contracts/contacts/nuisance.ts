import { z } from 'zod';
import { allowances, endpoint, id, instant, personal, text } from '../kernel/index.ts';
import { version } from '../org/terms.ts';

/** `asked` blocks nobody; `approved` does until it expires; `lifted` and `declined` are ends. A complaint is never blocked. */
export const nuisanceState = z.enum(['asked', 'approved', 'declined', 'lifted', 'expired']);

export const nuisanceEntry = z.object({
  id,
  projectId: id,
  phone: personal('phone', z.string()).nullable(),
  state: nuisanceState,
  reason: personal('text', z.string()),
  contactId: id.nullable(),
  askedById: id,
  askedByName: z.string(),
  askedAt: instant,
  decidedByName: z.string(),
  decidedAt: instant.nullable(),
  expiresAt: instant,
  /** Contacts that were refused for it. */
  blocked: z.number().int(),
  version: z.number().int(),
  /** approve, decline, lift: allowed or why not. */
  actions: allowances,
});
export type NuisanceEntry = z.infer<typeof nuisanceEntry>;

const one = z.object({ id });

export const listNuisance = endpoint({
  id: 'contacts.list-nuisance',
  method: 'GET',
  path: '/nuisance-entries',
  need: 'contacts.read',
  reply: z.object({ entries: z.array(nuisanceEntry) }),
});

/** Of the caller of a contact. Another person approves it. */
export const askNuisance = endpoint({
  id: 'contacts.ask-nuisance',
  method: 'POST',
  path: '/nuisance-entries',
  need: 'contacts.take',
  body: z.object({ contactId: id, reason: text(400), days: z.number().int().min(1).max(180) }),
  reply: nuisanceEntry,
  creates: true,
});

export const decideNuisance = endpoint({
  id: 'contacts.decide-nuisance',
  method: 'POST',
  path: '/nuisance-entries/:id/decision',
  need: 'contacts.supervise',
  params: one,
  body: z.object({ approved: z.boolean(), note: text(400), version }),
  reply: nuisanceEntry,
});

export const liftNuisance = endpoint({
  id: 'contacts.lift-nuisance',
  method: 'POST',
  path: '/nuisance-entries/:id/lifting',
  need: 'contacts.supervise',
  params: one,
  body: z.object({ note: text(400), version }),
  reply: nuisanceEntry,
});
