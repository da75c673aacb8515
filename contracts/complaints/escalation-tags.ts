import { z } from 'zod';
import { allowances, endpoint, id, instant, isoDate, personal, text } from '../kernel/index.ts';

const one = z.object({ id });
const version = z.int();

export const escalationTagState = z.enum(['waiting', 'approved', 'refused', 'lifted', 'expired']);

/** A customer known for going over our head. It is for preparation: it never lowers what they are given, nor when. */
export const escalationTag = z.object({
  id,
  state: escalationTagState,
  reason: personal('text', z.string()),
  askedByName: z.string(),
  askedAt: instant,
  expiresAt: instant,
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  version,
  /** decide, lift. */
  actions: allowances,
});
export type EscalationTag = z.infer<typeof escalationTag>;

const tagReply = z.object({ tag: escalationTag.nullable(), mayAsk: z.boolean() });

/** The tag of a case's customer. Every look leaves a trace. */
export const seeEscalationTag = endpoint({
  id: 'complaints.see-escalation-tag',
  method: 'POST',
  path: '/complaints/:id/escalation-tag/look',
  need: 'complaints.tag',
  params: one,
  body: z.object({}),
  reply: tagReply,
});

export const askEscalationTag = endpoint({
  id: 'complaints.ask-escalation-tag',
  method: 'POST',
  path: '/complaints/:id/escalation-tag',
  need: 'complaints.tag',
  params: one,
  body: z.object({ reason: text(1_000), expiresOn: isoDate }),
  reply: tagReply,
});

/** By somebody other than who asked for it. */
export const decideEscalationTag = endpoint({
  id: 'complaints.decide-escalation-tag',
  method: 'POST',
  path: '/complaints/:id/escalation-tag/decision',
  need: 'complaints.tag',
  params: one,
  body: z.object({ approved: z.boolean(), version }),
  reply: tagReply,
});

export const liftEscalationTag = endpoint({
  id: 'complaints.lift-escalation-tag',
  method: 'POST',
  path: '/complaints/:id/escalation-tag/lifting',
  need: 'complaints.tag',
  params: one,
  body: z.object({ version }),
  reply: tagReply,
});
