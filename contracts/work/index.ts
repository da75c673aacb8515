import { z } from 'zod';
import { endpoint, event, id, instant, listQuery, page, topic } from '../kernel/index.ts';

/** A limit watches one duty on one subject: `acknowledge` and `respond` on a complaint, `carry-out` on an action. */
export const limitKind = z.enum(['acknowledge', 'respond', 'carry-out']);
export type LimitKind = z.infer<typeof limitKind>;
export const limitState = z.enum(['running', 'warned', 'breached', 'met', 'met-late', 'cancelled']);
export type LimitState = z.infer<typeof limitState>;

export const limit = z.object({
  kind: limitKind,
  state: limitState,
  startedAt: instant,
  warnAt: instant,
  dueAt: instant,
});
export type Limit = z.infer<typeof limit>;

const limitFact = z.object({
  subjectType: z.string(),
  kind: limitKind,
  dueAt: instant,
  ownerId: id.nullable(),
});
/** The subject of both is the subject of the limit, so that they stand in one order with its other facts. */
export const limitWarned = event('limit.warned', 'limit', limitFact);
export const limitBreached = event('limit.breached', 'limit', limitFact);

/** What a person is told: a code with parameters, and the record that it is about. */
export const notice = z.object({
  id,
  code: z.string(),
  params: z.record(z.string(), z.string()),
  subjectType: z.string(),
  subjectId: id,
  at: instant,
  readAt: instant.nullable(),
});
export type Notice = z.infer<typeof notice>;

/** Some people were told something, or have read what they were told. The subject is what that is about. */
export const noticeGiven = event('notice.given', 'notice', z.object({ personIds: z.array(id) }));
export const noticeRead = event('notice.read', 'notice', z.object({ personIds: z.array(id) }));

/** What one was told, by one's own account's id. */
export const noticesTopic = topic({
  name: 'work.notices',
  need: 'work.read',
  state: z.object({ unread: z.int() }),
  change: z.object({ what: z.enum(['given', 'read']) }),
});

export const noticeList = { filters: { unread: ['eq'] }, sorts: ['at'], usualSort: '-at' } as const;

export const listNotices = endpoint({
  id: 'work.list-notices',
  method: 'GET',
  path: '/notices',
  need: 'work.read',
  query: listQuery(noticeList),
  reply: page(notice).extend({ unread: z.number().int() }),
});

export const readNotice = endpoint({
  id: 'work.read-notice',
  method: 'POST',
  path: '/notices/:id/reading',
  need: 'work.read',
  params: z.object({ id }),
  reply: z.object({}),
});

export const readAllNotices = endpoint({
  id: 'work.read-all-notices',
  method: 'POST',
  path: '/notices/reading',
  need: 'work.read',
  reply: z.object({}),
});
