import { z } from 'zod';
import { recordedSide } from '../contacts/index.ts';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';
import { subjectRequestChannels } from './subject-request.ts';

/*
 * A customer's copy of what was recorded of a call with them (PIPL, article 45). One person keeps the request, another releases or refuses
 * it; it is opened by a signed link and a code that goes to the customer, until its end. Refusals: `customer-unknown`, `nothing-recorded`,
 * `recording-runs`, `copy-asked`, `second-person-needed`, `copy-decided`, `copy-ended`, `codes-often`, `code-wrong`, `code-ended`.
 */

export const copyAskers = ['self', 'guardian', 'lawyer', 'heir'] as const;
/** How it was made sure of who asks. */
export const copyIdentities = ['call-back', 'document', 'counter', 'letter'] as const;
export const copyStates = ['asked', 'released', 'refused'] as const;

export const copyCodeLength = 6;
export const copyCodeMinutes = 10;
export const copyCodeTries = 5;

export const recordingCopy = z.object({
  id,
  requestId: id,
  /** Of the request about their own data. */
  number: z.string(),
  dueOn: isoDate,
  overdue: z.boolean(),
  personId: id,
  customerName: personal('name', z.string()),
  contactId: id,
  contactNumber: z.string(),
  asker: z.enum(copyAskers),
  identityBy: z.enum(copyIdentities),
  others: personal('text', z.string()),
  state: z.enum(copyStates),
  askedAt: instant,
  askedByName: z.string(),
  decidedAt: instant.nullable(),
  decidedByName: z.string(),
  reason: personal('text', z.string()).nullable(),
  /** Until when its link opens; what follows the portal's address. */
  endsAt: instant.nullable(),
  link: z.string().nullable(),
  openings: z.array(z.object({ at: instant, browser: z.string() })),
  version: z.number().int(),
  /** release, refuse: allowed or why not. */
  actions: allowances,
});
export type RecordingCopy = z.infer<typeof recordingCopy>;

const version = z.number().int();
const one = z.object({ id });

export const askCopy = endpoint({
  id: 'privacy.ask-copy',
  method: 'POST',
  path: '/contacts/:id/copies',
  need: 'privacy.answer-requests',
  params: one,
  body: z.object({
    asker: z.enum(copyAskers),
    identityBy: z.enum(copyIdentities),
    channel: z.enum(subjectRequestChannels),
    receivedOn: isoDate,
    ownerId: id,
    /** Whose data beside the customer's is heard, and what is done about it; empty: nobody's. */
    others: z.string().trim().max(500).default(''),
  }),
  reply: recordingCopy,
  creates: true,
});

/** By another person than the one who asked. The customer is sent the link. */
export const releaseCopy = endpoint({
  id: 'privacy.release-copy',
  method: 'POST',
  path: '/recording-copies/:id/release',
  need: 'privacy.release-copies',
  params: one,
  body: z.object({ days: z.number().int().min(1).max(30), version }),
  reply: recordingCopy,
});

/** The reason is what the customer is told. */
export const refuseCopy = endpoint({
  id: 'privacy.refuse-copy',
  method: 'POST',
  path: '/recording-copies/:id/refusal',
  need: 'privacy.release-copies',
  params: one,
  body: z.object({ reason: text(500), version }),
  reply: recordingCopy,
});

export const recordingCopyList = {
  filters: { state: ['eq'], contactId: ['eq'], personId: ['eq'] },
  sorts: ['askedAt'],
  usualSort: '-askedAt',
} as const;

export const listCopies = endpoint({
  id: 'privacy.list-copies',
  method: 'GET',
  path: '/recording-copies',
  need: 'privacy.read',
  query: listQuery(recordingCopyList),
  reply: page(recordingCopy),
});

const byToken = z.object({ token: z.string().min(1).max(200) });

/** What lies behind a link, before its code: nothing that was said. */
export const getCopyInPortal = endpoint({
  id: 'privacy.get-copy-in-portal',
  method: 'GET',
  path: '/portal/copies/:token',
  need: 'public',
  params: byToken,
  reply: z.object({
    number: z.string(),
    contactNumber: z.string(),
    endsAt: instant,
    ended: z.boolean(),
    zone: z.string(),
  }),
});

/** Sends the customer a code, as they are sent everything else. */
export const askCopyCode = endpoint({
  id: 'privacy.ask-copy-code',
  method: 'POST',
  path: '/portal/copies/:token/code',
  need: 'public',
  params: byToken,
  reply: z.object({ expiresAt: instant }),
});

/** Each time is kept. The sides' addresses open at `files.read-in-portal` for some minutes. */
export const openCopyInPortal = endpoint({
  id: 'privacy.open-copy',
  method: 'POST',
  path: '/portal/copies/:token/opening',
  need: 'public',
  params: byToken,
  body: z.object({ code: z.string().regex(/^\d{6}$/) }),
  reply: z.object({ sides: z.array(recordedSide.omit({ recordingId: true, name: true })) }),
  discloses: true,
});

const about = z.object({ copyId: id, projectId: id, personId: id });
/** It was released or refused. */
export const copyDecided = event('privacy.copy_decided', 'recording-copy', about);
/** Its customer wants to open it. */
export const copyCodeAsked = event(
  'privacy.copy_code_asked',
  'recording-copy',
  about.extend({ code: z.number().int() }),
);
