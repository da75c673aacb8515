import { z } from 'zod';
import { allowances, endpoint, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';

/** What people may ask about their own data (PIPL, articles 44 to 50): see or copy, correct, erase, have explained. */
export const subjectRequestKinds = ['access', 'correct', 'erase', 'explain'] as const;
export const subjectRequestChannels = ['phone', 'counter', 'letter', 'portal', 'email', 'regulator'] as const;
export const subjectRequestOutcomes = ['granted', 'partly', 'refused', 'withdrawn'] as const;

export const subjectRequest = z.object({
  id,
  number: z.string(),
  personId: id,
  customerName: personal('name', z.string()),
  kind: z.enum(subjectRequestKinds),
  channel: z.enum(subjectRequestChannels),
  receivedOn: isoDate,
  /** The last working day on which the answer is in time. */
  dueOn: isoDate,
  overdue: z.boolean(),
  ownerId: id,
  ownerName: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  outcome: z.enum(subjectRequestOutcomes).nullable(),
  note: personal('text', z.string()).nullable(),
  closedAt: instant.nullable(),
  version: z.number().int(),
  /** close, assign. */
  actions: allowances,
});
export type SubjectRequest = z.infer<typeof subjectRequest>;

const one = z.object({ id });
const version = z.number().int();

export const registerSubjectRequest = endpoint({
  id: 'privacy.register-request',
  method: 'POST',
  path: '/customers/:id/subject-requests',
  need: 'privacy.answer-requests',
  params: one,
  body: z.object({
    kind: z.enum(subjectRequestKinds),
    channel: z.enum(subjectRequestChannels),
    receivedOn: isoDate,
    ownerId: id,
  }),
  reply: subjectRequest,
  creates: true,
});

export const closeSubjectRequest = endpoint({
  id: 'privacy.close-request',
  method: 'POST',
  path: '/subject-requests/:id/closing',
  need: 'privacy.answer-requests',
  params: one,
  body: z.object({ outcome: z.enum(subjectRequestOutcomes), note: text(500), version }),
  reply: subjectRequest,
});

export const assignSubjectRequest = endpoint({
  id: 'privacy.assign-request',
  method: 'PUT',
  path: '/subject-requests/:id/owner',
  need: 'privacy.answer-requests',
  params: one,
  body: z.object({ ownerId: id, version }),
  reply: subjectRequest,
});

export const subjectRequestList = {
  filters: { state: ['eq'], kind: ['eq', 'in'], personId: ['eq'], ownerId: ['eq'] },
  sorts: ['dueOn', 'receivedOn'],
  usualSort: 'dueOn',
} as const;

export const listSubjectRequests = endpoint({
  id: 'privacy.list-requests',
  method: 'GET',
  path: '/subject-requests',
  need: 'privacy.read',
  query: listQuery(subjectRequestList),
  reply: page(subjectRequest),
});
