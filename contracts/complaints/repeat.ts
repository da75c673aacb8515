import { z } from 'zod';
import { kinship, phoneNumber } from '../customers/index.ts';
import { allowances, endpoint, event, id, instant, personal, text } from '../kernel/index.ts';
import { complaintState, termCode } from './terms.ts';

const one = z.object({ id });

/**
 * `same`: the same matter of the same customer, as far as can be told; `likely`: worth a look; `like`: another customer with such a
 * matter; `customer`: the same customer, of whose matter nothing was told yet.
 */
export const repeatLevel = z.enum(['same', 'likely', 'like', 'customer']);
export type RepeatLevel = z.infer<typeof repeatLevel>;

/** Why: what speaks for it, and what against. The words are the reader's. */
export const repeatReason = z.enum([
  ...(['customer', 'phone', 'email', 'name-and-tail', 'words', 'meaning', 'product', 'area'] as const),
  ...(['other-denial', 'other-time', 'other-numbers'] as const),
]);
export type RepeatReason = z.infer<typeof repeatReason>;

export const repeatMatch = z.object({
  complaintId: id,
  number: z.string(),
  state: complaintState,
  lodgedAt: instant,
  product: z.string(),
  area: z.string(),
  ownerName: z.string().nullable(),
  summary: personal('text', z.string()),
  kinship: kinship.nullable(),
  level: repeatLevel,
  /** From 0 to 1; null where no text was given. */
  score: z.number().nullable(),
  reasons: z.array(repeatReason),
});
export type RepeatMatch = z.infer<typeof repeatMatch>;

/** Asked again and again while somebody types. In the body, not the address: an identifier must not end up in a log. */
export const findRepeats = endpoint({
  id: 'complaints.find-repeats',
  method: 'POST',
  path: '/complaint-repeats/search',
  need: 'complaints.read',
  body: z.object({
    projectId: id.optional(),
    customerId: id.optional(),
    name: z.string().trim().max(60).optional(),
    phone: phoneNumber.optional(),
    email: z.email().max(120).optional(),
    product: termCode.optional(),
    area: termCode.optional(),
    /** Facts and demand as far as they are written. */
    text: z.string().max(6_000).default(''),
  }),
  reply: z.object({
    matches: z.array(repeatMatch),
    windowDays: z.int(),
    /** Complaints of this customer within the window, whatever they are about. */
    ofCustomer: z.int(),
  }),
});

export const repeatLink = repeatMatch.omit({ kinship: true, level: true }).extend({
  linkId: id,
  kind: z.enum(['repeat', 'related']),
  linkState: z.enum(['suggested', 'linked', 'refused']),
  /** Whether it stands before or after the case that is looked at. */
  side: z.enum(['earlier', 'later']),
});
export type RepeatLink = z.infer<typeof repeatLink>;

const windowOf = z.object({
  complaintId: id,
  number: z.string(),
  state: complaintState,
  channel: z.string(),
  joinedAt: instant,
  detachedAt: instant.nullable(),
});

export const repeats = z.object({
  links: z.array(repeatLink),
  /** How often the matter was brought before, by confirmed links. */
  repeatCount: z.int(),
  plan: z
    .object({ taskId: id, number: z.string(), state: z.string(), ownerName: z.string().nullable(), dueAt: instant })
    .nullable(),
  /** The case that this one follows; null where it follows none. */
  master: windowOf.nullable(),
  /** Those that follow this one, or did. */
  members: z.array(windowOf),
  actions: allowances,
});
export type Repeats = z.infer<typeof repeats>;

export const getRepeats = endpoint({
  id: 'complaints.get-repeats',
  method: 'GET',
  path: '/complaints/:id/repeats',
  need: 'complaints.read',
  params: one,
  reply: repeats,
});

export const repeatVerdict = z.enum(['repeat', 'related', 'different']);
export type RepeatVerdict = z.infer<typeof repeatVerdict>;

/** What a person says of two cases: it links them or keeps them apart, and is what thresholds are learned from. */
export const judgeRepeat = endpoint({
  id: 'complaints.judge-repeat',
  method: 'POST',
  path: '/complaints/:id/repeats',
  need: 'complaints.lodge',
  params: one,
  body: z.object({ otherId: id, verdict: repeatVerdict }),
  reply: repeats,
});

/** The case follows another of the same customer: one owner, one answer. */
export const joinMaster = endpoint({
  id: 'complaints.join-master',
  method: 'POST',
  path: '/complaints/:id/master',
  need: 'complaints.handle',
  params: one,
  body: z.object({ masterId: id }),
  reply: repeats,
});

export const detachFromMaster = endpoint({
  id: 'complaints.detach-from-master',
  method: 'POST',
  path: '/complaints/:id/master/detachment',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reason: text(400) }),
  reply: repeats,
});

export const repeatSettings = z.object({
  /** How many days back a matter counts as the same one. */
  windowDays: z.int().min(1).max(365),
  /** So many windows within so many minutes become one case. */
  windowCount: z.int().min(2).max(20),
  windowMinutes: z.int().min(5).max(1_440),
  /** Who is given the plan: whoever leads the handler of the first case, or the quality engineers. */
  planOwner: z.enum(['leader', 'quality']),
  /** Working minutes for the plan. */
  planMinutes: z.int().min(15).max(4_800),
  /** What the plan says, a step a line; in both languages. */
  planSteps: z.object({ zh: text(2_000), en: text(2_000) }),
});
export type RepeatSettings = z.infer<typeof repeatSettings>;

const learned = z.object({
  learnedAt: instant.nullable(),
  texts: z.int(),
  sameFrom: z.number(),
  suggestFrom: z.number(),
  /** Verdicts of people that the thresholds were chosen from; precision and recall are those at `sameFrom`. */
  labels: z.int(),
  precision: z.number().nullable(),
  recall: z.number().nullable(),
});

const settingsReply = z.object({ settings: repeatSettings, version: z.int(), learned });

export const getRepeatSettings = endpoint({
  id: 'complaints.get-repeat-settings',
  method: 'GET',
  path: '/complaint-repeats/settings',
  need: 'complaints.read',
  reply: settingsReply,
});

export const setRepeatSettings = endpoint({
  id: 'complaints.set-repeat-settings',
  method: 'PUT',
  path: '/complaint-repeats/settings',
  need: 'requests.administer',
  body: z.object({ settings: repeatSettings, version: z.int() }),
  reply: settingsReply,
});

/** A case turned out to bring a matter again; by the house or by a person. */
export const complaintRepeatFound = event(
  'complaint.repeat_found',
  'complaint',
  z.object({
    projectId: id,
    number: z.string(),
    ofId: id,
    by: z.enum(['house', 'person']),
    score: z.number().nullable(),
  }),
);

/** A person said what two cases have to do with each other. */
export const complaintsLinked = event(
  'complaint.linked',
  'complaint',
  z.object({ projectId: id, otherId: id, verdict: repeatVerdict, score: z.number().nullable() }),
);

/** A case follows a master from now on, or no longer. */
export const complaintMasterChanged = event(
  'complaint.master_changed',
  'complaint',
  z.object({ projectId: id, masterId: id, joined: z.boolean() }),
);
