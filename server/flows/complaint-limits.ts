import { limitBreached, limitEscalated, limitResumed, limitWarned } from '@tongli/contracts/work';
import { escalateCase, noteLimit, noteResumed } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** A limit on a complaint is warned of, breached, or runs again by itself → its history says so; it comes to a rung → so does the case. */
export const complaintLimits = flow('complaint-limits', [
  on(limitWarned, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'complaint') await noteLimit(call, subjectId, 'limit-warned', payload);
  }),
  on(limitBreached, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'complaint') await noteLimit(call, subjectId, 'limit-breached', payload);
  }),
  on(limitEscalated, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'complaint') await escalateCase(call, subjectId, payload);
  }),
  on(limitResumed, async (call, { subjectId, occurredAt, payload }) => {
    if (payload.subjectType === 'complaint' && payload.kind === 'respond')
      await noteResumed(call, subjectId, { dueAt: payload.dueAt, at: occurredAt });
  }),
]);
