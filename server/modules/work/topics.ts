import { noticeGiven, noticeRead, noticesTopic } from '@tongli/contracts/work';
import { changes, type ServedTopic, serve } from '../../platform/realtime/topic.ts';
import { countUnread } from './notices.ts';

type What = 'given' | 'read';
const forEach = (personIds: readonly string[], what: What) =>
  [...new Set(personIds)].map((key) => ({ key, change: { what } }));

/** Nobody watches what others are told. */
const notices = serve(noticesTopic, {
  admits: async (call, key) => key === call.actor.id,
  state: async (call) => ({ unread: await countUnread(call) }),
  sources: [
    changes(noticeGiven, ({ payload }) => forEach(payload.personIds, 'given')),
    changes(noticeRead, ({ payload }) => forEach(payload.personIds, 'read')),
  ],
});

export const topics: readonly ServedTopic[] = [notices];
