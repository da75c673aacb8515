import { limitBreached, limitWarned } from '@tongli/contracts/work';
import { noteLimit } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** A limit on a complaint is warned of or breached → its history says so. */
export const complaintLimits = flow('complaint-limits', [
  on(limitWarned, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'complaint') await noteLimit(call, subjectId, 'limit-warned', payload);
  }),
  on(limitBreached, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'complaint') await noteLimit(call, subjectId, 'limit-breached', payload);
  }),
]);
