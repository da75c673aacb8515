import { z } from 'zod';
import { endpoint, instant, listQuery, page, personal } from '../kernel/index.ts';

/** Who saw or changed what. */
export const auditEntry = z.object({
  position: z.number().int().nullable(),
  at: instant,
  actorName: z.string(),
  /** The beginning of the token by which a program acted; null where a person did. */
  actorToken: z.string().nullable(),
  operation: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** What people call the subject: a number, or an account's name and username. Null where it has neither. */
  subjectName: z.string().nullable(),
  reason: personal('text', z.string()).nullable(),
  /** The request that did it: everything that one click left behind carries the same. */
  requestId: z.string(),
});

export const auditList = {
  filters: {
    /** A username or a name. */
    who: ['eq'],
    /** A complaint's number, a username, or an id. */
    subject: ['eq'],
    subjectId: ['eq'],
    operation: ['eq', 'starts'],
    /** `true`: looks at personal data alone. */
    look: ['eq'],
    requestId: ['eq'],
    on: ['gte', 'lte'],
  },
  sorts: ['at'],
  usualSort: '-at',
} as const;

/** Acts by which someone sees what is masked otherwise, or takes much out at once. */
export const looks = [
  'customers.reveal',
  'customers.export-person',
  'complaints.disclose-file',
  'privacy.start-list-export',
] as const;

export const listAudit = endpoint({
  id: 'access.list-audit',
  method: 'GET',
  path: '/audit',
  need: 'access.audit',
  query: listQuery(auditList),
  reply: page(auditEntry),
});

/** How far the trail is sealed, and how far its seal is noted outside the database. */
export const auditSeal = z.object({
  position: z.number().int(),
  /** When the newest sealed entry was written; null where there is none. */
  at: instant.nullable(),
  /** Entries that wait for their seal; it takes a blink. */
  waiting: z.number().int(),
  anchoredPosition: z.number().int(),
  anchoredAt: instant.nullable(),
});

export const getAuditSeal = endpoint({
  id: 'access.get-audit-seal',
  method: 'GET',
  path: '/audit/seal',
  need: 'access.audit',
  reply: auditSeal,
});
