import { z } from 'zod';
import { endpoint, id, instant, listQuery, page, personal, topic } from '../kernel/index.ts';
import { namedPerson, urgency } from './tasks.ts';

/** `return`: one's own task came back and one must decide; `limit`: a duty on a record one owns, such as answering a complaint. */
export const inboxKind = z.enum(['promise', 'task', 'return', 'arbitration', 'approval', 'limit', 'mention']);
export type InboxKind = z.infer<typeof inboxKind>;

export const inboxItem = z.object({
  id,
  kind: inboxKind,
  /** What to open: `task`, `approval`, `complaint`, `action` … */
  subjectType: z.string(),
  subjectId: id,
  /** Empty where only the record itself knows them. */
  number: z.string(),
  title: personal('text', z.string()),
  /** A limit's duty, or an approval's kind; empty otherwise. */
  detail: z.string(),
  at: instant,
  dueAt: instant.nullable(),
  urgency,
  /** Approvals under a delegation: for whom. */
  onBehalfOf: namedPerson.nullable(),
  /** A return, or an arbitration after it: who sent the task back last, and why. */
  returned: z.object({ actorName: z.string(), reason: personal('text', z.string()) }).nullable(),
});
export type InboxItem = z.infer<typeof inboxItem>;

export const inboxList = {
  filters: { kind: ['eq', 'in'] },
  sorts: ['hurt'],
  usualSort: 'hurt',
} as const;

const counts = z.object({
  total: z.number().int(),
  breached: z.number().int(),
  byKind: z.record(inboxKind, z.number().int()),
});

/** Everything that waits for oneself, what hurts first at the top. Counts are of all, whatever is filtered. */
export const getInbox = endpoint({
  id: 'work.get-inbox',
  method: 'GET',
  path: '/inbox',
  need: 'work.read',
  query: listQuery(inboxList),
  reply: page(inboxItem).extend({ counts }),
});

/** What waits for oneself, by one's own account's id. A change says that the list is to be asked anew. */
export const inboxTopic = topic({
  name: 'work.inbox',
  need: 'work.read',
  state: counts,
  change: z.object({ what: z.enum(['tasks', 'approvals', 'limits', 'mentions']) }),
});

/** Mentions in this record have been seen. */
export const readMentions = endpoint({
  id: 'work.read-mentions',
  method: 'POST',
  path: '/inbox/mentions/reading',
  need: 'work.read',
  body: z.object({ subjectType: z.string().max(40), subjectId: id }),
  reply: z.object({}),
});
