import { z } from 'zod';
import { endpoint, instant, listQuery, page } from '../kernel/index.ts';

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
  reason: z.string().nullable(),
});

export const auditList = {
  filters: { subjectId: ['eq'], operation: ['eq', 'starts'], on: ['gte', 'lte'] },
  sorts: ['at'],
  usualSort: '-at',
} as const;

export const listAudit = endpoint({
  id: 'access.list-audit',
  method: 'GET',
  path: '/audit',
  need: 'access.audit',
  query: listQuery(auditList),
  reply: page(auditEntry),
});
