import {
  approvalApproved,
  approvalAsked,
  approvalBreached,
  approvalEscalated,
  approvalMoved,
  approvalRejected,
  approvalStepApproved,
  approvalWarned,
  approvalWithdrawn,
  commentAdded,
  inboxTopic,
  limitBreached,
  limitChanged,
  limitHandedOver,
  limitWarned,
  noticeGiven,
  noticeRead,
  noticesTopic,
  taskArbitrated,
  taskArbitrationOpened,
  taskAssigned,
  taskBreached,
  taskCancelled,
  taskChanged,
  taskCompleted,
  taskDisputed,
  taskEscalated,
  taskOpened,
  taskReturned,
  taskStarted,
  taskWarned,
} from '@tongli/contracts/work';
import { changes, type ServedTopic, serve } from '../../platform/realtime/topic.ts';
import { countWaiting } from './inbox/inbox.ts';
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

export const taskFacts = [
  taskOpened,
  taskChanged,
  taskStarted,
  taskCompleted,
  taskCancelled,
  taskReturned,
  taskDisputed,
  taskArbitrationOpened,
  taskArbitrated,
  taskAssigned,
  taskWarned,
  taskBreached,
  taskEscalated,
] as const;

export const approvalFacts = [
  approvalAsked,
  approvalStepApproved,
  approvalMoved,
  approvalApproved,
  approvalRejected,
  approvalWithdrawn,
  approvalWarned,
  approvalBreached,
  approvalEscalated,
] as const;

type Where = 'tasks' | 'approvals' | 'limits' | 'mentions';
const inInboxOf = (personIds: readonly (string | null)[], what: Where) =>
  [...new Set(personIds)].filter((key) => key !== null).map((key) => ({ key, change: { what } }));

/** Nobody watches what waits for others. Whoever holds a delegation asks again as those do who gave it. */
const inbox = serve(inboxTopic, {
  admits: async (call, key) => key === call.actor.id,
  state: async (call) => countWaiting(call),
  sources: [
    ...taskFacts.map((fact) => changes(fact, ({ payload }) => inInboxOf(payload.concerned, 'tasks'))),
    ...approvalFacts.map((fact) => changes(fact, ({ payload }) => inInboxOf(payload.concerned, 'approvals'))),
    changes(limitWarned, ({ payload }) => inInboxOf([payload.ownerId], 'limits')),
    changes(limitBreached, ({ payload }) => inInboxOf([payload.ownerId], 'limits')),
    changes(limitChanged, ({ payload }) => inInboxOf(payload.concerned, 'limits')),
    changes(limitHandedOver, ({ payload }) => inInboxOf([payload.fromId, payload.toId], 'limits')),
    changes(commentAdded, ({ payload }) => inInboxOf(payload.mentioned, 'mentions')),
  ],
});

export const topics: readonly ServedTopic[] = [notices, inbox];
