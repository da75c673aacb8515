import { z } from 'zod';
import { endpoint, event, id, instant, listQuery, page, topic } from '../kernel/index.ts';

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
